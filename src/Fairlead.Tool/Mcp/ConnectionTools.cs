using System.Text.Json.Nodes;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Manifest;
using Fairlead.Operations.Checking;
using Fairlead.Operations.Editing;
using Fairlead.Operations.Projects;
using Fairlead.Operations.Sessions;
using Fairlead.Operations.Usages;
using Fairlead.Tool.Commands;
using Fairlead.Tool.Output;

namespace Fairlead.Tool.Mcp;

/// <summary>What agents can ask. The answers have names and places, and no values, not even those of the manifest.</summary>
internal sealed class ConnectionTools(Func<ConnectionProject> openProject, ToolContext context)
{
    public JsonNode ListConnections()
    {
        ConnectionProject project = openProject();
        return new JsonArray([.. project.Connections.Select(connection => new JsonObject
        {
            ["conn_id"] = connection.Id,
            ["conn_type"] = connection.Type.Id,
            ["description"] = connection.Values.Description,
            ["accessor"] = "connections." + connection.MemberName,
            ["is_template"] = connection.IsTemplate,
            ["sharing"] = connection.Sharing.ToString().ToLowerInvariant(),
            ["deployments"] = CreateTexts(project.Manifest.Deployments.Where(deployment => deployment.Links(connection))
                .Select(static deployment => deployment.Name)),
            ["required_fields"] = CreateTexts(Operations.Definitions.RequiredFields.Find(connection)),
            ["owners"] = CreateTexts(connection.Owners),
            ["tags"] = CreateTexts(connection.Tags),
        })]);
    }

    public JsonNode ListTypes() => new JsonArray([.. ConnectionTypeTable.BuiltIn.Types.Select(static type => new JsonObject
    {
        ["conn_type"] = type.Id,
        ["name"] = type.DisplayName,
        ["fields"] = new JsonArray([.. type.Fields.Select(static field => new JsonObject
        {
            ["field"] = field.Name, ["title"] = field.Title, ["description"] = field.Description, ["is_required"] = field.Required,
            ["is_secret"] = field.Secret,
        })]),
        ["extras"] = new JsonArray([.. type.Extras.Select(static extra => new JsonObject
        {
            ["extra"] = extra.Name, ["type"] = extra.Type.ToString().ToLowerInvariant(), ["description"] = extra.Description,
            ["allowed"] = CreateTexts(extra.Enum), ["is_secret"] = extra.Secret,
        })]),
    })]);

    public JsonNode ListDeployments()
    {
        ConnectionProject project = openProject();
        return new JsonArray([.. project.Manifest.Deployments.Select(static deployment => new JsonObject
        {
            ["deployment"] = deployment.Name,
            ["description"] = deployment.Description,
            ["inherits"] = deployment.Inherits,
            ["backends"] = CreateTexts((deployment.Backends ?? []).Select(static backend => backend.Type)),
            ["links"] =
                CreateTexts(deployment.Changes.Where(static change => change.Value.Linked == true).Select(static change => change.Key)),
            ["excludes"] =
                CreateTexts(deployment.Changes.Where(static change => change.Value.Linked == false).Select(static change => change.Key)),
            ["overrides"] = new JsonObject(deployment.Changes.Where(static change => change.Value.Overrides.Mentioned.Names.Any())
                .Select(static change => KeyValuePair.Create(change.Key, (JsonNode?)CreateTexts(change.Value.Overrides.Mentioned.Names)))),
        })]);
    }

    public JsonNode FindUsages(string connectionId)
    {
        ConnectionProject project = openProject();
        ManifestConnection connection = DeploymentEditor.FindConnection(project, connectionId);
        return new JsonArray([.. ConnectionUsages.Find(project, connection)
            .Select(static usage => new JsonObject { ["file"] = usage.Path, ["line"] = usage.Line })]);
    }

    public async Task<JsonNode> CheckAsync(string? deployment, CancellationToken cancellationToken)
    {
        await using ConnectionSession session = SessionArguments.OpenSession(openProject(), context, deployment);
        return CheckJson.Create(await new ConnectionChecker(session).CheckAsync(RequiredConnections.List(session), cancellationToken));
    }

    public async Task<JsonNode> ExplainAsync(string connectionId, string? deployment, CancellationToken cancellationToken)
    {
        await using ConnectionSession session = SessionArguments.OpenSession(openProject(), context, deployment);
        return CheckJson.Create(await new ConnectionChecker(session).CheckAsync(connectionId, cancellationToken));
    }

    private static JsonArray CreateTexts(IEnumerable<string> texts) => new([.. texts.Select(static text => JsonValue.Create(text))]);
}

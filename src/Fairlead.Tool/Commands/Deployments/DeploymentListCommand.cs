using System.CommandLine;
using System.Text.Json.Nodes;
using Fairlead.Core.Manifest;
using Fairlead.Operations.Projects;

namespace Fairlead.Tool.Commands.Deployments;

/// <summary><c>fairlead deployments list</c>.</summary>
internal static class DeploymentListCommand
{
    private static readonly string[] Columns = ["deployment", "inherits", "connections", "overrides", "backends", "description"];

    public static Command Create(ToolContext context)
    {
        var session = new SessionArguments();
        var command = new Command("list", "Lists the deployments of the manifest.");
        session.AddTo(command, hasDeployment: false);
        command.SetGuardedAction(context, (arguments, _) =>
        {
            ConnectionProject project = session.OpenProject(arguments, context);
            session.CreateWriter(arguments, context)
                .WriteRows(Columns, [.. project.Manifest.Deployments.Select(deployment => ToRow(deployment, project))]);
            return Task.FromResult(ExitCode.Clean);
        });
        return command;
    }

    private static JsonObject ToRow(ManifestDeployment deployment, ConnectionProject project) => new()
    {
        ["deployment"] = deployment.Name,
        ["inherits"] = deployment.Inherits,
        ["connections"] = project.Connections.Count(deployment.Links),
        ["overrides"] = deployment.Changes.Values.Count(static change => change.Overrides.Mentioned.Names.Any()),
        ["backends"] = new JsonArray([.. (deployment.Backends ?? []).Select(static backend => JsonValue.Create(backend.Type))]),
        ["description"] = deployment.Description,
    };
}

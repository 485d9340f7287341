using Fairlead.Core.Json;
using Fairlead.Core.Manifest;
using Fairlead.Generator.Model;

namespace Fairlead.Generator;

/// <summary>Turns what a project's manifests say into what is generated.</summary>
internal static class ModelBuilder
{
    public static ManifestModel Build(ManifestDocument manifest, ProjectModel project)
    {
        string ns = manifest.Namespace ?? project.RootNamespace;
        var accessors = new AccessorModel[manifest.Connections.Count];
        var sources = new ConnectionSource[manifest.Connections.Count];
        for (int i = 0; i < sources.Length; i++)
        {
            ManifestConnection connection = manifest.Connections[i];
            string? availability = ConnectionText.Availability(connection, manifest.Deployments);
            accessors[i] = new AccessorModel(connection.Id, connection.MemberName, ConnectionText.Summary(connection), availability);
            sources[i] = new ConnectionSource(connection, availability, Changes(connection, manifest.Deployments), ns, project.WantsFakes);
        }

        IEnumerable<DeploymentModel> deployments = manifest.Deployments
            .Select(static deployment => new DeploymentModel(deployment.Name, deployment.MemberName, deployment.Description));
        var index = new IndexModel(ns, new(accessors), new(deployments), project.WantsFakes);
        return new ManifestModel(index, sources, RequirementsBuilder.Build(manifest, project));
    }

    public static ConnectionModel Build(ConnectionSource source)
    {
        ManifestConnection connection = source.Connection;
        ConnectionLayout layout = ConnectionLayout.Of(connection);
        MembersModel members = layout.MembersOf(connection);
        var definition = new DefinitionModel(
            connection.Type.Id,
            layout.TypeNames,
            layout.BasedOn,
            layout.ConnectionString,
            Values(connection.Values),
            Defaults(connection.Values, layout.Defaults),
            layout.SecretExtras,
            layout.DeclaredExtras,
            new(layout.RequiredFields(members, connection.Values)),
            connection.Sharing == ConnectionSharing.Restricted,
            source.Deployments);
        return new ConnectionModel(
            source.Namespace,
            connection.Id,
            connection.ClassName,
            ConnectionText.Summary(connection),
            ConnectionText.Remarks(connection, source.Availability),
            members,
            definition,
            source.WantsFake);
    }

    private static EquatableArray<DeploymentValues> Changes(ManifestConnection connection, IReadOnlyList<ManifestDeployment> deployments)
    {
        List<DeploymentValues>? changes = null;
        foreach (ManifestDeployment deployment in deployments)
        {
            if (deployment.Changes.TryGetValue(connection.Id, out DeploymentChange? change))
                (changes ??= []).Add(new DeploymentValues(deployment.Name, change.Linked, Values(change.Overrides)));
        }
        return changes is null ? default : new(changes);
    }

    /// <summary>The values. An extra without members is left out.</summary>
    private static FieldValues Values(ManifestFields values) => new(
        values.Description, values.Host, values.Port, values.Schema, values.Login,
        values.Extra.Count == 0 ? null : JsonWriter.WriteObject(values.Extra.Select(static member => new KeyValuePair<string, JsonValue>(member.Name, member.Value))));

    /// <summary>The defaults of extras that the manifest doesn't set; null when there are none.</summary>
    private static string? Defaults(ManifestFields values, IReadOnlyList<KeyValuePair<string, JsonValue>> defaults)
    {
        List<KeyValuePair<string, JsonValue>> unset = [.. defaults.Where(declared => !values.Extra.Any(member => member.Name == declared.Key))];
        return unset.Count == 0 ? null : JsonWriter.WriteObject(unset);
    }
}

using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Json;
using Fairlead.Core.Manifest;
using Fairlead.Generator.Model;

namespace Fairlead.Generator;

/// <summary>Turns what a project's manifests say into what is generated.</summary>
internal sealed class ModelBuilder
{
    private readonly Dictionary<string, ConnectionLayout> _layouts = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<ManifestDeployment> _deployments;
    private readonly string _namespace;
    private readonly bool _wantsFakes;

    private ModelBuilder(ManifestDocument manifest, ProjectModel project) =>
        (_deployments, _namespace, _wantsFakes) = (manifest.Deployments, manifest.Namespace ?? project.RootNamespace, project.WantsFakes);

    public static ManifestModel Build(ManifestDocument manifest, ProjectModel project)
    {
        var builder = new ModelBuilder(manifest, project);
        var accessors = new AccessorModel[manifest.Connections.Count];
        var connections = new ConnectionModel[manifest.Connections.Count];
        for (int i = 0; i < connections.Length; i++)
        {
            ManifestConnection connection = manifest.Connections[i];
            string? availability = ConnectionText.Availability(connection, manifest.Deployments);
            accessors[i] = new AccessorModel(connection.Id, connection.MemberName, ConnectionText.Summary(connection), availability);
            connections[i] = builder.Build(connection, availability);
        }

        IEnumerable<DeploymentModel> deployments = manifest.Deployments
            .Select(static deployment => new DeploymentModel(deployment.Name, deployment.MemberName, deployment.Description));
        return new ManifestModel(new IndexModel(builder._namespace, new(accessors), new(deployments), project.WantsFakes), new(connections))
        {
            Requirements = RequirementsBuilder.Build(manifest, project),
        };
    }

    private ConnectionModel Build(ManifestConnection connection, string? availability)
    {
        string className = connection.MemberName + "Connection";
        ConnectionLayout layout = LayoutOf(connection, className);
        return new ConnectionModel(
            _namespace,
            connection.Id,
            className,
            ConnectionText.Summary(connection),
            ConnectionText.Remarks(connection, availability),
            layout.MembersOf(connection),
            Define(connection, layout),
            _wantsFakes);
    }

    /// <summary>The layout that all connections of the type share which declare nothing of their own.</summary>
    private ConnectionLayout LayoutOf(ManifestConnection connection, string className)
    {
        ConnectionType type = connection.Type;
        if (!ReferenceEquals(connection.Fields, type.Fields) || !ReferenceEquals(connection.Extras, type.Extras)) return new ConnectionLayout(connection, className);
        if (!_layouts.TryGetValue(type.Id, out ConnectionLayout? layout)) _layouts.Add(type.Id, layout = new ConnectionLayout(connection, className: ""));
        return layout.Fits(className) ? layout : new ConnectionLayout(connection, className);
    }

    private DefinitionModel Define(ManifestConnection connection, ConnectionLayout layout) => new(
        connection.Type.Id,
        ConnectionTypeTable.BuiltIn.Types.Contains(connection.Type) ? default : new(connection.Type.Aliases.Concat(connection.Type.UriSchemes)),
        Values(connection.Values, connection.Extras),
        layout.SecretExtras,
        layout.SpelledExtras,
        new(ConnectionLayout.RequiredFields(connection)),
        connection.Sharing == ConnectionSharing.Restricted,
        _deployments.Count == 0 ? default : new(_deployments
            .Where(deployment => deployment.Changes.ContainsKey(connection.Id))
            .Select(deployment => (deployment.Name, Change: deployment.Changes[connection.Id]))
            .Select(static changed => new DeploymentValues(changed.Name, changed.Change.Linked, Values(changed.Change.Overrides, [])))));

    /// <summary>The values, and the defaults of extras that have none. An extra without members is left out.</summary>
    private static FieldValues Values(ManifestFields values, IReadOnlyList<ExtraDeclaration> declarations)
    {
        List<KeyValuePair<string, JsonValue>> extra = [.. values.Extra.Select(static member => new KeyValuePair<string, JsonValue>(member.Name, member.Value))];
        foreach (ExtraDeclaration declaration in declarations)
        {
            if (declaration.Default is { } value && !values.Extra.Any(member => member.Name == declaration.Name))
                extra.Add(new(declaration.Name, JsonDocument.Parse(value, JsonReaderOptions.Strict).Root!));
        }
        return new FieldValues(
            values.Description, values.Host, values.Port, values.Schema, values.Login, extra.Count == 0 ? null : JsonWriter.WriteObject(extra));
    }
}

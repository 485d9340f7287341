using Fairlead.Core.ConnectionTypes;
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
        var accessors = new List<AccessorModel>();
        var connections = new List<ConnectionModel>();
        foreach (ManifestConnection connection in manifest.Connections)
        {
            string? availability = Availability(connection, manifest.Deployments);
            accessors.Add(new AccessorModel(connection.Id, connection.MemberName, Summary(connection), availability));
            connections.Add(Build(connection, availability, manifest.Deployments, ns, project.WantsFakes));
        }

        IEnumerable<DeploymentModel> deployments = manifest.Deployments
            .Select(static deployment => new DeploymentModel(deployment.Name, deployment.MemberName, deployment.Description));
        return new ManifestModel(new IndexModel(ns, new(accessors), new(deployments), project.WantsFakes), new(connections));
    }

    private static ConnectionModel Build(
        ManifestConnection connection, string? availability, IReadOnlyList<ManifestDeployment> deployments, string ns, bool hasFake)
    {
        string className = connection.MemberName + "Connection";
        List<PropertyModel> properties = new PropertyBuilder(connection, className).Build();
        return new ConnectionModel(
            ns,
            connection.Id,
            className,
            Summary(connection),
            Remarks(connection, availability),
            new(properties),
            new(ConnectionString(connection.Type, properties)),
            connection.Type.Shapes,
            Define(connection, deployments),
            hasFake);
    }

    private static List<ConnectionStringEntry> ConnectionString(ConnectionType type, List<PropertyModel> properties)
    {
        var entries = new List<ConnectionStringEntry>(type.ConnectionString.Count);
        if (type.ConnectionStringFormat != ConnectionStringFormat.AdoNet) return entries;
        foreach (ConnectionStringPart part in type.ConnectionString)
        {
            foreach (PropertyModel property in properties)
            {
                if (property.Source == part.Source) entries.Add(new ConnectionStringEntry(part.Keyword, property));
            }
        }
        return entries;
    }

    private static DefinitionModel Define(ManifestConnection connection, IReadOnlyList<ManifestDeployment> deployments) => new(
        connection.Type.Id,
        Values(connection.Values, connection.Extras),
        new(connection.Extras.Where(static extra => extra.Secret).Select(static extra => extra.Name)),
        new(RequiredFields(connection)),
        connection.Sharing == ConnectionSharing.Restricted,
        new(deployments
            .Where(deployment => deployment.Changes.ContainsKey(connection.Id))
            .Select(deployment => (deployment.Name, Change: deployment.Changes[connection.Id]))
            .Select(static changed => new DeploymentValues(changed.Name, changed.Change.Linked, Values(changed.Change.Overrides, [])))));

    /// <summary>The values, and the defaults of extras that have none. An extra without members is left out.</summary>
    private static FieldValues Values(ManifestFields values, IReadOnlyList<ExtraDeclaration> declarations)
    {
        List<KeyValuePair<string, JsonValue>> extra = [.. values.Extra.Select(static member => new KeyValuePair<string, JsonValue>(member.Name, member.Value))];
        var set = new HashSet<string>(extra.Select(static member => member.Key), StringComparer.Ordinal);
        foreach (ExtraDeclaration declaration in declarations)
        {
            if (declaration.Default is { } value && !set.Contains(declaration.Name))
                extra.Add(new(declaration.Name, JsonDocument.Parse(value, JsonReaderOptions.Strict).Root!));
        }
        return new FieldValues(
            values.Description, values.Host, values.Port, values.Schema, values.Login, extra.Count == 0 ? null : JsonWriter.WriteObject(extra));
    }

    /// <summary>What the generated properties promise and the manifest does not hold: the runtime has to insist on it.</summary>
    private static IEnumerable<string> RequiredFields(ManifestConnection connection)
    {
        foreach (ConnectionTypeField field in connection.Fields)
        {
            bool held = field.Name switch
            {
                "host" => connection.Values.Host is not null,
                "port" => connection.Values.Port is not null,
                "schema" => connection.Values.Schema is not null,
                "login" => connection.Values.Login is not null,
                _ => false,
            };
            if (!held && PropertyBuilder.IsGuaranteed(connection, field)) yield return field.Name;
        }

        var set = new HashSet<string>(connection.Values.Extra.Select(static member => member.Name), StringComparer.Ordinal);
        foreach (ExtraDeclaration extra in connection.Extras)
        {
            bool held = extra.Default is not null || set.Contains(extra.Name);
            if (!held && PropertyBuilder.IsGuaranteed(connection, extra)) yield return extra.Path;
        }
    }

    private static string Summary(ManifestConnection connection) =>
        connection.Values.Description is { } text && text.Trim().Length > 0 ? text : DefaultSummary(connection);

    private static string DefaultSummary(ManifestConnection connection) => $"The {connection.Type.DisplayName} connection {connection.Id}";

    /// <summary>The type and the id, where the summary does not say them already, and the availability.</summary>
    private static string? Remarks(ManifestConnection connection, string? availability)
    {
        if (Summary(connection) == DefaultSummary(connection)) return availability;
        string type = DefaultSummary(connection) + ".";
        return availability is null ? type : $"{type} {availability}";
    }

    /// <summary>A sentence on the deployments that do not link the connection; null when all do.</summary>
    private static string? Availability(ManifestConnection connection, IReadOnlyList<ManifestDeployment> deployments)
    {
        List<string> without = [.. deployments.Where(deployment => !deployment.Links(connection)).Select(static deployment => deployment.Name)];
        if (connection.Sharing == ConnectionSharing.Restricted && without.Count == deployments.Count) return "No deployment links it: resolving it fails.";
        return without.Count switch
        {
            0 => null,
            1 => $"Not linked in the deployment {without[0]}: resolving it there fails.",
            _ => $"Not linked in the deployments {string.Join(", ", without)}: resolving it there fails.",
        };
    }
}

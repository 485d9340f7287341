using Fairlead.Core.Connections;
using Fairlead.Core.Json;
using Fairlead.Core.Manifest;
using Fairlead.Generator.Model;

namespace Fairlead.Generator;

/// <summary>Turns what a project's manifests say into what is generated.</summary>
internal static class ModelBuilder
{
    public static ManifestModel Build(ProjectManifest project, ProjectModel model)
    {
        ManifestDocument manifest = project.Manifest;
        string ns = manifest.GetNamespace(model.RootNamespace, model.AssemblyName);
        var accessors = new AccessorModel[manifest.Connections.Count];
        var sources = new ConnectionSource[manifest.Connections.Count];
        for (int i = 0; i < sources.Length; i++)
        {
            ManifestConnection connection = manifest.Connections[i];
            string? availability = ConnectionText.Availability(connection, manifest.Deployments);
            accessors[i] = new AccessorModel(connection.Id, connection.MemberName, ConnectionText.Summary(connection), availability)
            {
                IsTemplate = connection.IsTemplate,
            };
            sources[i] = new ConnectionSource(connection, availability, Changes(connection, manifest.Deployments), ns, model.WantsFakes);
        }

        IEnumerable<ManifestDeployment> deployments = manifest.Deployments.Where(static deployment => deployment.IsOwn);
        var index = new IndexModel(
            ns,
            new(accessors),
            new(deployments.Select(Build)),
            model.WantsFakes)
        {
            Libraries = new(NamedLibraries(manifest, ns).Select(static library => library.TypeName)),
            LibraryChanges = new(LibraryChanges(manifest)),
            Declarations = project.HasOwnManifest ? PublishedManifestWriter.Write(project, RequiredFields) : null,
            HasHttpClients = model.HasHttpClients,
            NeedsEmbeddedAttribute = !model.DefinesEmbeddedAttribute,
        };
        return new ManifestModel(index, sources, RequirementsBuilder.Build(manifest, model));
    }

    private static DeploymentModel Build(ManifestDeployment deployment) =>
        new(deployment.Name, deployment.MemberName, deployment.Description, deployment.Inherits)
        {
            Backends = new((deployment.Backends ?? []).Select(static backend => new BackendModel(
                backend.Type, new(backend.Settings.Select(static setting => new KeyValue(setting.Key, setting.Value)))))),
        };

    /// <summary>The fields that the environment of a connection must set.</summary>
    public static IEnumerable<string> RequiredFields(ManifestConnection connection)
    {
        ConnectionLayout layout = ConnectionLayout.Of(connection);
        return layout.RequiredFields(layout.MembersOf(connection), connection.Values);
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
            source.Deployments,
            new LifetimeModel(new(connection.Owners), WriteDay(connection.Expires), connection.RotateEvery?.Ticks, WriteDay(connection.LastRotated)));
        return new ConnectionModel(
            source.Namespace,
            connection.Id,
            connection.ClassName,
            ConnectionText.Summary(connection),
            ConnectionText.Remarks(connection, source.Availability),
            members,
            definition,
            source.WantsFake) { Template = TemplateBuilder.Build(connection) };
    }

    /// <summary>The libraries whose class code can name: another one with that name, or the project's own, hides it.</summary>
    private static IEnumerable<LibraryManifest> NamedLibraries(ManifestDocument manifest, string ns) => manifest.Libraries
        .Where(library => library != manifest.FindNamesake(ns) && manifest.Libraries.Count(other => other.TypeName == library.TypeName) == 1);

    /// <summary>What the project's own deployments change. What a library's own say is in the library.</summary>
    private static IEnumerable<LibraryChangeModel> LibraryChanges(ManifestDocument manifest)
    {
        foreach (ManifestConnection connection in manifest.LibraryConnections)
        {
            EquatableArray<DeploymentValues> changes = Changes(connection, manifest.Deployments);
            if (changes.Count > 0) yield return new LibraryChangeModel(connection.Id, changes);
        }
    }

    private static string? WriteDay(DateTime? day) => day is { } set ? ConnectionLifetime.WriteDay(set) : null;

    private static EquatableArray<DeploymentValues> Changes(ManifestConnection connection, IReadOnlyList<ManifestDeployment> deployments)
    {
        List<DeploymentValues>? changes = null;
        foreach (ManifestDeployment deployment in deployments)
        {
            if (!deployment.IsOwn || !deployment.Changes.TryGetValue(connection.Id, out DeploymentChange? change)) continue;
            bool? linked = change.IsLinkedByLibrary ? null : change.Linked;
            if (linked is not null || change.Overrides.Mentioned.Names.Any() || connection.File >= 0)
                (changes ??= []).Add(new DeploymentValues(deployment.Name, linked, Values(change.Overrides)));
        }
        return changes is null ? default : new(changes);
    }

    /// <summary>The values. An extra without members is left out.</summary>
    private static FieldValues Values(ManifestFields values) => new(
        values.Description, values.Host, values.Port, values.Schema, values.Login,
        values.Extra.Count == 0
            ? null
            : JsonWriter.WriteObject(values.Extra.Select(static member => new KeyValuePair<string, JsonValue>(member.Name, member.Value))));

    /// <summary>The defaults of extras that the manifest doesn't set; null when there are none.</summary>
    private static string? Defaults(ManifestFields values, IReadOnlyList<KeyValuePair<string, JsonValue>> defaults)
    {
        List<KeyValuePair<string, JsonValue>> unset = [.. defaults.Where(declared => !values.Extra.Any(member => member.Name == declared.Key))];
        return unset.Count == 0 ? null : JsonWriter.WriteObject(unset);
    }
}

using Fairlead.Core.Manifest;
using Fairlead.Generator.Model;

namespace Fairlead.Generator;

/// <summary>Builds everything that is generated for a project from its manifests.</summary>
internal static class ManifestModelBuilder
{
    public static ManifestModel Build(ProjectManifest project, ProjectModel model)
    {
        ManifestDocument manifest = project.Manifest;
        string space = manifest.GetNamespace(model.RootNamespace, model.AssemblyName);
        var builder = new ConnectionModelBuilder(manifest, space, model.WantsFakes);
        EquatableArray<ConnectionModel> connections = new(manifest.Connections.Select(builder.Build));
        Dictionary<string, EquatableArray<string>> requiredFields = connections.ToDictionary(
            static connection => connection.Id, static connection => connection.Definition.RequiredFields, StringComparer.Ordinal);
        var index = new IndexModel(
            space,
            new(manifest.Connections.Select(connection => BuildAccessor(connection, manifest))),
            new(manifest.Deployments.Where(static deployment => deployment.IsOwn).Select(BuildDeployment)),
            model.WantsFakes)
        {
            Libraries = new(FindNamedLibraries(manifest, space).Select(static library => library.TypeName)),
            LibraryChanges = new(FindLibraryChanges(manifest)),
            Declarations = project.HasOwnManifest
                ? PublishedManifestWriter.Write(project, connection => requiredFields[connection.Id])
                : null,
            HasHttpClients = model.HasHttpClients,
            NeedsEmbeddedAttribute = !model.DefinesEmbeddedAttribute,
        };
        return new ManifestModel(index, connections, RequirementsModelBuilder.Build(manifest, model, requiredFields));
    }

    private static AccessorModel BuildAccessor(ManifestConnection connection, ManifestDocument manifest) => new(
        connection.Id,
        connection.MemberName,
        ConnectionTexts.GetSummary(connection),
        ConnectionTexts.FindAvailability(connection, manifest.Deployments)) { IsTemplate = connection.IsTemplate };

    private static DeploymentModel BuildDeployment(ManifestDeployment deployment) =>
        new(deployment.Name, deployment.MemberName, deployment.Description, deployment.Inherits)
        {
            Backends = new((deployment.Backends ?? []).Select(static backend => new BackendModel(
                backend.Type, new(backend.Settings.Select(static setting => new KeyValue(setting.Key, setting.Value)))))),
        };

    /// <summary>
    /// Finds the libraries whose class code can name: the project's own class, or that of another library, may have the same name.
    /// </summary>
    private static IEnumerable<LibraryManifest> FindNamedLibraries(ManifestDocument manifest, string space) => manifest.Libraries
        .Where(library => library != manifest.FindNamesake(space))
        .Where(library => manifest.Libraries.Count(other => other.TypeName == library.TypeName) == 1);

    /// <summary>Finds the changes of the project's own deployments. Those of a library's deployments are in the library.</summary>
    private static IEnumerable<LibraryChangeModel> FindLibraryChanges(ManifestDocument manifest)
    {
        foreach (ManifestConnection connection in manifest.LibraryConnections)
        {
            EquatableArray<DeploymentValues> changes = DeploymentChanges.Find(connection, manifest.Deployments);
            if (changes.Count > 0) yield return new LibraryChangeModel(connection.Id, changes);
        }
    }
}

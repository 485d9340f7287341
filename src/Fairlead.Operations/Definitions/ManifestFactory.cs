using Fairlead.CompilerServices;
using Fairlead.Core.Manifest;

namespace Fairlead.Operations.Definitions;

/// <summary>Creates the manifest that the runtime takes, as generated code does it.</summary>
internal static class ManifestFactory
{
    public static ConnectionManifest Create(ManifestDocument manifest, IReadOnlyList<ConnectionManifest> libraries)
    {
        ManifestDeployment[] own = [.. manifest.Deployments.Where(static deployment => deployment.IsOwn)];
        return new ConnectionManifest
        {
            Connections = [.. manifest.Connections.Select(connection => DefinitionFactory.Create(connection, manifest.Deployments))],
            Deployments = [.. own.Select(static deployment => deployment.Name)],
            Inherits = own.Where(static deployment => deployment.Inherits is not null)
                .ToDictionary(static deployment => deployment.Name, static deployment => deployment.Inherits!, StringComparer.Ordinal),
            Backends = own.Where(static deployment => deployment.Backends?.Count > 0)
                .ToDictionary(static deployment => deployment.Name, ToSettings, StringComparer.Ordinal),
            Libraries = libraries,
            LibraryChanges = FindLibraryChanges(manifest),
        };
    }

    private static IReadOnlyList<BackendSettings> ToSettings(ManifestDeployment deployment) =>
    [
        .. deployment.Backends!.Select(static backend => new BackendSettings
        {
            Type = backend.Type,
            Settings = backend.Settings.ToDictionary(StringComparer.OrdinalIgnoreCase),
        }),
    ];

    private static Dictionary<string, IReadOnlyDictionary<string, DeploymentConnection>> FindLibraryChanges(ManifestDocument manifest) =>
        manifest.LibraryConnections
            .Select(connection => (connection.Id, Changes: DefinitionFactory.FindChanges(connection, manifest.Deployments)))
            .Where(static changed => changed.Changes.Count > 0)
            .ToDictionary(static changed => changed.Id, static changed => changed.Changes, StringComparer.Ordinal);
}

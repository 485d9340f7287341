namespace Fairlead.Resolution;

/// <summary>All registered manifests as one: where two declare a connection, the first counts.</summary>
internal sealed class ManifestCatalog
{
    private readonly Dictionary<string, ConnectionDefinition> _definitions = new(StringComparer.Ordinal);

    public ManifestCatalog(IEnumerable<ConnectionManifest> manifests)
    {
        var deployments = new List<string>();
        foreach (ConnectionManifest manifest in manifests)
        {
            foreach (ConnectionDefinition definition in manifest.Connections) _definitions.TryAdd(definition.Id, definition);
            deployments.AddRange(manifest.Deployments.Except(deployments, StringComparer.Ordinal));
        }
        Deployments = deployments;
    }

    public IReadOnlyList<string> Deployments { get; }

    public ConnectionDefinition? Find(string connectionId) => _definitions.GetValueOrDefault(connectionId);
}

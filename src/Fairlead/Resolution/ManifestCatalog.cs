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
            HasManifests = true;
            deployments.AddRange(manifest.Deployments.Except(deployments, StringComparer.Ordinal));
        }
        Deployments = deployments;
    }

    public IReadOnlyList<string> Deployments { get; }

    /// <summary>The ids of the declared connections.</summary>
    public IReadOnlyCollection<string> Ids => _definitions.Keys;

    /// <summary>Whether there is any manifest, be it an empty one.</summary>
    public bool HasManifests { get; }

    /// <summary>The ids of the connections that a deployment may use.</summary>
    public IEnumerable<string> FindLinked(string? deployment) => _definitions.Values
        .Where(definition => (deployment is null ? null : definition.Deployments.GetValueOrDefault(deployment)?.Linked) ?? !definition.Restricted)
        .Select(definition => definition.Id);

    public ConnectionDefinition? Find(string connectionId) => _definitions.GetValueOrDefault(connectionId);
}

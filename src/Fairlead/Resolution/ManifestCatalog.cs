using Fairlead.CompilerServices;

namespace Fairlead.Resolution;

/// <summary>
/// All registered manifests and those of their libraries as one. A manifest comes before its libraries, whatever the order of registration: where two
/// declare a connection or change a field of one, the first counts.
/// </summary>
internal sealed class ManifestCatalog
{
    private readonly Dictionary<string, (ConnectionDefinition Definition, int Manifest)> _definitions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _inherits = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<ConnectionManifest> _manifests;

    public ManifestCatalog(IEnumerable<ConnectionManifest> manifests)
    {
        _manifests = Order(manifests);
        var deployments = new List<string>();
        for (int i = 0; i < _manifests.Count; i++)
        {
            ConnectionManifest manifest = _manifests[i];
            foreach (ConnectionDefinition definition in manifest.Connections) _definitions.TryAdd(definition.Id, (definition, i));
            foreach ((string deployment, string inherited) in manifest.Inherits) _inherits.TryAdd(deployment, inherited);
            deployments.AddRange(manifest.Deployments.Except(deployments, StringComparer.Ordinal));
        }
        Deployments = deployments;
    }

    public IReadOnlyList<string> Deployments { get; }

    /// <summary>The ids of the declared connections.</summary>
    public IReadOnlyCollection<string> Ids => _definitions.Keys;

    /// <summary>Whether there is any manifest, be it an empty one.</summary>
    public bool HasManifests => _manifests.Count > 0;

    /// <summary>Finds whether changes link or exclude their connection. Returns null where they say nothing about it.</summary>
    public static bool? FindLink(IEnumerable<DeploymentConnection> changes) =>
        changes.Select(change => change.Linked).FirstOrDefault(linked => linked is not null);

    /// <summary>Finds the ids of the connections that a deployment may use.</summary>
    public IEnumerable<string> FindLinked(string? deployment) => _definitions.Values
        .Select(declared => declared.Definition)
        .Where(definition => (deployment is null ? null : FindLink(FindChanges(definition.Id, deployment))) ?? !definition.Restricted)
        .Select(definition => definition.Id);

    public ConnectionDefinition? Find(string connectionId) => _definitions.GetValueOrDefault(connectionId).Definition;

    /// <summary>
    /// Finds what a deployment changes of a connection, the change that counts first. Each manifest has flattened what its deployments
    /// inherit from one another; what they inherit from deployments of another manifest follows.
    /// </summary>
    public IReadOnlyList<DeploymentConnection> FindChanges(string connectionId, string deployment)
    {
        if (!_definitions.TryGetValue(connectionId, out (ConnectionDefinition Definition, int Manifest) declared)) return [];
        List<string> lineage = GetLineage(deployment);
        return
        [
            .. _manifests.Take(declared.Manifest)
                .Select(manifest => manifest.LibraryChanges.GetValueOrDefault(connectionId))
                .Append(declared.Definition.Deployments)
                .OfType<IReadOnlyDictionary<string, DeploymentConnection>>()
                .SelectMany(changes => lineage.Select(name => changes.GetValueOrDefault(name)))
                .OfType<DeploymentConnection>(),
        ];
    }

    /// <summary>The deployment, the one it inherits, and so on, each once.</summary>
    private List<string> GetLineage(string deployment)
    {
        var lineage = new List<string>();
        for (string? current = deployment; current is not null && !lineage.Contains(current); current = _inherits.GetValueOrDefault(current)) lineage.Add(current);
        return lineage;
    }

    private static List<ConnectionManifest> Order(IEnumerable<ConnectionManifest> manifests)
    {
        var seen = new HashSet<ConnectionManifest>(ReferenceEqualityComparer.Instance);
        var ordered = new List<ConnectionManifest>();
        foreach (ConnectionManifest manifest in manifests.Reverse()) Visit(manifest);
        ordered.Reverse();
        return ordered;

        void Visit(ConnectionManifest manifest)
        {
            if (!seen.Add(manifest)) return;
            foreach (ConnectionManifest library in manifest.Libraries.Reverse()) Visit(library);
            ordered.Add(manifest);
        }
    }
}

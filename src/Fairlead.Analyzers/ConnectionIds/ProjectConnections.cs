using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Manifest;

namespace Fairlead.Analyzers.ConnectionIds;

/// <summary>The connections that a project's manifests and those of its libraries declare, by id.</summary>
internal sealed class ProjectConnections
{
    private readonly Dictionary<string, ManifestConnection> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ManifestConnection> _byAnyCase = new(StringComparer.OrdinalIgnoreCase);

    public ProjectConnections(AdditionalManifests? manifests)
    {
        Manifests = manifests;
        All = manifests is null ? [] : [.. Own, .. manifests.Manifest.LibraryConnections];
        foreach (ManifestConnection connection in All)
        {
            _byId[connection.Id] = connection;
            _byAnyCase[connection.Id] = connection;
        }
    }

    /// <summary>Null where neither the project nor a library has a manifest.</summary>
    public AdditionalManifests? Manifests { get; }

    public IReadOnlyList<ManifestConnection> All { get; }

    /// <summary>Those of the project's own manifests.</summary>
    public IReadOnlyList<ManifestConnection> Own => Manifests?.Manifest.Connections ?? [];

    public IReadOnlyList<ManifestDeployment> Deployments => Manifests?.Manifest.Deployments ?? [];

    public IEnumerable<string> Ids => _byId.Keys;

    /// <summary>True if all is known: there is a manifest, and none is broken, which may declare more than can be read of it.</summary>
    public bool IsComplete => Manifests is { IsComplete: true };

    /// <param name="id">The id as code spells it.</param>
    /// <param name="ignoreCase">Whether the case may differ, as it may in the keys of .NET's configuration.</param>
    public ManifestConnection? Find(string id, bool ignoreCase = false) =>
        (ignoreCase ? _byAnyCase : _byId).TryGetValue(id, out ManifestConnection? connection) ? connection : null;

    /// <summary>The type that a name or alias means; a name that nobody knows stands for itself.</summary>
    public string TypeId(string name) => (Manifests?.Types ?? ConnectionTypeTable.BuiltIn).Find(name)?.Id
        ?? Manifests?.Manifest.Libraries.Select(library => library.Types.Find(name)?.Id).FirstOrDefault(static id => id is not null)
        ?? name.ToLowerInvariant().Replace('-', '_');
}

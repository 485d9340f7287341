using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Json;
using Fairlead.Core.Rules;

namespace Fairlead.Core.Manifest;

/// <summary>What a project's files say of connections: its manifests, read as one, by the types that they and its packages may name.</summary>
/// <param name="Types">The built-in connection types and the project's own.</param>
/// <param name="Manifest">Whatever is healthy; its places count files in the order given.</param>
/// <param name="Problems">What is wrong with each file.</param>
internal sealed record ProjectManifest(ConnectionTypeTable Types, ManifestDocument Manifest, IReadOnlyList<IReadOnlyList<Problem>> Problems)
{
    /// <summary>False when a file's JSON is broken: parts may be missing that it does hold.</summary>
    public bool IsComplete => Problems.All(static file => file.All(static problem => problem.Rule != RuleTable.UnreadableManifest));

    private IReadOnlyList<ManifestSource> Sources { get; init; } = [];

    private IReadOnlyList<JsonEntries?> Entries { get; init; } = [];

    /// <summary>
    /// A pure function of the texts, whose names say what they are. Hosts list files in any order, so that the names also say which of two that
    /// disagree counts: a shared manifest (<c>acme.connections.json</c>) before a project's own, and the one of an outer folder before that of an inner one.
    /// </summary>
    public static ProjectManifest Read(IReadOnlyList<ManifestSource> sources) => ReadVersion(sources, earlier: null);

    /// <summary>
    /// Reads the files as <see cref="Read"/> does, but takes over the connections that are written as they were in an earlier version, which
    /// spares nearly all work after a keystroke. They have the places that they had there, and their problems are not reported again.
    /// </summary>
    public static ProjectManifest ReadVersion(IReadOnlyList<ManifestSource> sources, ProjectManifest? earlier)
    {
        List<OpenManifest> files = [.. sources.Select((source, file) => new OpenManifest(file, source, earlier?.EntriesOf(source.Path)))];
        IEnumerable<OpenManifest> ordered = files
            .OrderBy(file => sources[file.File].IsShared ? 0 : 1)
            .ThenBy(file => sources[file.File].Depth)
            .ThenBy(file => sources[file.File].Path, StringComparer.Ordinal);
        ILookup<bool, OpenManifest> byKind = ordered.ToLookup(file => ManifestFile.DeclaresTypes(sources[file.File].Path));
        bool hasSameTypes = earlier is not null && TypesOf(sources).SequenceEqual(TypesOf(earlier.Sources));
        ConnectionTypeTable types = hasSameTypes ? earlier!.Types : new ConnectionTypesReader().Read([.. byKind[true]]);
        ManifestDocument manifest = ManifestParser.Parse([.. byKind[false]], types, hasSameTypes ? earlier!.Manifest.Connections : null);
        return new ProjectManifest(types, manifest, [.. files.Select(static file => file.Close())])
        {
            Sources = sources,
            Entries = [.. files.Select(static file => file.Entries)],
        };
    }

    private static IEnumerable<ManifestSource> TypesOf(IReadOnlyList<ManifestSource> sources) =>
        sources.Where(static source => ManifestFile.DeclaresTypes(source.Path));

    private JsonEntries? EntriesOf(string path)
    {
        for (int i = 0; i < Sources.Count; i++)
        {
            if (Sources[i].Path == path) return Entries[i];
        }
        return null;
    }
}

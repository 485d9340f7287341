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

    private IReadOnlyList<(ManifestSource Source, JsonEntries? Entries)> Files { get; init; } = [];

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
        ProjectManifest? withSameTypes = earlier?.HasTypesOf(sources) == true ? earlier : null;
        ConnectionTypeTable types = withSameTypes?.Types ?? new ConnectionTypesReader().Read([.. byKind[true]]);
        ManifestDocument manifest = ManifestParser.Parse([.. byKind[false]], types, withSameTypes?.Manifest.Connections);
        return new ProjectManifest(types, manifest, [.. files.Select(static file => file.Close())])
        {
            Files = [.. files.Select(file => (sources[file.File], file.Entries))],
        };
    }

    private bool HasTypesOf(IReadOnlyList<ManifestSource> sources) =>
        TypesAmong(Files.Select(static file => file.Source)).SequenceEqual(TypesAmong(sources));

    private static IEnumerable<ManifestSource> TypesAmong(IEnumerable<ManifestSource> sources) =>
        sources.Where(static source => ManifestFile.DeclaresTypes(source.Path));

    private JsonEntries? EntriesOf(string path) => Files.FirstOrDefault(file => file.Source.Path == path).Entries;
}

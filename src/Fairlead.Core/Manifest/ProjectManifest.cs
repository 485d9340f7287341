using Fairlead.Core.ConnectionTypes;
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

    /// <summary>
    /// A pure function of the texts, whose names say what they are. Hosts list files in any order, so that the names also say which of two that
    /// disagree counts: a shared manifest (<c>acme.connections.json</c>) before a project's own, and the one of an outer folder before that of an inner one.
    /// </summary>
    public static ProjectManifest Read(IReadOnlyList<ManifestSource> sources)
    {
        List<OpenManifest> files = [.. sources.Select(static (source, file) => new OpenManifest(file, source))];
        IEnumerable<OpenManifest> ordered = files
            .OrderBy(file => sources[file.File].IsShared ? 0 : 1)
            .ThenBy(file => sources[file.File].Depth)
            .ThenBy(file => sources[file.File].Path, StringComparer.Ordinal);
        ILookup<bool, OpenManifest> byKind = ordered.ToLookup(file => ManifestFile.DeclaresTypes(sources[file.File].Path));
        ConnectionTypeTable types = new ConnectionTypesReader().Read([.. byKind[true]]);
        ManifestDocument manifest = ManifestParser.Parse([.. byKind[false]], types);
        return new ProjectManifest(types, manifest, [.. files.Select(static file => file.Close())]);
    }
}

using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Rules;

namespace Fairlead.Core.Manifest;

/// <summary>
/// Everything that a project's files declare about connections: its manifests, read as one, by the types that they and its packages may
/// name.
/// </summary>
/// <param name="Types">The built-in connection types and the project's own.</param>
/// <param name="Manifest">Whatever is healthy; its places count files in the order given.</param>
/// <param name="Problems">What is wrong with each file.</param>
internal sealed record ProjectManifest(ConnectionTypeTable Types, ManifestDocument Manifest, IReadOnlyList<IReadOnlyList<Problem>> Problems)
{
    /// <summary>False when a file's JSON is broken: parts may be missing that it does hold.</summary>
    public bool IsComplete => Problems.All(static file => file.All(static problem => problem.Rule != RuleTable.UnreadableManifest));

    /// <summary>False where there is no manifest, or each is a library's too, so that nothing is generated twice.</summary>
    public bool HasOwnManifest { get; init; }

    /// <summary>
    /// Reads a pure function of the texts, whose names say what they are. Hosts list files in any order, so that the names also say which
    /// of two that disagree counts: a shared manifest (<c>acme.connections.json</c>) before a project's own, and the one of an outer folder
    /// before that of an inner one.
    /// </summary>
    public static ProjectManifest Read(IReadOnlyList<ManifestSource> sources) => Read(sources, libraries: []);

    /// <summary>
    /// Reads the files as <see cref="Read(IReadOnlyList{ManifestSource})"/> does, in a project that references libraries with manifests.
    /// </summary>
    /// <param name="sources">The project's files.</param>
    /// <param name="libraries">What referenced libraries publish, each before those that it references itself.</param>
    public static ProjectManifest Read(IReadOnlyList<ManifestSource> sources, IReadOnlyList<PublishedManifest> libraries)
    {
        IReadOnlyList<LibraryManifest> read = LibraryManifest.ReadAll(libraries);
        List<OpenManifest> files = [.. sources.Select((source, file) => new OpenManifest(file, source))];
        IEnumerable<OpenManifest> ordered = files
            .OrderBy(file => sources[file.File].IsShared ? 0 : 1)
            .ThenBy(file => sources[file.File].Depth)
            .ThenBy(file => sources[file.File].Path, StringComparer.Ordinal);
        ILookup<bool, OpenManifest> byKind = ordered.ToLookup(file => ManifestFileNames.DeclaresTypes(sources[file.File].Path));
        ConnectionTypeTable types = new ConnectionTypesReader().Read([.. byKind[true]]);
        List<OpenManifest> own = [.. byKind[false].Where(file => !IsLibraryFile(file, read))];
        ManifestDocument manifest = ManifestParser.Parse(own, types, read);
        return new ProjectManifest(types, manifest, [.. files.Select(static file => file.Close())])
        {
            HasOwnManifest = own.Count > 0,
        };
    }

    /// <summary>
    /// Determines whether a file is a manifest of a library as well, and gives the generated class the name that it has in the library,
    /// whose code then serves this project, too. That the file is a library's is reported whatever the name.
    /// </summary>
    private static bool IsLibraryFile(OpenManifest file, IReadOnlyList<LibraryManifest> libraries)
    {
        if (file.Root?["connections"] is not { Members.Count: > 0 } connections) return false;
        if (libraries.FirstOrDefault(library => library.DeclaresAll(connections)) is not { } library) return false;
        file.RepeatsLibrary = true;
        file.Problems.Add(new Problem(RuleTable.ManifestsDisagree, file.Root.Find("connections")!.NameSpan,
            $"'{file.FileName}' is a manifest of '{library.Assembly}' too, which this project references; remove it from this " +
            $"project and use '{library.TypeName}'"));
        return file.Root["namespace"]?.Text + ".Connections" == library.TypeName;
    }
}

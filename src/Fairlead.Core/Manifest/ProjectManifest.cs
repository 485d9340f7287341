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

    /// <summary>A pure function of the texts, whose files are manifests and files of connection types by their names.</summary>
    public static ProjectManifest Read(IReadOnlyList<ManifestSource> sources)
    {
        List<OpenManifest> files = [.. sources.Select(static (source, file) => new OpenManifest(file, source))];
        ConnectionTypeTable types = new ConnectionTypesReader().Read([.. files.Where(file => ManifestFile.DeclaresTypes(sources[file.File].Path))]);
        ManifestDocument manifest = ManifestParser.Parse([.. files.Where(file => !ManifestFile.DeclaresTypes(sources[file.File].Path))], types);
        return new ProjectManifest(types, manifest, [.. files.Select(static file => file.Close())]);
    }
}

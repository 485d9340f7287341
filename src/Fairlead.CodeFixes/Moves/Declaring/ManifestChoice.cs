using Fairlead.Core.ConnectionStrings;
using Fairlead.Core.Json;
using Fairlead.Core.Manifest;

namespace Fairlead.CodeFixes.Moves.Declaring;

/// <summary>
/// Chooses the manifest that a new connection goes to, where a project has several: the one of the code's area by its name, the one in the
/// nearest folder above the code, the one with connections of the same type; <c>connections.json</c> where nothing decides.
/// </summary>
internal static class ManifestChoice
{
    /// <summary>Returns the index of the file; less than 0 where the project has no manifest of its own.</summary>
    public static int Choose(DeclaredManifests manifests, WrittenConnection written)
    {
        string code = written.Replacements.Select(static replacement => replacement.Document.FilePath).FirstOrDefault() ?? "";
        IEnumerable<int> candidates = Enumerable.Range(0, manifests.Files.Count)
            .Where(index => manifests.Files[index].IsManifest && !RepeatsLibrary(manifests, index));
        return candidates
            .OrderByDescending(index => IsOfArea(manifests.Files[index], code, written.ProposedId))
            .ThenByDescending(index => GetSharedDepth(manifests.Files[index].Path, code))
            .ThenByDescending(index => CountNeighbours(manifests, index, written))
            .ThenByDescending(index => manifests.Files[index].Name.Equals("connections.json", StringComparison.OrdinalIgnoreCase))
            .ThenBy(index => manifests.Files[index].Path, StringComparer.Ordinal)
            .DefaultIfEmpty(-1)
            .First();
    }

    /// <summary><c>billing.connections.json</c> for code in a folder or file of that name, and for connections named after it.</summary>
    private static bool IsOfArea(DeclaredFile file, string code, string id)
    {
        int dot = file.Name.IndexOf('.');
        string area = KeywordTable.Fold(file.Name.Substring(0, dot));
        bool isShared = dot != file.Name.LastIndexOf('.');
        return isShared && area.Length > 0 && code.Split('/', '\\', '.').Concat(id.Split('_', '-', '.'))
            .Any(word => KeywordTable.Fold(word) is var folded && (folded == area || folded == area + "s" || folded + "s" == area));
    }

    /// <summary>Gets how many folders down a manifest is above the code; less than 0 where it is somewhere else.</summary>
    private static int GetSharedDepth(string manifest, string code)
    {
        int length = manifest.LastIndexOfAny(['/', '\\']) + 1;
        string folder = manifest.Substring(0, length);
        return code.StartsWith(folder, StringComparison.OrdinalIgnoreCase) ? folder.Count(static c => c is '/' or '\\') : -1;
    }

    private static int CountNeighbours(DeclaredManifests manifests, int file, WrittenConnection written) => written.Type.Id == "generic"
        ? 0
        : manifests.Manifest.Connections.Count(connection => connection.File == file && connection.Type.Id == written.Type.Id);

    /// <summary>What a library declares too is the library's to change.</summary>
    private static bool RepeatsLibrary(DeclaredManifests manifests, int file)
    {
        if (manifests.Manifest.Libraries.Count == 0) return false;
        return JsonDocument.Parse(manifests.Files[file].Text, JsonReaderOptions.Relaxed).Root?["connections"]
            is { Members.Count: > 0 } connections
            && manifests.Manifest.Libraries.Any(library => library.DeclaresAll(connections));
    }
}

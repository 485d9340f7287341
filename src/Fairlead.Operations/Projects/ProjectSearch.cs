using Fairlead.Core.Manifest;

namespace Fairlead.Operations.Projects;

/// <summary>Finds the project that a command is about.</summary>
internal static class ProjectSearch
{
    private const int MostSuggestions = 5;
    private const int DeepestSuggestion = 3;

    private static readonly string[] Skipped = ["bin", "obj", "artifacts", "node_modules"];

    /// <summary>Finds the folder with the manifest: the one that is named, or the current one, or the nearest above it.</summary>
    /// <param name="directory">The current folder.</param>
    /// <param name="named">A folder, a project file or a manifest; null to search.</param>
    /// <exception cref="OperationException">There is no manifest.</exception>
    public static string FindFolder(string directory, string? named)
    {
        if (named is not null)
        {
            string path = Path.GetFullPath(named, directory);
            string folder = File.Exists(path) ? Path.GetDirectoryName(path)! : path;
            if (!Directory.Exists(folder)) throw OperationException.Request($"'{named}' does not exist");
            return FindManifests(folder).Any() ? folder
                : throw OperationException.Work($"There is no connections.json in '{folder}'; 'fairlead init' creates one");
        }

        for (string? folder = directory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (FindManifests(folder).Any()) return folder;
            if (Path.Exists(Path.Combine(folder, ".git"))) break;
        }
        string[] below = [.. FindBelow(directory, DeepestSuggestion).Take(MostSuggestions)];
        string advice = below.Length == 0
            ? "'fairlead init' creates one"
            : "name the project: --project "
                + string.Join(" or --project ", below.Select(folder => Path.GetRelativePath(directory, folder)));
        throw OperationException.Work($"There is no connections.json in '{directory}' or above; {advice}");
    }

    /// <summary>Finds the files of a folder that are about connections, in ordinal order.</summary>
    public static IEnumerable<string> FindFiles(string folder) => Directory.EnumerateFiles(folder, "*.json")
        .Where(ManifestFileNames.IsAboutConnections).Order(StringComparer.Ordinal);

    private static IEnumerable<string> FindManifests(string folder) =>
        Directory.EnumerateFiles(folder, "*.json").Where(ManifestFileNames.IsManifest);

    private static IEnumerable<string> FindBelow(string folder, int depth)
    {
        string[] children;
        try
        {
            children = Directory.GetDirectories(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            yield break;
        }
        foreach (string child in children.Order(StringComparer.Ordinal))
        {
            string name = Path.GetFileName(child);
            if (name.StartsWith('.') || Skipped.Contains(name, StringComparer.OrdinalIgnoreCase)) continue;
            if (FindManifests(child).Any()) yield return child;
            else if (depth > 1) foreach (string found in FindBelow(child, depth - 1)) yield return found;
        }
    }
}

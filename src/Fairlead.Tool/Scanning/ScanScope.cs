namespace Fairlead.Tool.Scanning;

/// <summary>
/// The part of a repository that a scan was asked about. The root is the repository's, so that projects elsewhere in it are known and
/// paths in reports are the same wherever the command starts.
/// </summary>
internal sealed class ScanScope
{
    private readonly string[] _paths;

    private ScanScope(string root, IEnumerable<string> paths)
    {
        Root = root;
        _paths = [.. paths.Select(path => FileWalk.GetRelativePath(root, path))];
    }

    public string Root { get; }

    /// <param name="paths">The full paths of files and folders, at least one.</param>
    /// <param name="directory">The current folder, which is the root outside of repositories if the paths are in it.</param>
    public static ScanScope Create(IReadOnlyList<string> paths, string directory)
    {
        directory = Path.TrimEndingDirectorySeparator(directory);
        string first = Directory.Exists(paths[0]) ? Path.TrimEndingDirectorySeparator(paths[0]) : Path.GetDirectoryName(paths[0])!;
        string root = FindRepository(first)
            ?? (paths.All(path => (path + "/").StartsWith(directory + "/", StringComparison.Ordinal)) && directory != "/" ? directory
                : null)
            ?? paths.Select(static path => Directory.Exists(path) ? path : Path.GetDirectoryName(path)!)
            .Aggregate(first, GetCommonFolder);
        return new ScanScope(root, paths);
    }

    /// <summary>Gets whether all of the repository was asked for.</summary>
    public bool IsWhole => _paths.Contains(".");

    public bool Contains(string relativePath) => Array.Exists(_paths, path =>
        path == "." || relativePath == path || relativePath.StartsWith(path + "/", StringComparison.Ordinal));

    /// <summary>Finds the nearest folder with <c>.git</c>, which is a file in a worktree. Returns null outside of repositories.</summary>
    public static string? FindRepository(string folder)
    {
        for (string? above = folder; above is not null; above = Path.GetDirectoryName(above))
        {
            if (Directory.Exists(Path.Combine(above, ".git")) || File.Exists(Path.Combine(above, ".git"))) return above;
        }
        return null;
    }

    private static string GetCommonFolder(string folder, string other)
    {
        while (!(other + "/").StartsWith(folder + "/", StringComparison.Ordinal)) folder = Path.GetDirectoryName(folder) ?? "/";
        return folder;
    }
}

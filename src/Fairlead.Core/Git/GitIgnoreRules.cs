namespace Fairlead.Core.Git;

/// <summary>
/// Decides by the <c>.gitignore</c> files of a repository which of its files Git leaves alone. A file in a deeper folder overrides those
/// above it, the last pattern of a file overrides the earlier ones, and nothing below an ignored folder comes back.
/// </summary>
internal sealed class GitIgnoreRules
{
    // The deepest folder first, the exclude file last.
    private readonly GitIgnoreFile[] _files;

    private GitIgnoreRules(IEnumerable<GitIgnoreFile> files) =>
        _files = [.. files.OrderBy(static file => file.IsExclude).ThenByDescending(static file => file.Folder.Length)];

    /// <summary>Reads files, each given by its path and its text.</summary>
    public static GitIgnoreRules Create(IEnumerable<(string Path, string Text)> files) =>
        new(files.Select(static file => GitIgnoreFile.Parse(Normalize(file.Path), file.Text)));

    /// <summary>True if Git leaves a file alone. A file that was added to the repository nevertheless is not known here.</summary>
    public bool IsIgnored(string path)
    {
        if (_files.Length == 0) return false;
        path = Normalize(path);
        int top = path.Length;
        foreach (GitIgnoreFile file in _files)
        {
            if (path.StartsWith(file.Folder, StringComparison.Ordinal)) top = Math.Min(top, file.Folder.Length);
        }

        for (int slash = path.IndexOf('/', top); slash >= 0; slash = path.IndexOf('/', slash + 1))
        {
            if (Decide(path.Substring(0, slash), isFolder: true)) return true;
        }
        return top < path.Length && Decide(path, isFolder: false);
    }

    private bool Decide(string path, bool isFolder)
    {
        foreach (GitIgnoreFile file in _files)
        {
            bool isAbove = path.Length > file.Folder.Length && path.StartsWith(file.Folder, StringComparison.Ordinal);
            if (isAbove && file.IsIgnored(path, isFolder) is { } isIgnored) return isIgnored;
        }
        return false;
    }

    /// <summary>Slashes, and no steps to a parent: the compiler passes paths as the build has written them.</summary>
    private static string Normalize(string path)
    {
        path = path.Replace('\\', '/');
        if (path.IndexOf("/.", StringComparison.Ordinal) < 0 && path.IndexOf("//", StringComparison.Ordinal) < 0) return path;

        var parts = new List<string>();
        foreach (string part in path.Split('/'))
        {
            bool isEmpty = part.Length == 0 && parts.Count > 0;
            if (part == "." || isEmpty) continue;
            bool isStepBack = part == ".." && parts.Count > 0 && parts[parts.Count - 1] is not ("" or "..");
            if (isStepBack) parts.RemoveAt(parts.Count - 1);
            else parts.Add(part);
        }
        return string.Join("/", parts);
    }
}

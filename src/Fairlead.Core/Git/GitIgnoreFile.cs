namespace Fairlead.Core.Git;

/// <summary>A file of patterns for files that Git leaves alone, with the folder that they are about.</summary>
internal sealed class GitIgnoreFile
{
    private const string Name = ".gitignore";
    private const string ExcludePath = "/.git/info/exclude";

    private readonly List<GitIgnorePattern> _patterns = [];

    private GitIgnoreFile(string folder, bool isExclude) => (Folder, IsExclude) = (folder, isExclude);

    /// <summary>The folder, with slashes and one at its end.</summary>
    public string Folder { get; }

    /// <summary>True for <c>.git/info/exclude</c>, which every <c>.gitignore</c> overrides.</summary>
    public bool IsExclude { get; }

    public static bool IsIgnoreFile(string path)
    {
        path = path.Replace('\\', '/');
        return path.EndsWith("/" + Name, StringComparison.Ordinal) || path == Name || path.EndsWith(ExcludePath, StringComparison.Ordinal);
    }

    /// <summary>Reads a file by its normalized path.</summary>
    public static GitIgnoreFile Parse(string path, string text)
    {
        bool isExclude = path.EndsWith(ExcludePath, StringComparison.Ordinal);
        string folder = path.Substring(0, path.Length - (isExclude ? ExcludePath.Length - 1 : Name.Length));
        var file = new GitIgnoreFile(folder, isExclude);
        foreach (string line in text.TrimStart('\uFEFF').Split('\n'))
        {
            string content = line.EndsWith("\r", StringComparison.Ordinal) ? line.Substring(0, line.Length - 1) : line;
            if (GitIgnorePattern.Parse(content) is { } pattern) file._patterns.Add(pattern);
        }
        return file;
    }

    /// <summary>Decides about a path in or below the folder. Returns null if no pattern is about it.</summary>
    public bool? IsIgnored(string path, bool isFolder)
    {
        string relative = path.Substring(Folder.Length);
        for (int i = _patterns.Count - 1; i >= 0; i--)
        {
            if (_patterns[i].IsMatch(relative, isFolder)) return !_patterns[i].IsNegated;
        }
        return null;
    }
}

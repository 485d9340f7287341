namespace Fairlead.Core.Git;

/// <summary>A line of a <c>.gitignore</c> file.</summary>
internal sealed class GitIgnorePattern
{
    private readonly string _glob;
    private readonly bool _isForFolders;
    private readonly bool _isForNames;

    private GitIgnorePattern(string glob, bool isNegated, bool isForFolders, bool isForNames) =>
        (_glob, IsNegated, _isForFolders, _isForNames) = (glob, isNegated, isForFolders, isForNames);

    /// <summary>True for <c>!pattern</c>, which takes back what earlier patterns ignore.</summary>
    public bool IsNegated { get; }

    /// <summary>Reads a line without its line break. Returns null for blank lines and comments.</summary>
    public static GitIgnorePattern? Parse(string line)
    {
        if (line.Length == 0 || line[0] == '#') return null;
        string glob = TrimTrailingSpaces(line);
        bool isNegated = glob.StartsWith("!", StringComparison.Ordinal);
        if (isNegated) glob = glob.Substring(1);

        bool isForFolders = glob.EndsWith("/", StringComparison.Ordinal);
        if (isForFolders) glob = glob.Substring(0, glob.Length - 1);
        bool isForNames = glob.IndexOf('/') < 0;
        if (glob.StartsWith("/", StringComparison.Ordinal)) glob = glob.Substring(1);
        return glob.Length == 0 ? null : new GitIgnorePattern(glob, isNegated, isForFolders, isForNames);
    }

    /// <summary>True if the pattern is about a path, which is relative to the folder of the file that has the pattern.</summary>
    public bool IsMatch(string path, bool isFolder)
    {
        if (_isForFolders && !isFolder) return false;
        return GitGlob.IsMatch(_glob, _isForNames ? path.Substring(path.LastIndexOf('/') + 1) : path);
    }

    /// <summary>Spaces at the end do not count, unless a backslash stands before them; tabs do.</summary>
    private static string TrimTrailingSpaces(string line)
    {
        int end = line.Length;
        while (end > 0 && line[end - 1] == ' ') end--;
        int backslashes = 0;
        while (backslashes < end && line[end - 1 - backslashes] == '\\') backslashes++;
        bool isEscaped = end < line.Length && backslashes % 2 == 1;
        return line.Substring(0, isEscaped ? end + 1 : end);
    }
}

using Fairlead.Core.Git;

namespace Fairlead.Tool.Scanning;

/// <summary>Knows the folders and files that a scan leaves out: output of builds and tools, and code of others.</summary>
internal static class SkippedPaths
{
    private static readonly HashSet<string> Folders = new(StringComparer.OrdinalIgnoreCase)
    {
        ".git", ".hg", ".svn", ".vs", ".idea", "node_modules", "bower_components", "jspm_packages", ".terraform", ".nuget", ".yarn",
        "__pycache__", ".venv", "vendor", "TestResults",
    };

    private static readonly HashSet<string> OutputFolders = new(StringComparer.OrdinalIgnoreCase) { "bin", "obj" };

    public static bool IsSkippedFolder(string name, bool isInProject) =>
        Folders.Contains(name) || (isInProject && OutputFolders.Contains(name));

    /// <summary>Determines whether a file is the output of a minifier, or belongs to Git itself.</summary>
    public static bool IsSkippedFile(string name) =>
        name.Contains(".min.", StringComparison.OrdinalIgnoreCase) || GitIgnoreFile.IsIgnoreFile(name);
}

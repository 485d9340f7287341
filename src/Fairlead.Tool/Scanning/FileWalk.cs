using Fairlead.Core.Git;
using Fairlead.Core.Manifest;
using Fairlead.Core.Suppression;
using Fairlead.Detection.Configuration;

namespace Fairlead.Tool.Scanning;

/// <summary>
/// Finds the files below a root that a scan reads, and notes what it could not look into. What Git ignores is left out, as its findings
/// would depend on whose machine scans. Links to folders are not followed: they lead elsewhere, or in circles.
/// </summary>
internal sealed class FileWalk
{
    /// <summary>Larger files are data and not code or settings. The build has the same limit.</summary>
    private const long LargestFile = 16 * 1024 * 1024;

    private readonly string _root;
    private readonly List<(string Path, string Text)> _ignoreFiles = [];
    private GitIgnoreRules _ignored = GitIgnoreRules.Create([]);

    private FileWalk(string root) => _root = root;

    public List<ScannedFile> Files { get; } = [];

    /// <summary>Gets the full paths of project files.</summary>
    public List<string> ProjectFiles { get; } = [];

    /// <summary>Gets the full paths of <c>.editorconfig</c> and <c>.globalconfig</c> files.</summary>
    public List<string> SettingsFiles { get; } = [];

    public List<ScanProblem> Problems { get; } = [];

    /// <param name="root">The folder to look into.</param>
    /// <param name="overlay">Files that are read from elsewhere, and may not be on the disk.</param>
    /// <param name="cancellationToken">Stops the walk.</param>
    public static FileWalk Run(string root, IReadOnlyDictionary<string, byte[]> overlay, CancellationToken cancellationToken)
    {
        var walk = new FileWalk(root);
        walk.ReadIgnoreFile(Path.Combine(root, ".git", "info", "exclude"));
        walk.Visit(new DirectoryInfo(root), cancellationToken);
        walk.Files.RemoveAll(file => overlay.ContainsKey(file.RelativePath));
        walk.Files.AddRange(overlay.Where(static file => file.Value.Length > 0).Select(file =>
            new ScannedFile(Path.Combine(root, file.Key), file.Key, FindRole(file.Key)!.Value, file.Value.Length)));
        walk.Files.Sort(static (file, other) => string.CompareOrdinal(file.RelativePath, other.RelativePath));
        return walk;
    }

    /// <summary>Gets a path from the root, with slashes.</summary>
    public static string GetRelativePath(string root, string path) =>
        Path.GetRelativePath(root, path).Replace('\\', '/');

    /// <summary>Determines what the scan does with a file of that name. Returns null for a file that no rule reads.</summary>
    public static FileRole? FindRole(string path)
    {
        if (path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase)) return FileRole.Source;
        if (ManifestFileNames.IsForFairlead(path)) return FileRole.Connections;
        if (Baseline.IsBaseline(path)) return null;
        return ConfigurationFiles.IsIgnored(path) || ConfigurationFiles.GetFormat(path) == ConfigurationFormat.Text
            ? null
            : FileRole.Configuration;
    }

    private void Visit(DirectoryInfo folder, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        FileSystemInfo[] entries;
        try
        {
            entries = folder.GetFileSystemInfos();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            AddProblem(folder.FullName, "The folder could not be read");
            return;
        }

        Array.Sort(entries, static (entry, other) => string.CompareOrdinal(entry.Name, other.Name));
        if (Array.Find(entries, static entry => entry.Name == ".gitignore") is FileInfo ignoreFile) ReadIgnoreFile(ignoreFile.FullName);
        bool isInProject = Array.Exists(entries, static entry => entry is FileInfo && IsProject(entry.Name));
        foreach (FileInfo file in entries.OfType<FileInfo>()) Add(file);
        foreach (DirectoryInfo below in entries.OfType<DirectoryInfo>())
        {
            if (below.Attributes.HasFlag(FileAttributes.ReparsePoint) || SkippedPaths.IsSkippedFolder(below.Name, isInProject)) continue;
            if (!_ignored.IsIgnored(Path.Combine(below.FullName, "x"))) Visit(below, cancellationToken);
        }
    }

    private void Add(FileInfo file)
    {
        if (SkippedPaths.IsSkippedFile(file.Name)) return;
        if (IsProject(file.Name)) ProjectFiles.Add(file.FullName);
        if (file.Name is ".editorconfig" or ".globalconfig" || file.Extension == ".globalconfig")
        {
            SettingsFiles.Add(file.FullName);
            return;
        }
        if (FindRole(file.FullName) is not { } role || _ignored.IsIgnored(file.FullName)) return;
        try
        {
            // The file that a link leads to is read where it is. A pipe or device has no length, and opening it would wait for its writer.
            if (file.Attributes.HasFlag(FileAttributes.ReparsePoint)) return;
            long length = file.Length;
            if (length == 0) return;
            if (length > LargestFile && role != FileRole.Source) return;
            if (length > LargestFile)
            {
                AddProblem(file.FullName, $"The file is larger than {LargestFile / 1024 / 1024} MB and was not read");
                return;
            }
            Files.Add(new ScannedFile(file.FullName, GetRelativePath(_root, file.FullName), role, length));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            AddProblem(file.FullName, "The file could not be read");
        }
    }

    private static bool IsProject(string name) => name.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase);

    private void ReadIgnoreFile(string path)
    {
        try
        {
            if (!File.Exists(path)) return;
            _ignoreFiles.Add((path, File.ReadAllText(path)));
            _ignored = GitIgnoreRules.Create(_ignoreFiles);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            AddProblem(path, "The file could not be read, so nothing that it lists is left out");
        }
    }

    private void AddProblem(string path, string message) => Problems.Add(new ScanProblem(GetRelativePath(_root, path), message));
}

using System.IO.Enumeration;

namespace Fairlead.Tool.Scanning;

/// <summary>Groups the files of a repository into projects: each file belongs to the nearest project above it.</summary>
internal sealed class ProjectFinder(string root, FileWalk walk)
{
    private const string Props = "Directory.Build.props";

    private readonly Dictionary<string, ScanProject> _byFolder = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _owners = new(StringComparer.Ordinal);
    private readonly List<string> _unreadable = [];

    public static IReadOnlyList<ScanProject> FindAll(string root, FileWalk walk) => new ProjectFinder(root, walk).FindAll();

    private IReadOnlyList<ScanProject> FindAll()
    {
        foreach (string file in walk.ProjectFiles.Order(StringComparer.Ordinal))
        {
            string folder = Path.GetDirectoryName(file)!;
            if (!_byFolder.ContainsKey(folder)) _byFolder.Add(folder, Create(folder, file));
        }
        var loose = new ScanProject
        {
            Folder = root, Name = Path.GetFileName(root), Properties = ProjectProperties.Read(Path.Combine(root, "x"), [], _unreadable),
        };
        foreach (ScannedFile file in walk.Files)
        {
            ScanProject project = FindOwner(Path.GetDirectoryName(file.FullPath)!) is { } owner ? _byFolder[owner] : loose;
            if (file.Role == FileRole.Source) project.Sources.Add(file);
            else if (file.Role == FileRole.Configuration || IsIn(file, project.Folder)) project.Others.Add(file);
        }
        foreach (ScanProject project in _byFolder.Values)
        {
            AddReferences(project);
            AddLinkedSources(project);
        }
        walk.Problems.AddRange(_unreadable.Distinct().Select(path =>
            new ScanProblem(FileWalk.GetRelativePath(root, path), "The project file could not be read; its settings are not known")));
        return [.. _byFolder.Values.Append(loose).Where(static project => project.Files.Any())];
    }

    private ScanProject Create(string folder, string file) => new()
    {
        Folder = folder,
        ProjectFile = file,
        Name = Path.GetFileNameWithoutExtension(file),
        Properties = ProjectProperties.Read(file, FindProps(folder).Append(file), _unreadable),
    };

    /// <summary>Finds the props files above a project, the farthest first: most import the one above them.</summary>
    private IEnumerable<string> FindProps(string folder)
    {
        var found = new Stack<string>();
        for (string? above = folder; above is not null && above.Length >= root.Length; above = Path.GetDirectoryName(above))
        {
            string path = Path.Combine(above, Props);
            if (File.Exists(path)) found.Push(path);
        }
        return found;
    }

    private string? FindOwner(string folder)
    {
        if (_owners.TryGetValue(folder, out string? known)) return known;
        string? owner = _byFolder.ContainsKey(folder) ? folder
            : folder.Length <= root.Length ? null
            : FindOwner(Path.GetDirectoryName(folder)!);
        return _owners[folder] = owner;
    }

    private void AddReferences(ScanProject project)
    {
        foreach (string reference in project.Properties.GetItems("ProjectReference"))
        {
            string path = Path.GetFullPath(reference.Replace('\\', '/'), project.Folder);
            if (Path.GetDirectoryName(path) is { } folder && _byFolder.TryGetValue(folder, out ScanProject? referenced)
                && referenced != project)
                project.References.Add(referenced);
        }
    }

    /// <summary>Adds the sources that a project compiles from other folders. Their findings are reported once.</summary>
    private void AddLinkedSources(ScanProject project)
    {
        var known = project.Sources.Select(static file => file.FullPath).ToHashSet(StringComparer.Ordinal);
        foreach (string include in project.Properties.GetItems("Compile"))
        {
            string pattern = Path.GetFullPath(include.Replace('\\', '/'), project.Folder);
            bool isInside = pattern.StartsWith(project.Folder + "/", StringComparison.Ordinal);
            if (isInside || !pattern.StartsWith(root, StringComparison.Ordinal)) continue;
            project.Sources.AddRange(walk.Files.Where(file =>
                file.Role == FileRole.Source && IsMatch(pattern, file.FullPath) && known.Add(file.FullPath)));
        }
    }

    private static bool IsMatch(string pattern, string path) =>
        pattern == path
        || (pattern.Contains('*', StringComparison.Ordinal)
            && (pattern.Contains("**", StringComparison.Ordinal) || Path.GetDirectoryName(pattern) == Path.GetDirectoryName(path))
            && FileSystemName.MatchesSimpleExpression(pattern.Replace("**/", "*", StringComparison.Ordinal), path, ignoreCase: false));

    private static bool IsIn(ScannedFile file, string folder) => Path.GetDirectoryName(file.FullPath) == folder;
}

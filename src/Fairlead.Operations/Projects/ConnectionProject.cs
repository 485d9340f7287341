using Fairlead.CompilerServices;
using Fairlead.Core.Manifest;
using Fairlead.Core.Rules;
using Fairlead.Operations.Definitions;

namespace Fairlead.Operations.Projects;

/// <summary>A project with its manifests, as the build reads them, and those of the projects that it references.</summary>
internal sealed class ConnectionProject
{
    private const int MostLibraries = 100;

    private ConnectionProject(string folder, ProjectFile? projectFile, IReadOnlyList<ManifestFile> files, ProjectManifest manifest,
        IReadOnlyList<ConnectionProject> libraries)
    {
        Folder = folder;
        ProjectFile = projectFile;
        Files = [.. files.Select((file, i) => file with { Problems = manifest.Problems[i] })];
        Manifest = manifest.Manifest;
        Libraries = libraries;
        Runtime = ManifestFactory.Create(Manifest, [.. libraries.Select(static library => library.Runtime)]);
    }

    public string Folder { get; }

    /// <summary>The folder's project file; null if it has none, or several.</summary>
    public ProjectFile? ProjectFile { get; }

    /// <summary>The manifests and files of connection types, with what is wrong with each.</summary>
    public IReadOnlyList<ManifestFile> Files { get; }

    public ManifestDocument Manifest { get; }

    /// <summary>The referenced projects that have manifests, each before those that it references itself.</summary>
    public IReadOnlyList<ConnectionProject> Libraries { get; }

    /// <summary>The manifest as generated code hands it to the runtime.</summary>
    public ConnectionManifest Runtime { get; }

    /// <summary>The project's own connections and those of its libraries.</summary>
    public IEnumerable<ManifestConnection> Connections => Manifest.Connections
        .Concat(Libraries.SelectMany(static library => library.Connections)).DistinctBy(static connection => connection.Id);

    /// <summary>The deployments that the project and its libraries declare.</summary>
    public IEnumerable<string> Deployments => Runtime.Deployments
        .Concat(Libraries.SelectMany(static library => library.Deployments)).Distinct(StringComparer.Ordinal);

    /// <summary>Opens the project in a folder.</summary>
    /// <exception cref="OperationException">A manifest cannot be read; the message has the place.</exception>
    public static ConnectionProject Open(string folder) => Open(folder, new HashSet<string>(StringComparer.Ordinal));

    /// <summary>Describes what is wrong with the manifests, a line each, as compilers do.</summary>
    public IEnumerable<string> DescribeProblems() =>
        Files.SelectMany(static file => file.Problems.Select(file.Describe))
            .Concat(Libraries.SelectMany(static library => library.DescribeProblems()));

    /// <summary>Finds the file that declares a connection of the project's own. Returns null if a library declares it, or nobody.</summary>
    public ManifestFile? FindFile(string connectionId) =>
        Manifest.Connections.FirstOrDefault(connection => connection.Id == connectionId) is { IsOwn: true } declared ? Files[declared.File]
            : null;

    private static ConnectionProject Open(string folder, HashSet<string> seen)
    {
        seen.Add(folder);
        ProjectFile? projectFile = ProjectFile.Find(folder);
        IEnumerable<string> named = projectFile?.AdditionalFiles.Where(ManifestFileNames.IsAboutConnections) ?? [];
        ManifestFile[] files =
            [.. ProjectSearch.FindFiles(folder).Concat(named).Distinct(StringComparer.Ordinal).Select(ManifestFile.Read)];
        var libraries = new List<ConnectionProject>();
        if (projectFile is not null) AddLibraries(projectFile, libraries, seen);
        PublishedManifest[] published = [.. libraries.Select(static library => library.Publish())];
        ProjectManifest manifest = ProjectManifest.Read([.. files.Select(static file => file.Source)], published);
        var project = new ConnectionProject(folder, projectFile, files, manifest, libraries);
        ManifestFile? unreadable = project.Files.FirstOrDefault(static file => file.Problems.Any(IsFatal));
        return unreadable is null ? project : throw OperationException.Work(unreadable.Describe(unreadable.Problems.First(IsFatal)));
    }

    private static bool IsFatal(Problem problem) => problem.Rule == RuleTable.UnreadableManifest;

    private static void AddLibraries(ProjectFile projectFile, List<ConnectionProject> libraries, HashSet<string> seen)
    {
        foreach (string path in projectFile.References)
        {
            string folder = Path.GetDirectoryName(path)!;
            if (seen.Contains(folder) || seen.Count >= MostLibraries) continue;
            ConnectionProject library = Open(folder, seen);
            if (library.Files.Count > 0) libraries.Add(library);
            libraries.AddRange(library.Libraries.Except(libraries));
        }
    }

    /// <summary>What the library's assembly says of its connections, which the program's manifest may refer to.</summary>
    public PublishedManifest Publish()
    {
        string name = ProjectFile is { } file ? Path.GetFileNameWithoutExtension(file.Path) : Path.GetFileName(Folder);
        var whole = ProjectManifest.Read([.. Files.Select(static manifest => manifest.Source)]);
        string json = PublishedManifestWriter.Write(whole, RequiredFields.Find);
        return new PublishedManifest(name, Manifest.GetNamespace(name, name) + ".Connections", json);
    }
}

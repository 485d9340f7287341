using System.Text.RegularExpressions;

namespace Fairlead.Sweeps;

/// <summary>
/// A project as far as its file shows without evaluating it: the code below its folder, and the names of what it references.
/// </summary>
internal sealed partial record RepositoryProject(
    string Name,
    string Folder,
    IReadOnlyList<string> Sources,
    IReadOnlyList<string> ConfigurationFiles,
    IReadOnlyList<string> ProjectReferences,
    IReadOnlyList<string> Packages,
    bool IsTest)
{
    private const string TestMarks = "Microsoft.NET.Test.Sdk|xunit|nunit|MSTest|UnitTestFramework|<IsTestProject>true";

    /// <summary>Finds the projects below a folder. Files that no project has are one more, so that nothing is left out.</summary>
    public static IReadOnlyList<RepositoryProject> FindAll(string repository)
    {
        var projectFiles = Enumerate(repository, "*.csproj").ToLookup(path => Path.GetDirectoryName(path)!);
        var sources = Enumerate(repository, "*.cs").ToLookup(path => FindOwner(path, repository, projectFiles));
        var settings = Enumerate(repository, "*").Where(SweptFiles.IsConfiguration).ToLookup(path => FindOwner(path, repository, projectFiles));
        return
        [
            .. sources.Select(group => group.Key).Union(settings.Select(group => group.Key)).Order(StringComparer.Ordinal)
                .Select(folder => Create(folder, [.. projectFiles[folder]], [.. sources[folder]], [.. settings[folder]])),
        ];
    }

    private static RepositoryProject Create(string folder, string[] projectFiles, string[] sources, string[] settings)
    {
        var text = string.Concat(projectFiles.Select(File.ReadAllText));
        return new RepositoryProject(
            projectFiles.Length > 0 ? Path.GetFileNameWithoutExtension(projectFiles[0]) : Path.GetFileName(folder),
            folder,
            sources,
            settings,
            [
                .. ProjectReferencePattern().Matches(text)
                    .Select(match => Path.GetDirectoryName(Path.GetFullPath(match.Groups[1].Value.Replace('\\', '/'), folder))!).Distinct(),
            ],
            [.. PackagePattern().Matches(text).Select(match => match.Groups[1].Value).Distinct(StringComparer.OrdinalIgnoreCase)],
            Regex.IsMatch(text, TestMarks, RegexOptions.IgnoreCase) || SweptFiles.IsTest(folder));
    }

    private static string FindOwner(string path, string repository, ILookup<string, string> projectFiles)
    {
        for (var folder = Path.GetDirectoryName(path)!; folder.Length > repository.Length; folder = Path.GetDirectoryName(folder)!)
        {
            if (projectFiles.Contains(folder))
                return folder;
        }

        return repository;
    }

    private static IEnumerable<string> Enumerate(string folder, string pattern) =>
        Directory.EnumerateFiles(folder, pattern, new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
            .Order(StringComparer.Ordinal);

    [GeneratedRegex("""<ProjectReference\s+Include="([^"$]+)""")]
    private static partial Regex ProjectReferencePattern();

    [GeneratedRegex("""<PackageReference\s+(?:Include|Update)="([^"$]+)""")]
    private static partial Regex PackagePattern();
}

using Fairlead.Benchmarks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Sweeps;

/// <summary>
/// Compiles the projects of one repository as well as it goes without restoring them: against the framework, their other projects, and the
/// packages that happen to be in the NuGet cache. Or without any reference, as an editor sees code before it has restored.
/// </summary>
internal sealed class ProjectCompiler(IReadOnlyList<RepositoryProject> projects, bool hasReferences)
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions Parsing = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview);
    private static readonly Lazy<IReadOnlyList<MetadataReference>> Framework = new(() => Read(SourceFolder.FrameworkAssemblies()));
    private static readonly Dictionary<string, IReadOnlyList<MetadataReference>> Packages = new(StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, CSharpCompilation?> _compilations = [];

    /// <param name="project">The project to compile.</param>
    /// <param name="replaced">Texts to compile in the place of what some files hold.</param>
    public CSharpCompilation Compile(RepositoryProject project, IReadOnlyDictionary<string, string>? replaced = null) =>
        CSharpCompilation.Create(
            project.Name,
            [
                .. project.Sources.Select(path => Parse(replaced?.GetValueOrDefault(path) ?? File.ReadAllText(path), path)),
                Parse(ImplicitUsings, "ImplicitUsings.cs"),
            ],
            hasReferences ? FindReferences(project) : [],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));

    private IEnumerable<MetadataReference> FindReferences(RepositoryProject project) =>
    [
        .. Framework.Value,
        .. project.ProjectReferences.Select(GetReferenced).OfType<CSharpCompilation>().Select(compilation => compilation.ToMetadataReference()),
        .. project.Packages.SelectMany(FindPackage),
    ];

    private CSharpCompilation? GetReferenced(string folder)
    {
        if (_compilations.TryGetValue(folder, out var known))
            return known;
        _compilations[folder] = null; // for projects that reference each other in a circle
        return projects.FirstOrDefault(project => project.Folder == folder) is { } found ? _compilations[folder] = Compile(found) : null;
    }

    private static IReadOnlyList<MetadataReference> FindPackage(string name)
    {
        if (Packages.TryGetValue(name, out var known))
            return known;
        var cache = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages", name.ToLowerInvariant());
        var library = !Directory.Exists(cache) ? null : Directory.EnumerateDirectories(cache).Order(StringComparer.Ordinal)
            .SelectMany(version => new[] { "net10.0", "net9.0", "net8.0", "net6.0", "netstandard2.1", "netstandard2.0" }
                .Select(framework => Path.Combine(version, "lib", framework)))
            .FirstOrDefault(Directory.Exists);
        return Packages[name] = library is null ? [] : Read(Directory.EnumerateFiles(library, "*.dll"));
    }

    private static IReadOnlyList<MetadataReference> Read(IEnumerable<string> paths) => [.. paths.Select(path => MetadataReference.CreateFromFile(path))];

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(SourceText.From(text), Parsing, path);
}

using System.Reflection;
using System.Xml.Linq;

namespace Fairlead.Analyzers.Tests.Repository;

public class ProjectTests
{
    private const int MostElements = 12;

    /// <summary>Who may depend on whom. An arrow that is not here is a decision to take in docs/architecture.md first.</summary>
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["Fairlead.Core"] = [],
        ["Fairlead.Detection"] = ["Fairlead.Core"],
        ["Fairlead.Analyzers"] = ["Fairlead.Core", "Fairlead.Detection"],
        ["Fairlead.CodeFixes"] = ["Fairlead.Analyzers"],
        ["Fairlead.Generator"] = ["Fairlead.Core"],
        ["Fairlead.Abstractions"] = ["Fairlead.Core"],
        ["Fairlead"] = ["Fairlead.Abstractions", "Fairlead.Core", "Fairlead.Package"], // its package brings the analyzers' package with it
        ["Fairlead.Testing"] = ["Fairlead"],
        ["Fairlead.Aws"] = ["Fairlead.Abstractions"],
        ["Fairlead.Google"] = ["Fairlead.Abstractions"],
        ["Fairlead.Store"] = ["Fairlead.Abstractions"],
        ["Fairlead.Vault"] = ["Fairlead.Abstractions"],
        ["Fairlead.Azure"] = ["Fairlead.Abstractions"],
        ["Fairlead.Operations"] =
        [
            "Fairlead", "Fairlead.Aws", "Fairlead.Azure", "Fairlead.Core", "Fairlead.Detection", "Fairlead.Google", "Fairlead.Store", "Fairlead.Vault",
        ],
        ["Fairlead.Tool"] = ["Fairlead.Analyzers", "Fairlead.Generator", "Fairlead.Operations"],
        ["Fairlead.BuildTasks"] = [],
        ["Fairlead.Package"] = ["Fairlead.BuildTasks", "Fairlead.CodeFixes", "Fairlead.Generator"],
    };

    public static TheoryData<string> Projects => [.. Names];

    private static IEnumerable<string> Names =>
        RepositoryFiles.Find("src", "*.csproj").Select(path => Path.GetFileNameWithoutExtension(path));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_DependsOnlyOnWhatTheArchitectureSays(string project)
    {
        Assert.True(Arrows.TryGetValue(project, out string[]? allowed), $"""
            List what {project} may depend on in {nameof(Arrows)} of {nameof(ProjectTests)}, and {project} in docs/architecture.md.
            """);
        string[] others = [.. References(project).Except(allowed)];
        Assert.True(others.Length == 0, $"""
            {project} may not reference {string.Join(", ", others)}. Move what it needs to a project below both, or take the decision
            to add the arrow to docs/architecture.md and to {nameof(ProjectTests)}.
            """);
    }

    [Fact]
    public void EveryArrow_StartsAtAProject()
    {
        string[] left = [.. Arrows.Keys.Except(Names)];
        Assert.True(left.Length == 0, $"Take {string.Join(", ", left)} out of {nameof(Arrows)}: no project in src is called that.");
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void ProjectFile_IsShort(string project)
    {
        int elements = Load(project).Root!.Descendants().Count();
        Assert.True(elements <= MostElements, $"""
            {project}.csproj has {elements} elements and may have {MostElements}. Move what other projects need too to src/Directory.Build.props
            or src/Directory.Build.targets, and delete what is a default.
            """);
    }

    [Theory]
    [InlineData("Fairlead.Core")]
    [InlineData("Fairlead.Detection")]
    public void SharedCompilerCode_HasNoPackages(string project) => Assert.True(
        !Load(project).Descendants("PackageReference").Any(),
        $"Remove the package references of {project}: compilers load it, and find no other assemblies beside it.");

    /// <summary>
    /// What a compiler host of the oldest supported version brings with it (Roslyn 4.14: see the dependencies of its packages).
    /// A newer or another assembly would fail to load there, on the user's machine and not on ours.
    /// </summary>
    [Theory]
    [InlineData("Fairlead.Core")]
    [InlineData("Fairlead.Detection")]
    [InlineData("Fairlead.Analyzers")]
    [InlineData("Fairlead.CodeFixes")]
    [InlineData("Fairlead.Generator")]
    public void CompilerSideAssembly_LoadsIntoTheOldestHost(string assembly)
    {
        var hostVersions = new Dictionary<string, Version>
        {
            ["netstandard"] = new(2, 0, 0, 0),
            ["System.Collections.Immutable"] = new(9, 0, 0, 0),
            ["System.Composition.AttributedModel"] = new(9, 0, 0, 0),
            ["Microsoft.CodeAnalysis"] = new(4, 14, 0, 0),
            ["Microsoft.CodeAnalysis.CSharp"] = new(4, 14, 0, 0),
            ["Microsoft.CodeAnalysis.Workspaces"] = new(4, 14, 0, 0),
            ["Microsoft.CodeAnalysis.CSharp.Workspaces"] = new(4, 14, 0, 0),
        };
        Assert.All(Assembly.Load(assembly).GetReferencedAssemblies(), reference =>
        {
            if (reference.Name!.StartsWith("Fairlead.", StringComparison.Ordinal)) return;
            Assert.True(hostVersions.TryGetValue(reference.Name, out Version? host),
                $"Do without {reference.Name} in {assembly}: the oldest compiler that we support may not have it.");
            Assert.True(reference.Version <= host,
                $"Lower {reference.Name} in Directory.Packages.props: the oldest compiler has {host}, not {reference.Version}.");
        });
    }

    private static IEnumerable<string> References(string project) => Load(project)
        .Descendants("ProjectReference")
        .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));

    private static XDocument Load(string project) => XDocument.Parse(RepositoryFiles.Read($"src/{project}/{project}.csproj"));
}

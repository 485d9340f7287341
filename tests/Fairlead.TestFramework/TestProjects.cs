using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Testing.Model;

namespace Fairlead.TestFramework;

/// <summary>What the projects under test have in common.</summary>
public static class TestProjects
{
    internal const string ImplicitUsingsFile = Root + "ImplicitUsings.cs";

    private const string Root = "/0/";

    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>A warning that a test expects. Without <c>WithLocation</c> it has no place in any file.</summary>
    public static DiagnosticResult Expect(string id) => new(id, DiagnosticSeverity.Warning);

    /// <summary>Adds files by their names.</summary>
    public static void AddFiles(this SourceFileCollection files, IEnumerable<(string Path, string Content)> added)
    {
        foreach ((string path, string content) in added) files.Add((path, content));
    }

    /// <summary>Adds a file of settings for the whole project.</summary>
    public static void AddEditorConfig(this SourceFileCollection files, string content) => files.Add((Root + ".editorconfig", content));

    /// <summary>Adds the implicit usings to the files of a project, and puts all of them below one folder.</summary>
    internal static void Complete(ProjectState state, LanguageVersion version)
    {
        foreach (SourceFileCollection files in new[] { state.Sources, state.AdditionalFiles, state.AnalyzerConfigFiles })
        {
            for (int i = 0; i < files.Count; i++)
                if (!files[i].filename.StartsWith('/')) files[i] = (Root + files[i].filename, files[i].content);
        }

        bool hasUsings = state.Sources.Exists(file => file.filename == ImplicitUsingsFile);
        if (!hasUsings && version.MapSpecifiedToEffectiveVersion() >= LanguageVersion.CSharp10)
            state.Sources.Add((ImplicitUsingsFile, ImplicitUsings));
    }

    /// <summary>Adds to the state after a fix what it does not name, from the state before it.</summary>
    internal static void Complete(SolutionState after, SolutionState before, LanguageVersion version)
    {
        if (after.Sources.Count == 0) after.Sources.AddRange(before.Sources);
        if (after.AdditionalFiles.Count == 0) after.AdditionalFiles.AddRange(before.AdditionalFiles);
        if (after.AnalyzerConfigFiles.Count == 0) after.AnalyzerConfigFiles.AddRange(before.AnalyzerConfigFiles);
        after.AdditionalReferences.AddRange(before.AdditionalReferences);
        after.OutputKind = before.OutputKind;
        Complete(after, version);
    }

    internal static SolutionState CreateState(string name) => new(name, LanguageNames.CSharp, Root + "Test", "cs");

    /// <summary>Fills a state with all of another one. Marks stay what they are: nothing is inherited, and none is ignored.</summary>
    internal static void Copy(SolutionState from, SolutionState to)
    {
        to.InheritanceMode = StateInheritanceMode.Explicit;
        to.MarkupHandling = from.MarkupHandling ?? MarkupMode.Allow;
        to.OutputKind = from.OutputKind;
        to.Sources.AddRange(from.Sources);
        to.AdditionalFiles.AddRange(from.AdditionalFiles);
        to.AnalyzerConfigFiles.AddRange(from.AnalyzerConfigFiles);
        to.ExpectedDiagnostics.AddRange(from.ExpectedDiagnostics);
        to.AdditionalReferences.Clear();
        to.AdditionalReferences.AddRange(from.AdditionalReferences);
    }

    /// <summary>Creates a solution on the framework that runs the tests, where the packages for testing would ask NuGet for one.</summary>
    internal static Solution CreateSolution(
        ProjectId id, EvaluatedProjectState state, CompilationOptions compilation, ParseOptions parse,
        IReadOnlyList<MetadataReference>? references = null) =>
        new AdhocWorkspace().CurrentSolution
            .AddProject(ProjectInfo.Create(
                id, VersionStamp.Default, state.Name, state.Name, LanguageNames.CSharp, filePath: $"{Root}{state.Name}.csproj",
                compilationOptions: compilation.WithOutputKind(state.OutputKind), parseOptions: parse,
                metadataReferences: references ?? FrameworkReferences.All));

    internal static CSharpCompilationOptions CreateCompilationOptions(string? onlyRule, IEnumerable<DiagnosticDescriptor> supported) => new(
        OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable,
        specificDiagnosticOptions: supported.Select(descriptor => descriptor.Id).Distinct()
            .Where(id => onlyRule is not null && id != onlyRule)
            .Select(id => KeyValuePair.Create(id, ReportDiagnostic.Suppress)));
}

internal static class DiagnosticExtensions
{
    public static string GetPath(this Diagnostic diagnostic) => diagnostic.Location.GetLineSpan().Path ?? "";
}

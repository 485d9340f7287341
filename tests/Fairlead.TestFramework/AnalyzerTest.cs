using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace Fairlead.TestFramework;

/// <summary>Whether the code under test has to compile.</summary>
public enum CompilerDiagnostics
{
    /// <summary>An error of the compiler that is not marked like <c>{|CS0103:name|}</c> fails the test.</summary>
    Errors,

    /// <summary>What the compiler says does not matter: for code in the middle of being typed.</summary>
    None,
}

/// <summary>
/// Compiles the files of a test, runs an analyzer over them and compares its diagnostics with those that the test expects: no other,
/// at exactly these spans. An exception in the analyzer fails the test, and so does a result that depends on concurrency.
/// </summary>
public class AnalyzerTest<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    private protected const string ImplicitUsingsFile = "ImplicitUsings.cs";

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

    public string TestCode { set => TestState.Sources.Add(value); }

    public SolutionState TestState { get; } = new();

    public LanguageVersion LanguageVersion { get; set; } = LanguageVersion.Latest;

    public OutputKind OutputKind { get; set; } = OutputKind.DynamicallyLinkedLibrary;

    public CompilerDiagnostics CompilerDiagnostics { get; set; } = CompilerDiagnostics.Errors;

    /// <summary>The rule under test of an analyzer that has several: the others are off, and <c>[|span|]</c> means this one.</summary>
    public string? OnlyRule { get; set; }

    /// <summary>What runs over the files: the analyzer under test and nothing else.</summary>
    private protected virtual ImmutableArray<DiagnosticAnalyzer> Analyzers => [new TAnalyzer()];

    public virtual async Task RunAsync(CancellationToken cancellationToken = default)
    {
        await VerifyAsync(TestState, CreateProject(TestState), cancellationToken);
    }

    /// <summary>Checks that a project has exactly the diagnostics that a state expects, and returns those of the analyzer.</summary>
    private protected async Task<ImmutableArray<Diagnostic>> VerifyAsync(
        SolutionState state, Project project, CancellationToken cancellationToken)
    {
        Compilation compilation = (await project.GetCompilationAsync(cancellationToken))!;
        ImmutableArray<Diagnostic> compilerErrors = CompilerDiagnostics == CompilerDiagnostics.None
            ? []
            : [.. compilation.GetDiagnostics(cancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error)];
        ImmutableArray<Diagnostic> diagnostics = await AnalyzeAsync(project, cancellationToken);
        DiagnosticComparison.AssertEqual(Expect(state), [.. compilerErrors, .. diagnostics]);
        return diagnostics;
    }

    internal async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(Project project, CancellationToken cancellationToken)
    {
        ImmutableArray<Diagnostic> concurrent = await AnalyzeAsync(project, concurrent: true, cancellationToken);
        ImmutableArray<Diagnostic> sequential = await AnalyzeAsync(project, concurrent: false, cancellationToken);
        Assert.Equal(sequential.Select(d => d.ToString()), concurrent.Select(d => d.ToString()));
        IReadOnlyList<string> secrets = await ShownText.FindSecretsAsync(project, concurrent, cancellationToken);
        ShownText.AssertHides(secrets, concurrent.SelectMany(ShownText.GetTexts));
        return concurrent;
    }

    internal async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(
        Project project, bool concurrent, CancellationToken cancellationToken)
    {
        var exceptions = new ConcurrentQueue<Exception>();
        Compilation compilation = (await project.GetCompilationAsync(cancellationToken))!;
        var options = new CompilationWithAnalyzersOptions(
            project.AnalyzerOptions,
            onAnalyzerException: (exception, analyzer, _) =>
                exceptions.Enqueue(new InvalidOperationException($"{analyzer.GetType().Name} threw an exception.", exception)),
            concurrentAnalysis: concurrent,
            logAnalyzerExecutionTime: false);
        ImmutableArray<Diagnostic> diagnostics = await compilation
            .WithAnalyzers(Analyzers, options)
            .GetAnalyzerDiagnosticsAsync(cancellationToken);
        if (exceptions.TryDequeue(out Exception? first)) Assert.Fail(first.ToString());

        // Compilers, too, report equal diagnostics once.
        return [.. diagnostics
            .Distinct()
            .OrderBy(d => d.PathOf(), StringComparer.Ordinal)
            .ThenBy(d => d.Location.SourceSpan)
            .ThenBy(d => d.Id, StringComparer.Ordinal)];
    }

    internal Project CreateProject(SolutionState state)
    {
        var projectId = ProjectId.CreateNewId();
        Solution solution = new AdhocWorkspace().CurrentSolution.AddProject(ProjectInfo.Create(
            projectId, VersionStamp.Default, "TestProject", "TestProject", LanguageNames.CSharp,
            filePath: Root + "TestProject.csproj",
            compilationOptions: new CSharpCompilationOptions(
                OutputKind, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable,
                specificDiagnosticOptions: OtherRulesOff()),
            parseOptions: new CSharpParseOptions(LanguageVersion, DocumentationMode.Diagnose),
            metadataReferences: [.. FrameworkReferences.All, .. state.AdditionalReferences]));

        if (LanguageVersion.MapSpecifiedToEffectiveVersion() >= LanguageVersion.CSharp10)
            solution = solution.AddDocument(NewId(), ImplicitUsingsFile, ImplicitUsings, filePath: Root + ImplicitUsingsFile);
        foreach ((string path, string content) in Parse(state.Sources, state.MarkupHandling))
            solution = solution.AddDocument(NewId(), path, SourceText.From(content), filePath: path);
        foreach ((string path, string content) in Parse(state.AdditionalFiles, state.MarkupHandling))
            solution = solution.AddAdditionalDocument(NewId(), path, SourceText.From(content), filePath: path);
        foreach ((string path, string content) in Parse(state.AnalyzerConfigFiles, MarkupMode.None))
            solution = solution.AddAnalyzerConfigDocument(NewId(), path, SourceText.From(content), filePath: path);
        return solution.GetProject(projectId)!;

        DocumentId NewId() => DocumentId.CreateNewId(projectId);
    }

    private protected static IEnumerable<(string Path, string Content)> Parse(
        IReadOnlyList<(string Path, string Content)> files, MarkupMode mode) =>
        files.Select(file => (FullPath(file.Path), TestMarkup.Parse(file.Content, mode).Text));

    private IEnumerable<KeyValuePair<string, ReportDiagnostic>> OtherRulesOff() => OnlyRule is null
        ? []
        : Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(descriptor => descriptor.Id).Distinct()
            .Where(id => id != OnlyRule)
            .Select(id => KeyValuePair.Create(id, ReportDiagnostic.Suppress));

    private IReadOnlyList<ExpectedDiagnostic> Expect(SolutionState state)
    {
        var expected = new List<ExpectedDiagnostic>();
        var locations = new Dictionary<int, (string Path, TextSpan Span)>();
        foreach ((string path, string content) in state.Sources.Concat(state.AdditionalFiles))
        {
            TestMarkup markup = TestMarkup.Parse(content, state.MarkupHandling);
            expected.AddRange(
                markup.Spans.Select(span => new ExpectedDiagnostic(span.DiagnosticId ?? OnlyId(), FullPath(path), span.Span)));
            foreach ((int key, TextSpan span) in markup.Locations) locations.Add(key, (FullPath(path), span));
        }

        foreach (DiagnosticResult result in state.ExpectedDiagnostics)
        {
            (string Path, TextSpan Span) place = result.MarkupKey is { } key ? locations[key] : ("", default);
            expected.Add(new ExpectedDiagnostic(result.Id, place.Path, place.Span, result));
        }
        return expected;
    }

    private static string FullPath(string path) => path.StartsWith('/') ? path : Root + path;

    private string OnlyId() => OnlyRule ?? (new TAnalyzer().SupportedDiagnostics is [var only]
        ? only.Id
        : throw new FormatException($"{typeof(TAnalyzer).Name} supports several diagnostics: write {{|id:span|}} instead of [|span|]."));
}

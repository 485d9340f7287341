using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Testing.Model;
using Xunit;

namespace Fairlead.TestFramework;

/// <summary>
/// The test of an analyzer that the Roslyn SDK's packages bring, on the framework that runs the tests: nothing is restored. It also fails
/// where a result depends on concurrency, and where a message shows a secret.
/// </summary>
public class AnalyzerTest<TAnalyzer> : CSharpAnalyzerTest<TAnalyzer, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    private Project? _project;
    private ImmutableArray<Diagnostic> _diagnostics = [];

    public AnalyzerTest()
    {
        // Some rules look at generated code, and a project suppresses some in ways of its own.
        TestBehaviors = TestBehaviors.SkipGeneratedCodeCheck | TestBehaviors.SkipSuppressionCheck;
        MarkupOptions = MarkupOptions.UseFirstDescriptor | MarkupOptions.TreatPositionIndicatorsAsCode;
    }

    public LanguageVersion LanguageVersion { get; set; } = LanguageVersion.Latest;

    public OutputKind OutputKind
    {
        get => TestState.OutputKind ?? OutputKind.DynamicallyLinkedLibrary;
        set => TestState.OutputKind = value;
    }

    /// <summary>False for code that is looked at alone: the compiler finds no type of the framework.</summary>
    public bool HasReferences { get; set; } = true;

    /// <summary>The rule under test of an analyzer that has several: the others are off, and <c>[|span|]</c> means this one.</summary>
    public string? OnlyRule { get; set; }

    /// <summary>What runs over the files: the analyzer under test and nothing else.</summary>
    private protected virtual ImmutableArray<DiagnosticAnalyzer> Analyzers => [new TAnalyzer()];

    protected override async Task RunImplAsync(CancellationToken cancellationToken)
    {
        TestProjects.Complete(TestState, LanguageVersion);
        await base.RunImplAsync(cancellationToken);

        Project project = _project!;
        ImmutableArray<Diagnostic> concurrent = Sort(_diagnostics.Where(IsOfAnalyzer));
        ImmutableArray<Diagnostic> sequential = await AnalyzeAsync(project, concurrent: false, cancellationToken);
        Assert.Equal(sequential.Select(diagnostic => diagnostic.ToString()), concurrent.Select(diagnostic => diagnostic.ToString()));
        IReadOnlyList<string> secrets = await ShownText.FindSecretsAsync(project, concurrent, cancellationToken);
        ShownText.AssertHides(secrets, concurrent.SelectMany(ShownText.GetTexts));
    }

    protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => Analyzers;

    /// <summary>A mark without an id means a rule only where there is one.</summary>
    protected override DiagnosticDescriptor? GetDefaultDiagnostic(DiagnosticAnalyzer[] analyzers)
    {
        DiagnosticDescriptor[] descriptors = [.. analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics)];
        bool isOnly = descriptors.Length > 0 && descriptors.All(descriptor => descriptor.Id == descriptors[0].Id);
        return OnlyRule is null ? isOnly ? descriptors[0] : null : descriptors.First(descriptor => descriptor.Id == OnlyRule);
    }

    protected override CompilationOptions CreateCompilationOptions() =>
        TestProjects.CreateCompilationOptions(OnlyRule, Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics));

    protected override ParseOptions CreateParseOptions() => new CSharpParseOptions(LanguageVersion, DocumentationMode.Diagnose);

    protected override Task<Solution> CreateSolutionAsync(
        ProjectId projectId, EvaluatedProjectState projectState, CancellationToken cancellationToken) =>
        Task.FromResult(TestProjects.CreateSolution(
            projectId, projectState, CreateCompilationOptions(), CreateParseOptions(), HasReferences ? FrameworkReferences.All : []));

    /// <summary>Leaves severities as the rules have them, and not only those that are on by default on.</summary>
    protected override Project ApplyCompilationOptions(Project project) => _project = project;

    protected override CompilationWithAnalyzers CreateCompilationWithAnalyzers(
        Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, AnalyzerOptions options,
        CancellationToken cancellationToken) =>
        compilation.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(
            options, onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));

    protected override ImmutableArray<(Project project, Diagnostic diagnostic)> FilterDiagnostics(
        ImmutableArray<(Project project, Diagnostic diagnostic)> diagnostics)
    {
        // Compilers, too, report equal diagnostics once.
        var distinct = base.FilterDiagnostics(diagnostics).Distinct().ToImmutableArray();
        _diagnostics = [.. distinct.Select(found => found.diagnostic)];
        return distinct;
    }

    internal Task<Project> CreateProjectAsync(CancellationToken cancellationToken)
    {
        TestProjects.Complete(TestState, LanguageVersion);
        DiagnosticAnalyzer[] analyzers = [.. Analyzers];
        SolutionState state = TestState.WithInheritedValuesApplied(null, []).WithProcessedMarkup(
            MarkupOptions, GetDefaultDiagnostic(analyzers), [.. analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics)], [],
            DefaultFilePath);
        return CreateProjectAsync(new EvaluatedProjectState(state, ReferenceAssemblies), [], cancellationToken);
    }

    private protected Task<ImmutableArray<Diagnostic>> AnalyzeAsync(Project project, CancellationToken cancellationToken) =>
        AnalyzeAsync(project, concurrent: true, cancellationToken);

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
        return Sort(diagnostics);
    }

    private static ImmutableArray<Diagnostic> Sort(IEnumerable<Diagnostic> diagnostics) =>
    [
        .. diagnostics.Distinct()
            .OrderBy(diagnostic => diagnostic.GetPath(), StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan)
            .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal),
    ];

    private bool IsOfAnalyzer(Diagnostic diagnostic) =>
        Analyzers.Any(analyzer => analyzer.SupportedDiagnostics.Any(descriptor => descriptor.Id == diagnostic.Id));
}

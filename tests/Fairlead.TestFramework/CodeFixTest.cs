using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Testing.Model;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace Fairlead.TestFramework;

/// <summary>
/// Applies a code fix to each diagnostic until none is offered, and compares the files with those that the test expects. Every offered
/// fix has to change something, the result has to compile, and fixing all at once has to give the same as fixing one by one.
/// Where <see cref="FixedState"/> is left empty, no fix may be offered. After every fix each secret is still in the files or in the user
/// secrets. Fixes of C# files are applied by the test of the Roslyn SDK's packages; those of other files, and those that do more than
/// change files, it does not know.
/// </summary>
public sealed class CodeFixTest<TAnalyzer, TCodeFix> : AnalyzerTest<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TCodeFix : CodeFixProvider, new()
{
    private const int MaximumSteps = 100;
    private readonly TCodeFix _provider = new();
    private readonly List<CodeAction> _explanations = [];

    public string FixedCode { set => FixedState.Sources.Add(value); }

    /// <summary>The files after the fixes, with markup where a diagnostic remains. What it does not name stays as it was.</summary>
    public SolutionState FixedState { get; } = TestProjects.CreateState("Fixed");

    /// <summary>Which of the offered fixes is applied, where there are several.</summary>
    public int CodeActionIndex { get; set; }

    /// <summary>When set, what the fix that is applied must be called.</summary>
    public string? CodeActionTitle { get; set; }

    /// <summary>When set, what the light bulb says where nothing can be done.</summary>
    public string? Explanation { get; set; }

    /// <summary>Fixes that store what they take out of files are the ones that no solution is fixed by at once.</summary>
    private bool StoresSecrets =>
        _provider.GetFixAllProvider()?.GetSupportedFixAllScopes().Contains(FixAllScope.Solution) == false;

    protected override async Task RunImplAsync(CancellationToken cancellationToken)
    {
        await base.RunImplAsync(cancellationToken);
        Project project = await CreateProjectAsync(cancellationToken);
        ImmutableArray<Diagnostic> diagnostics = await AnalyzeAsync(project, cancellationToken);
        List<Offer> offers = await OffersAsync(project, diagnostics, cancellationToken);
        if (Explanation is not null)
            Assert.Contains(Explanation, _explanations.Select(static action => action.Title));
        IReadOnlyList<string> shown = await ShownText.FindSecretsAsync(project, diagnostics, cancellationToken);
        ShownText.AssertHides(shown,
            offers.Select(static offer => offer.Action).Concat(_explanations).SelectMany(ShownText.GetTexts));
        KeptSecrets secrets = await KeptSecrets.FindAsync(project, diagnostics, cancellationToken);
        bool changesOnlyCode = !StoresSecrets;
        foreach (Offer offer in offers)
        {
            Project changed =
                await ApplyAsync(project, await PreviewAsync(offer.Action, cancellationToken), offer.Action.Title, cancellationToken);
            if (StoresSecrets) continue; // to ask for the operations is to store
            ImmutableArray<CodeActionOperation> operations = await offer.Action.GetOperationsAsync(cancellationToken);
            bool changesOnlyFiles = operations.All(static operation => operation is ApplyChangesOperation);
            if (changesOnlyFiles) await secrets.AssertKeptAsync(changed, offer.Action.Title, cancellationToken);
            changesOnlyCode &= changesOnlyFiles && offer.Document is Document;
        }

        if (FixedState.Sources.Count == 0 && FixedState.AdditionalFiles.Count == 0)
        {
            string titles = string.Join(", ", offers.Select(offer => offer.Action.Title));
            Assert.True(offers.Count == 0, $"No fix was expected, but offered: {titles}");
            return;
        }

        Assert.True(
            offers.Exists(offer => offer.Index == CodeActionIndex),
            $"No fix was offered. {string.Join(" ", _explanations.Select(explanation => explanation.Title))}");
        TestProjects.Complete(FixedState, TestState, LanguageVersion);
        AnalyzerTest<TAnalyzer> expected = CreateTestOfFixedState();
        if (changesOnlyCode) await new DocumentFixTest(this).RunAsync(cancellationToken);
        else await VerifyFixAsync(project, expected, secrets, cancellationToken);
        await secrets.AssertKeptAsync(await expected.CreateProjectAsync(cancellationToken), "one by one", cancellationToken);
    }

    private AnalyzerTest<TAnalyzer> CreateTestOfFixedState()
    {
        var test = new AnalyzerTest<TAnalyzer>
        {
            LanguageVersion = LanguageVersion, OutputKind = OutputKind, OnlyRule = OnlyRule, CompilerDiagnostics = CompilerDiagnostics,
        };
        TestProjects.Copy(FixedState, test.TestState);
        return test;
    }

    private async Task VerifyFixAsync(
        Project project, AnalyzerTest<TAnalyzer> expected, KeptSecrets secrets, CancellationToken cancellationToken)
    {
        Project fixedOneByOne = await FixOneByOneAsync(project, cancellationToken);
        Project expectedProject = await expected.CreateProjectAsync(cancellationToken);
        await AssertFilesAsync(expectedProject, fixedOneByOne, "one by one", cancellationToken);
        await secrets.AssertKeptAsync(fixedOneByOne, "one by one", cancellationToken);
        await expected.RunAsync(cancellationToken);

        foreach (FixAllScope scope in _provider.GetFixAllProvider()?.GetSupportedFixAllScopes() ?? [])
        {
            if (scope is not (FixAllScope.Document or FixAllScope.Project or FixAllScope.Solution)) continue;
            Project fixedAtOnce = await FixAllAsync(project, scope, cancellationToken);
            await AssertFilesAsync(
                expectedProject, fixedAtOnce, $"all at once in the {scope.ToString().ToLowerInvariant()}", cancellationToken);
            await secrets.AssertKeptAsync(fixedAtOnce, "all at once", cancellationToken);
        }
    }

    private async Task<Project> FixOneByOneAsync(Project project, CancellationToken cancellationToken)
    {
        for (int step = 0; step < MaximumSteps; step++)
        {
            if (await FirstOfferAsync(project, cancellationToken) is not { } offer) return project;
            if (CodeActionTitle is not null) Assert.Equal(CodeActionTitle, offer.Action.Title);
            project = await ApplyAsync(project, offer.Action, cancellationToken);
        }
        throw new InvalidOperationException($"A fix is still offered after {MaximumSteps} steps.");
    }

    private async Task<Project> FixAllAsync(Project project, FixAllScope scope, CancellationToken cancellationToken)
    {
        FixAllProvider provider = _provider.GetFixAllProvider()!;
        for (int step = 0; step < MaximumSteps; step++)
        {
            if (await FirstOfferAsync(project, cancellationToken) is not { } offer) return project;
            string? key = offer.Action.EquivalenceKey;
            ImmutableArray<string> ids = _provider.FixableDiagnosticIds;
            var diagnostics = new AnalyzerDiagnostics(this);
            FixAllContext context = offer.Document is Document document
                ? new FixAllContext(document, _provider, scope, key, ids, diagnostics, cancellationToken)
                : new FixAllContext(project, _provider, FixAllScope.Project, key, ids, diagnostics, cancellationToken);
            CodeAction? action = await provider.GetFixAsync(context);
            Assert.True(action is not null, $"'{offer.Action.Title}' cannot fix all in the {scope.ToString().ToLowerInvariant()}.");
            project = await ApplyAsync(project, action, cancellationToken);
        }
        throw new InvalidOperationException($"A fix is still offered after {MaximumSteps} steps.");
    }

    private async Task<Offer?> FirstOfferAsync(Project project, CancellationToken cancellationToken)
    {
        List<Offer> offers = await OffersAsync(project, await AnalyzeAsync(project, cancellationToken), cancellationToken);
        return offers.Find(offer => offer.Index == CodeActionIndex);
    }

    private async Task<List<Offer>> OffersAsync(
        Project project, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var offers = new List<Offer>();
        foreach (Diagnostic diagnostic in diagnostics.Where(d => _provider.FixableDiagnosticIds.Contains(d.Id)))
        {
            int index = 0;
            if (FindDocument(project, diagnostic) is not { } document) continue;
            var context = new CodeFixContext(document, diagnostic, Register, cancellationToken);
            await _provider.RegisterCodeFixesAsync(context);

            void Register(CodeAction action, ImmutableArray<Diagnostic> _)
            {
                // An action that only says what is missing is none that could be applied.
                if (action.EquivalenceKey?.EndsWith(nameof(Explanation), StringComparison.Ordinal) == true) _explanations.Add(action);
                else offers.Add(new Offer(document, action, index++));
            }
        }
        return offers;
    }

    private static TextDocument? FindDocument(Project project, Diagnostic diagnostic) =>
        project.Documents.Concat(project.AdditionalDocuments).FirstOrDefault(document => document.FilePath == diagnostic.GetPath());

    private static async Task<Solution> PreviewAsync(CodeAction action, CancellationToken cancellationToken) =>
        (await action.GetPreviewOperationsAsync(cancellationToken)).OfType<ApplyChangesOperation>().Single().ChangedSolution;

    private static async Task<Project> ApplyAsync(Project project, CodeAction action, CancellationToken cancellationToken)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(cancellationToken);
        ApplyChangesOperation? changes = operations.OfType<ApplyChangesOperation>().SingleOrDefault();

        // An operation of the fix's own applies the changes that the preview shows, and does more.
        if (changes is null)
            foreach (CodeActionOperation operation in operations) operation.Apply(project.Solution.Workspace, cancellationToken);
        Solution changed = changes?.ChangedSolution ?? await PreviewAsync(action, cancellationToken);
        return await ApplyAsync(project, changed, action.Title, cancellationToken);
    }

    /// <summary>
    /// Takes over changes, of which there have to be some, and reads the changed files again from their text, as an editor would.
    /// </summary>
    private static async Task<Project> ApplyAsync(Project project, Solution solution, string title, CancellationToken cancellationToken)
    {
        ProjectChanges changes = solution.GetProject(project.Id)!.GetChanges(project);
        bool changed = changes.GetAddedDocuments().Any()
            || changes.GetRemovedDocuments().Any()
            || changes.GetAddedAdditionalDocuments().Any();
        foreach (DocumentId id in changes.GetChangedDocuments())
        {
            SourceText text = await solution.GetDocument(id)!.GetTextAsync(cancellationToken);
            changed |= !text.ContentEquals(await project.GetDocument(id)!.GetTextAsync(cancellationToken));
            solution = solution.WithDocumentText(id, SourceText.From(text.ToString()));
        }
        foreach (DocumentId id in changes.GetChangedAdditionalDocuments())
        {
            SourceText text = await solution.GetAdditionalDocument(id)!.GetTextAsync(cancellationToken);
            changed |= !text.ContentEquals(await project.GetAdditionalDocument(id)!.GetTextAsync(cancellationToken));
        }

        Assert.True(changed, $"The fix '{title}' is offered but changes nothing.");
        return solution.GetProject(project.Id)!;
    }

    private static async Task AssertFilesAsync(Project expected, Project actual, string how, CancellationToken cancellationToken)
    {
        SortedDictionary<string, string> files = await ReadAsync(actual, cancellationToken);
        foreach ((string path, string content) in await ReadAsync(expected, cancellationToken))
        {
            Assert.True(files.Remove(path, out string? text), $"Fixed {how}, there is no file {path}.");
            if (text != content) Assert.Fail($"Fixed {how}, {path} is\n{text}\ninstead of\n{content}");
        }
        Assert.True(files.Count == 0, $"Fixed {how}, there are more files: {string.Join(", ", files.Keys)}");
    }

    private static async Task<SortedDictionary<string, string>> ReadAsync(Project project, CancellationToken cancellationToken)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (TextDocument document in project.Documents.Concat(project.AdditionalDocuments))
            files.Add(document.FilePath ?? document.Name, (await document.GetTextAsync(cancellationToken)).ToString());
        return files;
    }

    private sealed record Offer(TextDocument Document, CodeAction Action, int Index);

    private sealed class AnalyzerDiagnostics(CodeFixTest<TAnalyzer, TCodeFix> test) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            await test.AnalyzeAsync(project, cancellationToken);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(
            Document document, CancellationToken cancellationToken) =>
            (await test.AnalyzeAsync(document.Project, cancellationToken)).Where(d => d.GetPath() == document.FilePath);

        public override async Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(
            Project project, CancellationToken cancellationToken) =>
            (await test.AnalyzeAsync(project, cancellationToken)).Where(d => d.Location == Location.None);
    }

    /// <summary>The test of the packages, with the settings of ours.</summary>
    private sealed class DocumentFixTest : CSharpCodeFixTest<TAnalyzer, TCodeFix, DefaultVerifier>
    {
        private readonly CodeFixTest<TAnalyzer, TCodeFix> _test;

        public DocumentFixTest(CodeFixTest<TAnalyzer, TCodeFix> test)
        {
            _test = test;
            TestBehaviors = test.TestBehaviors;
            MarkupOptions = test.MarkupOptions;
            CompilerDiagnostics = test.CompilerDiagnostics;
            CodeActionIndex = test.CodeActionIndex;
            CodeFixTestBehaviors = CodeFixTestBehaviors.SkipLocalDiagnosticCheck; // some rules report when they have seen the whole project
            if (test.CodeActionTitle is { } title)
                CodeActionVerifier = (action, verifier) => verifier.Equal(title, action.Title, $"The fix is not called '{title}'.");
            TestProjects.Copy(test.TestState, TestState);
            TestProjects.Copy(test.FixedState, FixedState);
        }

        protected override DiagnosticDescriptor? GetDefaultDiagnostic(DiagnosticAnalyzer[] analyzers) =>
            _test.GetDefaultDiagnostic(analyzers);

        protected override Task<Solution> CreateSolutionAsync(
            ProjectId projectId, EvaluatedProjectState projectState, CancellationToken cancellationToken) =>
            _test.CreateSolutionAsync(projectId, projectState, cancellationToken);

        protected override Project ApplyCompilationOptions(Project project) => project;

        protected override ImmutableArray<(Project project, Diagnostic diagnostic)> FilterDiagnostics(
            ImmutableArray<(Project project, Diagnostic diagnostic)> diagnostics) => [.. base.FilterDiagnostics(diagnostics).Distinct()];
    }
}

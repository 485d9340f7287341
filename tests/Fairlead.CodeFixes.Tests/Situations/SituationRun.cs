using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Fairlead.CodeFixes.Tests.Situations;

/// <summary>The project after fixes, and the developer's store.</summary>
internal sealed record Outcome(SituationProject Project, IReadOnlyDictionary<string, string> Store);

/// <summary>An action that was looked at, with what became of it.</summary>
internal sealed record TriedAction(string Title, bool Changes, IReadOnlyList<string> Lost);

/// <summary>All that happened in a situation: facts, without a judgement.</summary>
internal sealed class SituationRun
{
    private const int MaximumSteps = 25;

    /// <summary>The rules that report a secret at its place.</summary>
    private static readonly HashSet<string> SecretRules =
        ["FLD1001", "FLD1002", "FLD1003", "FLD1004", "FLD1005", "FLD1006", "FLD1007", "FLD1008", "FLD1011", "FLD3009", "FLD4006"];

    private readonly Situation _situation;
    private readonly IReadOnlyList<CodeFixProvider> _providers;
    private readonly List<TriedAction> _tried = [];

    private SituationRun(Situation situation, IReadOnlyList<CodeFixProvider> providers) =>
        (_situation, _providers) = (situation, providers);

    public required SituationProject Before { get; init; }

    public required IReadOnlyDictionary<string, string> StoreBefore { get; init; }

    public required ImmutableArray<Diagnostic> DiagnosticsBefore { get; init; }

    /// <summary>The reported secrets, and those for which a change is offered.</summary>
    public IReadOnlyList<Diagnostic> Findings { get; private set; } = [];

    public IReadOnlyList<Diagnostic> Offered { get; private set; } = [];

    /// <summary>Every title that was shown.</summary>
    public HashSet<string> Titles { get; } = [];

    /// <summary>The actions that were applied, one by one and by themselves, and all at once.</summary>
    public IReadOnlyList<TriedAction> Tried => _tried;

    /// <summary>Titles of the actions that were applied one by one.</summary>
    public List<string> Applied { get; } = [];

    /// <summary>The text of an error that a fix reports on purpose.</summary>
    public string? Error { get; private set; }

    /// <summary>An exception that no fixer may throw.</summary>
    public Exception? Thrown { get; private set; }

    public bool PreviewStored { get; private set; }

    public Outcome OneByOne { get; private set; } = null!;

    /// <summary>Null if there is no fix-all.</summary>
    public Outcome? AllAtOnce { get; private set; }

    public ImmutableArray<Diagnostic> DiagnosticsAfter { get; private set; }

    public static bool IsSecret(Diagnostic diagnostic) => SecretRules.Contains(diagnostic.Id);

    public static async Task<SituationRun> CreateAsync(
        Situation situation, IReadOnlyList<CodeFixProvider> providers, CancellationToken cancellationToken)
    {
        var before = SituationProject.Create(situation);
        var run = new SituationRun(situation, providers)
        {
            Before = before,
            StoreBefore = SecretStore.Read(before.File.UserSecretsId),
            DiagnosticsBefore = await before.AnalyzeAsync(cancellationToken),
        };
        run.Findings = [.. run.DiagnosticsBefore.Where(IsSecret)];
        await run.FixOneByOneAsync(cancellationToken);
        await run.FixAllAtOnceAsync(cancellationToken);
        return run;
    }

    private async Task FixOneByOneAsync(CancellationToken cancellationToken)
    {
        SituationProject project = Before;
        ImmutableArray<Diagnostic> diagnostics = DiagnosticsBefore;
        Offered = await TryEachAsync(cancellationToken);
        for (int step = 0; step < MaximumSteps; step++)
        {
            if (await FindChangeAsync(project, diagnostics, cancellationToken) is not { } offer) break;
            Applied.Add(offer.Title);
            if (await ApplyAsync(offer.Action, project, cancellationToken) is not { } changed) break;
            project = changed;
            diagnostics = await project.AnalyzeAsync(cancellationToken);
        }

        DiagnosticsAfter = diagnostics;
        OneByOne = new Outcome(project, SecretStore.Read(project.File.UserSecretsId));
        Note("one by one", OneByOne, changes: Applied.Count > 0);
        SecretStore.Delete(project.File.UserSecretsId);
    }

    private async Task FixAllAtOnceAsync(CancellationToken cancellationToken)
    {
        SituationProject project = SituationProject.Create(_situation);
        ImmutableArray<Diagnostic> diagnostics = await project.AnalyzeAsync(cancellationToken);
        for (int step = 0; step < MaximumSteps; step++)
        {
            if (await FindChangeAsync(project, diagnostics, cancellationToken) is not { } offer) break;
            if (offer.Provider.GetFixAllProvider() is not { } provider) return;
            FixAllContext context = CreateContext(offer, project, diagnostics, cancellationToken);
            CodeAction? action = await GuardAsync(() => provider.GetFixAsync(context), null);
            if (action is null || await ApplyAsync(action, project, cancellationToken) is not { } changed) break;
            project = changed;
            diagnostics = await project.AnalyzeAsync(cancellationToken);
        }

        AllAtOnce = new Outcome(project, SecretStore.Read(project.File.UserSecretsId));
        Note("all at once", AllAtOnce, changes: Applied.Count > 0);
        SecretStore.Delete(project.File.UserSecretsId);
    }

    /// <summary>Applies every action by itself to the project as it was. Returns the findings for which one changes something.</summary>
    private async Task<IReadOnlyList<Diagnostic>> TryEachAsync(CancellationToken cancellationToken)
    {
        List<Diagnostic> offered = [];
        foreach (Diagnostic finding in Findings)
        {
            foreach (OfferedAction action in await FindActionsAsync(Before, finding, cancellationToken))
            {
                Titles.Add(action.Title);
                bool changes = await HasChangeAsync(action.Action, Before, cancellationToken);
                PreviewStored |= !SecretStore.Read(Before.File.UserSecretsId).SequenceEqual(StoreBefore);
                if (changes && !offered.Contains(finding)) offered.Add(finding);
                if (await ApplyAsync(action.Action, Before, cancellationToken) is not { } changed) continue;
                Note(action.Title, new Outcome(changed, SecretStore.Read(changed.File.UserSecretsId)), changes: true);
                RestoreStore(changed);
            }
        }
        return offered;
    }

    private void RestoreStore(SituationProject changed)
    {
        SecretStore.Delete(changed.File.UserSecretsId);
        if (_situation.Files.TryGetValue(SecretStore.FileName, out string? text))
            SecretStore.Write(Before.File.UserSecretsId!, FakeSecrets.Expand(text));
    }

    /// <summary>Finds the first action that changes something for a reported secret.</summary>
    private async Task<OfferedAction?> FindChangeAsync(
        SituationProject project, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        foreach (Diagnostic finding in diagnostics.Where(IsSecret))
        {
            foreach (OfferedAction action in await FindActionsAsync(project, finding, cancellationToken))
            {
                Titles.Add(action.Title);
                if (await HasChangeAsync(action.Action, project, cancellationToken)) return action;
            }
        }
        return null;
    }

    private Task<IReadOnlyList<OfferedAction>> FindActionsAsync(
        SituationProject project, Diagnostic finding, CancellationToken cancellationToken) =>
        GuardAsync(() => EditorActions.FindAsync(_providers, project, finding, cancellationToken), []);

    private Task<bool> HasChangeAsync(CodeAction action, SituationProject project, CancellationToken cancellationToken) => GuardAsync(
        async () => await EditorActions.PreviewAsync(action, project, cancellationToken) is not null, false);

    private async Task<T> GuardAsync<T>(Func<Task<T>> call, T otherwise)
    {
        try
        {
            return await call();
        }
        catch (Exception exception)
        {
            Thrown ??= exception;
            return otherwise;
        }
    }

    /// <summary>An error is shown to the developer, and the code stays as it is.</summary>
    private async Task<SituationProject?> ApplyAsync(CodeAction action, SituationProject project, CancellationToken cancellationToken)
    {
        try
        {
            Solution? changed = await EditorActions.ApplyAsync(action, project, cancellationToken);
            return changed is null ? null : await project.ApplyAsync(changed, cancellationToken);
        }
        catch (Exception exception) when (exception is InvalidOperationException or IOException)
        {
            Error = exception.Message;
            return null;
        }
        catch (Exception exception)
        {
            Thrown ??= exception;
            return null;
        }
    }

    private void Note(string how, Outcome outcome, bool changes) =>
        _tried.Add(new TriedAction(how, changes, [.. _situation.Secrets.Where(secret => !IsKept(secret, outcome))]));

    private static bool IsKept(string secret, Outcome outcome) =>
        outcome.Store.Values.Any(value => value.Contains(secret, StringComparison.Ordinal))
        || outcome.Project.Files.Values.Any(text => FakeSecrets.IsIn(text, secret));

    private static FixAllContext CreateContext(
        OfferedAction offer, SituationProject project, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var known = new KnownDiagnostics(diagnostics);
        string? key = offer.Action.EquivalenceKey;
        ImmutableArray<string> ids = offer.Provider.FixableDiagnosticIds;
        return offer.Document is Document document
            ? new FixAllContext(document, offer.Provider, FixAllScope.Project, key, ids, known, cancellationToken)
            : new FixAllContext(project.Project, offer.Provider, FixAllScope.Project, key, ids, known, cancellationToken);
    }

    private sealed class KnownDiagnostics(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(
            Document document, CancellationToken cancellationToken) =>
            Task.FromResult(diagnostics.Where(diagnostic => diagnostic.Location.GetLineSpan().Path == document.FilePath));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(diagnostics.Where(diagnostic => diagnostic.Location == Location.None));
    }
}

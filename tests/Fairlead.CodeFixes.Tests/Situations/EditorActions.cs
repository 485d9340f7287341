using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Fairlead.CodeFixes.Tests.Situations;

/// <summary>An action in the menu of the light bulb.</summary>
internal sealed record OfferedAction(CodeFixProvider Provider, CodeAction Action, Diagnostic Diagnostic, TextDocument Document)
{
    public string Title => Action.Title;
}

/// <summary>
/// The actions that an editor shows and how it applies them, as Roslyn's own language server does it, which VS Code and most other editors
/// use. This is the strictest of the hosts. Source: dotnet/roslyn, src/LanguageServer/Protocol/Handler/CodeActions.
/// </summary>
internal static class EditorActions
{
    private const string RequiresNonDocumentChange = nameof(RequiresNonDocumentChange);

    /// <summary>The fixers of the product.</summary>
    public static ImmutableArray<CodeFixProvider> AllProviders { get; } =
    [
        .. typeof(InteractiveFixer).Assembly.GetTypes()
            .Where(static type => type.GetCustomAttribute<ExportCodeFixProviderAttribute>() is not null)
            .Select(static type => (CodeFixProvider)Activator.CreateInstance(type, nonPublic: true)!),
    ];

    public static async Task<IReadOnlyList<OfferedAction>> FindAsync(
        IEnumerable<CodeFixProvider> providers, SituationProject project, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (project.FindDocument(diagnostic) is not { } document) return [];
        List<OfferedAction> found = [];
        foreach (CodeFixProvider provider in providers)
        {
            if (!provider.FixableDiagnosticIds.Contains(diagnostic.Id) || !Reads(provider, document)) continue;
            List<CodeAction> actions = [];
            await provider.RegisterCodeFixesAsync(
                new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), cancellationToken));
            found.AddRange(actions.SelectMany(Flatten).Where(CanBeShown)
                .Select(action => new OfferedAction(provider, action, diagnostic, document)));
        }
        return found;
    }

    /// <summary>Computes what the action's preview shows. Returns null if that is no change.</summary>
    public static async Task<Solution?> PreviewAsync(
        CodeAction action, SituationProject project, CancellationToken cancellationToken) =>
        await FindChangesAsync(await action.GetPreviewOperationsAsync(cancellationToken), project, cancellationToken);

    /// <summary>Applies an action. Returns null if the editor changes nothing.</summary>
    public static async Task<Solution?> ApplyAsync(CodeAction action, SituationProject project, CancellationToken cancellationToken) =>
        await FindChangesAsync(await action.GetOperationsAsync(cancellationToken), project, cancellationToken);

    /// <summary>CodeActionHelpers.IsCodeActionNotSupportedByLSP: what asks for options, and what does more than edit documents.</summary>
    private static bool CanBeShown(CodeAction action) =>
        action is not CodeActionWithOptions && !action.Tags.Contains(RequiresNonDocumentChange);

    /// <summary>
    /// CodeActionResolveHelper.GetCodeActionResolveEditsAsync: every other operation is skipped, and a solution whose references changed is
    /// not applied at all. Editors that create no files are not considered.
    /// </summary>
    private static async Task<Solution?> FindChangesAsync(
        ImmutableArray<CodeActionOperation> operations, SituationProject project, CancellationToken cancellationToken)
    {
        if (operations.OfType<ApplyChangesOperation>().LastOrDefault() is not { ChangedSolution: { } changed }) return null;
        foreach (ProjectChanges changes in changed.GetChanges(project.Project.Solution).GetProjectChanges())
        {
            bool changesReferences = changes.GetAddedMetadataReferences().Any() || changes.GetRemovedMetadataReferences().Any()
                || changes.GetAddedProjectReferences().Any() || changes.GetRemovedProjectReferences().Any()
                || changes.GetAddedAnalyzerReferences().Any() || changes.GetRemovedAnalyzerReferences().Any();
            if (changesReferences) return null;
        }

        SituationProject after = await project.ApplyAsync(changed, cancellationToken);
        return after.Files.SequenceEqual(project.Files) ? null : changed;
    }

    private static bool Reads(CodeFixProvider provider, TextDocument document)
    {
        string kind = document is Document ? nameof(TextDocumentKind.Document) : nameof(TextDocumentKind.AdditionalDocument);
        return provider.GetType().GetCustomAttribute<ExportCodeFixProviderAttribute>() is not { } export
            || export.DocumentKinds.Contains(kind);
    }

    private static IEnumerable<CodeAction> Flatten(CodeAction action) =>
        action.NestedActions.IsEmpty ? [action] : action.NestedActions.SelectMany(Flatten);
}

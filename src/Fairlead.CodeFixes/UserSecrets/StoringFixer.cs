using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Fairlead.CodeFixes.UserSecrets;

/// <summary>
/// A fix that takes values out of files and stores them in the developer's user secrets. Where that can't be done, the light bulb says
/// what is missing.
/// </summary>
internal abstract class StoringFixer : CodeFixProvider
{
    /// <summary>What the fix does, as the beginning of a sentence: <c>Cannot move to a connection</c> goes on with the reason.</summary>
    protected abstract string Failure { get; }

    /// <summary>The title where several findings are fixed.</summary>
    public abstract string TitleOfAll { get; }

    public string EquivalenceKey => GetType().Name;

    /// <summary>The key of actions that only say why there is no fix.</summary>
    public string ExplanationKey => EquivalenceKey + "Explanation";

    public sealed override FixAllProvider GetFixAllProvider() => StoringFixAllProvider.Instance;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (!await AppliesAsync(context.TextDocument, context.CancellationToken).ConfigureAwait(false)) return;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            context.RegisterCodeFix(
                await CreateActionAsync(context.TextDocument, diagnostic, context.CancellationToken).ConfigureAwait(false), diagnostic);
        }
    }

    /// <summary>Determines whether the fix is meant for the findings of a file.</summary>
    public virtual Task<bool> AppliesAsync(TextDocument document, CancellationToken cancellationToken) => Task.FromResult(true);

    public abstract Task<Attempt<StoringPlanner>> CreatePlannerAsync(Project project, CancellationToken cancellationToken);

    private async Task<CodeAction> CreateActionAsync(TextDocument document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        Attempt<StoringPlanner> planner = await CreatePlannerAsync(document.Project, cancellationToken).ConfigureAwait(false);
        if (!planner.Succeeded) return CreateExplanation(document, planner.Obstacle);
        Attempt<string> title = await planner.Value.AddAsync(document, diagnostic, cancellationToken).ConfigureAwait(false);
        return title.Succeeded
            ? await planner.Value.CreateActionAsync(title.Value, EquivalenceKey, cancellationToken).ConfigureAwait(false)
            : CreateExplanation(document, title.Obstacle);
    }

    /// <summary>Creates an action that changes nothing, and whose title says what is missing.</summary>
    private CodeAction CreateExplanation(TextDocument document, string obstacle) => CodeAction.Create(
        $"{Failure}: {obstacle}", _ => Task.FromResult(document.Project.Solution), equivalenceKey: ExplanationKey);
}

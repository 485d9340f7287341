using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes;

/// <summary>
/// Applies the fixes of all diagnostics of a scope at once, in code and in the files beside it, which Roslyn's own providers don't know.
/// <c>dotnet format</c> takes the equivalence key from any diagnostic of the same analyzer; where no fix has it, the first one of each
/// diagnostic is applied.
/// </summary>
internal sealed class MergingFixAllProvider : FixAllProvider
{
    public static readonly MergingFixAllProvider Instance = new();

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() =>
        [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
    {
        List<Fix> fixes = [];
        foreach (Project project in context.Scope == FixAllScope.Solution ? context.Solution.Projects : [context.Project])
        {
            IEnumerable<Diagnostic> diagnostics = context is { Scope: FixAllScope.Document, Document: { } only }
                ? await context.GetDocumentDiagnosticsAsync(only).ConfigureAwait(false)
                : await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
            foreach (Diagnostic diagnostic in diagnostics.Where(diagnostic => context.DiagnosticIds.Contains(diagnostic.Id)))
            {
                if (project.FindDocument(diagnostic) is { } document)
                {
                    fixes.AddRange(await FindFixesAsync(context, document, diagnostic).ConfigureAwait(false));
                }
            }
        }

        List<Fix> chosen = fixes.FindAll(fix => fix.Action.EquivalenceKey == context.CodeActionEquivalenceKey);
        if (chosen.Count == 0) chosen = fixes.FindAll(static fix => fix.IsFirst);

        // Nothing to do is no error: dotnet format asks every fixer of a rule.
        Solution changed = await MergeAsync(context.Solution, chosen, context.CancellationToken).ConfigureAwait(false);
        return CodeAction.Create("Fix all", _ => Task.FromResult(changed), context.CodeActionEquivalenceKey);
    }

    private static async Task<IReadOnlyList<Fix>> FindFixesAsync(FixAllContext context, TextDocument document, Diagnostic diagnostic)
    {
        List<Fix> fixes = [];
        await context.CodeFixProvider.RegisterCodeFixesAsync(
            new CodeFixContext(
                document, diagnostic, (action, _) => fixes.Add(new Fix(document, action, fixes.Count == 0)), context.CancellationToken))
            .ConfigureAwait(false);
        return fixes;
    }

    private static async Task<Solution> MergeAsync(Solution solution, List<Fix> fixes, CancellationToken cancellationToken)
    {
        foreach (IGrouping<TextDocument, Fix> ofDocument in fixes.GroupBy(static fix => fix.Document))
        {
            TextDocument document = ofDocument.Key;
            SourceText text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            List<TextChange> changes = [];
            foreach (Fix fix in ofDocument)
            {
                ImmutableArray<CodeActionOperation> operations = await fix.Action.GetOperationsAsync(cancellationToken)
                    .ConfigureAwait(false);
                Solution fixedSolution = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
                List<TextChange> ofFix = await FindChangesAsync(document, fixedSolution, text, cancellationToken).ConfigureAwait(false);
                if (!ofFix.Exists(change => changes.Exists(other => Conflicts(change, other)))) changes.AddRange(ofFix.Except(changes));
            }

            SourceText merged = text.WithChanges(changes.OrderBy(static change => change.Span));
            solution = document is Document
                ? solution.WithDocumentText(document.Id, merged)
                : solution.WithAdditionalDocumentText(document.Id, merged);
        }
        return solution;
    }

    private static async Task<List<TextChange>> FindChangesAsync(
        TextDocument document, Solution fixedSolution, SourceText text, CancellationToken cancellationToken)
    {
        if (document is Document code)
            return [.. await fixedSolution.GetDocument(code.Id)!.GetTextChangesAsync(code, cancellationToken).ConfigureAwait(false)];
        SourceText fixedText = await fixedSolution.GetAdditionalDocument(document.Id)!.GetTextAsync(cancellationToken)
            .ConfigureAwait(false);
        return [.. fixedText.GetTextChanges(text)];
    }

    /// <summary>The same change twice is one; two at one place are none that anybody looked at.</summary>
    private static bool Conflicts(TextChange change, TextChange other) =>
        !change.Equals(other) && (change.Span.IntersectsWith(other.Span) || other.Span.IntersectsWith(change.Span));

    private sealed record Fix(TextDocument Document, CodeAction Action, bool IsFirst);
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Fairlead.CodeFixes.Credentials;

/// <summary>Moves all findings of a document or a project, in the order of their places, as if one after the other.</summary>
internal sealed class MoveFixAllProvider : FixAllProvider
{
    public static readonly MoveFixAllProvider Instance = new();

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project];

    public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
    {
        Attempt<MovePlanner> planner = await MovePlanner.CreateAsync(context.Project, context.CancellationToken).ConfigureAwait(false);
        if (!planner.Succeeded) return null;

        IEnumerable<Diagnostic> diagnostics = context is { Scope: FixAllScope.Document, Document: { } only }
            ? await context.GetDocumentDiagnosticsAsync(only).ConfigureAwait(false)
            : await context.GetAllDiagnosticsAsync(context.Project).ConfigureAwait(false);
        IEnumerable<(Document Document, Diagnostic Diagnostic)> places = diagnostics
            .Where(diagnostic => context.DiagnosticIds.Contains(diagnostic.Id))
            .Select(diagnostic => (Document: context.Project.GetDocument(diagnostic.Location.SourceTree), Diagnostic: diagnostic))
            .Where(static place => place.Document is not null)
            .Select(static place => (place.Document!, place.Diagnostic))
            .OrderBy(static place => place.Item1.FilePath ?? place.Item1.Name, StringComparer.Ordinal)
            .ThenBy(static place => place.Diagnostic.Location.SourceSpan.Start);
        foreach ((Document document, Diagnostic diagnostic) in places)
        {
            if (planner.Value.Covers(document, diagnostic)) continue;
            await planner.Value.AddAsync(document, diagnostic, context.CancellationToken).ConfigureAwait(false);
        }
        return await planner.Value.CreateActionAsync("Move all to connections", MoveToConnectionFixer.EquivalenceKey,
            context.CancellationToken).ConfigureAwait(false);
    }
}

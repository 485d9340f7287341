using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Fairlead.CodeFixes.UserSecrets;

/// <summary>
/// Fixes all findings of a file or a project in the order of their places, as if one after the other. There is no solution at once: each
/// project has user secrets of its own. So <c>dotnet format</c>, which knows only solutions, moves nothing that nobody asked it to.
/// </summary>
internal sealed class StoringFixAllProvider : FixAllProvider
{
    public static readonly StoringFixAllProvider Instance = new();

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project];

    public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
    {
        var fixer = (StoringFixer)context.CodeFixProvider;
        if (context.CodeActionEquivalenceKey == fixer.ExplanationKey) return null;
        Attempt<StoringPlanner> planner = await fixer.CreatePlannerAsync(context.Project, context.CancellationToken).ConfigureAwait(false);
        if (!planner.Succeeded) return null;

        foreach ((TextDocument document, Diagnostic diagnostic) in await FindPlacesAsync(context).ConfigureAwait(false))
        {
            if (!await fixer.AppliesAsync(document, context.CancellationToken).ConfigureAwait(false)) continue;
            if (planner.Value.Covers(document, diagnostic)) continue;
            await planner.Value.AddAsync(document, diagnostic, context.CancellationToken).ConfigureAwait(false);
        }
        return await planner.Value.CreateActionAsync(fixer.TitleOfAll, fixer.EquivalenceKey, context.CancellationToken)
            .ConfigureAwait(false);
    }

    private static async Task<IEnumerable<(TextDocument Document, Diagnostic Diagnostic)>> FindPlacesAsync(FixAllContext context)
    {
        IEnumerable<Diagnostic> diagnostics = context is { Scope: FixAllScope.Document, Document: { } only }
            ? await context.GetDocumentDiagnosticsAsync(only).ConfigureAwait(false)
            : await context.GetAllDiagnosticsAsync(context.Project).ConfigureAwait(false);
        return diagnostics
            .Where(diagnostic => context.DiagnosticIds.Contains(diagnostic.Id))
            .Select(diagnostic => (Document: context.Project.FindDocument(diagnostic)!, Diagnostic: diagnostic))
            .Where(static place => place.Document is not null)
            .OrderBy(static place => place.Document.FilePath ?? place.Document.Name, StringComparer.Ordinal)
            .ThenBy(static place => place.Diagnostic.Location.SourceSpan.Start);
    }
}

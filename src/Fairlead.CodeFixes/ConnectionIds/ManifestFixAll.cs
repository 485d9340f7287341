using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Fairlead.CodeFixes.ConnectionIds;

/// <summary>
/// Applies a fix that changes manifests to all diagnostics of a scope. Roslyn's own providers change code, document by document; a fixer that offers such a fix
/// beside them says which provider an action wants.
/// </summary>
/// <param name="changeOf">The change of a manifest's text that a diagnostic asks for under an action's key; null where it asks for none.</param>
/// <param name="ofCode">The provider for the other actions.</param>
internal sealed class ManifestFixAll(Func<Diagnostic, string?, Func<string, string?>?> changeOf, FixAllProvider? ofCode = null) : FixAllProvider
{
    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
    {
        Solution solution = context.Solution;
        bool isOfManifest = false;
        IEnumerable<Project> projects = context.Scope == FixAllScope.Solution ? solution.Projects : [context.Project];
        foreach (ProjectId id in projects.Select(static project => project.Id).ToList())
        {
            Project project = context.Solution.GetProject(id)!;
            IEnumerable<Diagnostic> diagnostics = context is { Scope: FixAllScope.Document, Document: { } document }
                ? await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)
                : await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
            List<Func<string, string?>> changes = [];
            foreach (Diagnostic diagnostic in diagnostics.Where(one => context.DiagnosticIds.Contains(one.Id)))
            {
                if (changeOf(diagnostic, context.CodeActionEquivalenceKey) is { } change) changes.Add(change);
            }
            isOfManifest |= changes.Count > 0;
            solution = await ManifestDocuments.ChangeAllAsync(solution.GetProject(id)!, changes, context.CancellationToken).ConfigureAwait(false);
        }

        if (isOfManifest) return CodeAction.Create("Change the manifest", _ => Task.FromResult(solution), context.CodeActionEquivalenceKey);
        return ofCode is null ? null : await ofCode.GetFixAsync(context).ConfigureAwait(false);
    }
}

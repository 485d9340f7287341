using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes;

/// <summary>Applies a fix to all additional files of a project or solution. Roslyn's own providers of this kind know C# documents only.</summary>
/// <param name="findChanges">Finds what a fix with an equivalence key changes for a diagnostic; null or nothing where it doesn't apply.</param>
internal sealed class FileFixAll(Func<Diagnostic, SourceText, string, IEnumerable<TextChange>?> findChanges) : FixAllProvider
{
    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Project, FixAllScope.Solution];

    public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
    {
        if (context.CodeActionEquivalenceKey is not { } key) return null;
        Solution solution = context.Solution;
        IEnumerable<Project> projects = context.Scope == FixAllScope.Solution ? solution.Projects : [context.Project];
        foreach (Project project in projects)
        {
            ImmutableArray<Diagnostic> diagnostics = await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
            foreach (TextDocument file in project.AdditionalDocuments)
            {
                SourceText text = await file.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
                TextChange[] changes = [.. diagnostics
                    .Where(diagnostic => context.DiagnosticIds.Contains(diagnostic.Id) && diagnostic.Location.GetLineSpan().Path == file.FilePath)
                    .SelectMany(diagnostic => findChanges(diagnostic, text, key) ?? [])
                    .Distinct().OrderBy(static change => change.Span)];
                if (changes.Length > 0) solution = solution.WithAdditionalDocumentText(file.Id, text.WithChanges(changes));
            }
        }

        return CodeAction.Create(key, _ => Task.FromResult(solution), key);
    }
}

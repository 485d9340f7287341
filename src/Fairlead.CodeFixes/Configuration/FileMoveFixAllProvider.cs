using Fairlead.CodeFixes.UserSecrets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Fairlead.CodeFixes.Configuration;

/// <summary>Moves the secrets of all findings in the files of a project, or of a solution, as if one after the other.</summary>
internal sealed class FileMoveFixAllProvider(IFileMoves moves, string equivalenceKey) : FixAllProvider
{
    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Project, FixAllScope.Solution];

    public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
    {
        Solution changed = context.Solution;
        var secrets = new List<SecretsOfProject>();
        foreach (Project project in context.Scope == FixAllScope.Solution ? context.Solution.Projects : [context.Project])
        {
            Attempt<FileMovePlanner> planner = await FileMovePlanner.CreateAsync(project, moves, context.CancellationToken)
                .ConfigureAwait(false);
            if (!planner.Succeeded) continue;
            foreach ((TextDocument file, Diagnostic diagnostic) in await FindPlacesAsync(context, project).ConfigureAwait(false))
                await planner.Value.AddAsync(file, diagnostic, context.CancellationToken).ConfigureAwait(false);
            changed = await planner.Value.ApplyAsync(changed, context.CancellationToken).ConfigureAwait(false);
            secrets.Add(planner.Value.Store.Planned);
        }
        return new StoringAction("Move all to the user secrets", equivalenceKey, changed, secrets);
    }

    private static async Task<IReadOnlyList<(TextDocument File, Diagnostic Diagnostic)>> FindPlacesAsync(
        FixAllContext context, Project project)
    {
        ILookup<string?, TextDocument> files = project.AdditionalDocuments.ToLookup(static file => file.FilePath);
        IEnumerable<Diagnostic> diagnostics = await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
        return
        [
            .. diagnostics.Where(diagnostic => context.DiagnosticIds.Contains(diagnostic.Id))
                .Select(diagnostic => (File: files[diagnostic.Location.GetLineSpan().Path].FirstOrDefault(), Diagnostic: diagnostic))
                .Where(static place => place.File is not null)
                .OrderBy(static place => place.File!.FilePath, StringComparer.Ordinal)
                .ThenBy(static place => place.Diagnostic.Location.SourceSpan.Start)!,
        ];
    }
}

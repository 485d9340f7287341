using Fairlead.CodeFixes.UserSecrets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Fairlead.CodeFixes.Configuration;

/// <summary>Moves the secrets that a rule reports in files to the user secrets; where that can't be done, the light bulb says why.</summary>
internal abstract class FileMovingFixer : MovingFixer
{
    protected const string Title = "Move to the user secrets";

    private readonly IFileMoves _moves;
    private readonly string _key;
    private readonly FixAllProvider _fixAll;

    protected FileMovingFixer(IFileMoves moves)
    {
        _moves = moves;
        _key = GetType().Name;
        _fixAll = new FileMoveFixAllProvider(moves, _key);
    }

    public sealed override FixAllProvider GetFixAllProvider() => _fixAll;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Solution solution = context.TextDocument.Project.Solution;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            Attempt<FileMovePlanner> planner = await FileMovePlanner.CreateAsync(
                context.TextDocument.Project, _moves, context.CancellationToken).ConfigureAwait(false);
            Attempt<FileMove> move = planner.Succeeded
                ? await planner.Value.AddAsync(context.TextDocument, diagnostic, context.CancellationToken).ConfigureAwait(false)
                : Attempt<FileMove>.Fail(planner.Obstacle);
            if (!move.Succeeded)
            {
                context.RegisterCodeFix(
                    Explanation.Create($"Cannot move to the user secrets: {move.Obstacle}", solution, _key), diagnostic);
                continue;
            }

            Solution changed = await planner.Value!.ApplyAsync(solution, context.CancellationToken).ConfigureAwait(false);
            context.RegisterCodeFix(new StoringAction(move.Value.Title, _key, changed, [planner.Value.Store.Planned]), diagnostic);
        }
    }
}

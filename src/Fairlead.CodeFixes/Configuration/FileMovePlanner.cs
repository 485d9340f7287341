using Fairlead.CodeFixes.UserSecrets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Configuration;

/// <summary>Plans the moves of secrets out of a project's files; all positions are those of the files as they were.</summary>
internal sealed class FileMovePlanner : StoringPlanner
{
    private readonly Project _project;
    private readonly UserSecretsStore _store;
    private readonly IFileMoves _moves;
    private readonly Dictionary<DocumentId, List<FileEdit>> _edits = [];

    public FileMovePlanner(Project project, UserSecretsStore store, IFileMoves moves) =>
        (_project, _store, _moves) = (project, store, moves);

    /// <summary>Several secrets of one value move with the first of them.</summary>
    public override bool Covers(TextDocument document, Diagnostic diagnostic) =>
        _edits.TryGetValue(document.Id, out List<FileEdit>? edits)
        && edits.Exists(edit => edit.Replaced.Start <= diagnostic.Location.SourceSpan.Start
            && diagnostic.Location.SourceSpan.End <= edit.Replaced.End);

    public override async Task<Attempt<string>> AddAsync(
        TextDocument document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        Attempt<FileMove> move = await _moves.FindAsync(document, diagnostic, _store, cancellationToken).ConfigureAwait(false);
        if (!move.Succeeded) return Attempt<string>.Fail(move.Obstacle);
        if (_store.FindObstacle(move.Value.Secrets) is { } obstacle) return Attempt<string>.Fail(obstacle);

        _store.Plan(move.Value.Secrets);
        if (!_edits.TryGetValue(document.Id, out List<FileEdit>? edits)) _edits[document.Id] = edits = [];
        edits.AddRange(move.Value.Edits);
        return move.Value.Title;
    }

    public override async Task<StoringAction> CreateActionAsync(
        string title, string equivalenceKey, CancellationToken cancellationToken)
    {
        Solution solution = _project.Solution;
        foreach (KeyValuePair<DocumentId, List<FileEdit>> file in _edits)
        {
            if (solution.GetAdditionalDocument(file.Key) is not { } document) continue;
            SourceText before = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            string text = file.Value.OrderByDescending(static edit => edit.IsByPosition ? edit.Replaced.Start : -1)
                .Aggregate(before.ToString(), static (text, edit) => edit.Apply(text));
            solution = solution.WithAdditionalDocumentText(file.Key, SourceText.From(text, before.Encoding));
        }
        solution = await _store.AddToProjectAsync(solution, cancellationToken).ConfigureAwait(false);
        return new StoringAction(title, equivalenceKey, solution, _store.Planned);
    }
}

using Fairlead.CodeFixes.UserSecrets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Configuration;

/// <summary>Plans the moves of secrets out of a project's files, one after the other; all positions are those of the files as they were.</summary>
internal sealed class FileMovePlanner
{
    private readonly IFileMoves _moves;
    private readonly Dictionary<DocumentId, List<FileEdit>> _edits = [];

    private FileMovePlanner(IFileMoves moves, UserSecretsStore store) => (_moves, Store) = (moves, store);

    public UserSecretsStore Store { get; }

    public static async Task<Attempt<FileMovePlanner>> CreateAsync(Project project, IFileMoves moves, CancellationToken cancellationToken)
    {
        Attempt<UserSecretsStore> store = await UserSecretsStore.FindAsync(project, cancellationToken).ConfigureAwait(false);
        return store.Succeeded ? new FileMovePlanner(moves, store.Value) : Attempt<FileMovePlanner>.Fail(store.Obstacle);
    }

    /// <summary>Adds the move of what a finding shows.</summary>
    public async Task<Attempt<FileMove>> AddAsync(TextDocument file, Diagnostic finding, CancellationToken cancellationToken)
    {
        Attempt<FileMove> move = await _moves.FindAsync(file, finding, Store, cancellationToken).ConfigureAwait(false);
        if (!move.Succeeded) return move;
        if (Store.FindObstacle(move.Value.Secrets) is { } obstacle) return Attempt<FileMove>.Fail(obstacle);

        Store.Plan(move.Value.Secrets);
        if (!_edits.TryGetValue(file.Id, out List<FileEdit>? edits)) _edits[file.Id] = edits = [];
        edits.AddRange(move.Value.Edits);
        return move;
    }

    /// <summary>Makes all planned moves in a solution.</summary>
    public async Task<Solution> ApplyAsync(Solution solution, CancellationToken cancellationToken)
    {
        foreach (KeyValuePair<DocumentId, List<FileEdit>> file in _edits)
        {
            if (solution.GetAdditionalDocument(file.Key) is not { } document) continue;
            SourceText before = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            string text = file.Value.OrderByDescending(static edit => edit.Position)
                .Aggregate(before.ToString(), static (text, edit) => edit.Apply(text));
            solution = solution.WithAdditionalDocumentText(file.Key, SourceText.From(text, before.Encoding));
        }
        return await Store.AddToProjectAsync(solution, cancellationToken).ConfigureAwait(false);
    }
}

using Fairlead.CodeFixes.Moves;
using Fairlead.CodeFixes.Moves.Declaring;
using Fairlead.CodeFixes.Moves.Reading;
using Fairlead.CodeFixes.Moves.Rewriting;
using Fairlead.CodeFixes.UserSecrets;
using Microsoft.CodeAnalysis;

namespace Fairlead.CodeFixes.Credentials;

/// <summary>
/// Plans the moves of the findings of a project, one after the other: what belongs to a connection is read from the code, declared in the
/// manifest, and the code written anew. Findings that one move takes care of need no other.
/// </summary>
internal sealed class MovePlanner : StoringPlanner
{
    private readonly Project _project;
    private readonly UserSecretsStore _store;
    private ConnectionDeclarations _declarations;
    private PlannedEdits _edits = new();

    private MovePlanner(Project project, UserSecretsStore store, ConnectionDeclarations declarations) =>
        (_project, _store, _declarations) = (project, store, declarations);

    public static async Task<Attempt<StoringPlanner>> CreateAsync(Project project, CancellationToken cancellationToken)
    {
        if (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation)
            return Attempt<StoringPlanner>.Fail("the project cannot be compiled");
        Attempt<UserSecretsStore> store = await UserSecretsStore.FindAsync(project, cancellationToken).ConfigureAwait(false);
        if (!store.Succeeded) return Attempt<StoringPlanner>.Fail(store.Obstacle);
        Attempt<ConnectionDeclarations> declarations = await ConnectionDeclarations.ReadAsync(project, compilation, cancellationToken)
            .ConfigureAwait(false);
        return declarations.Succeeded
            ? new MovePlanner(project, store.Value, declarations.Value)
            : Attempt<StoringPlanner>.Fail(declarations.Obstacle);
    }

    public override bool Covers(TextDocument document, Diagnostic diagnostic) =>
        _edits.Touches(document.Id, diagnostic.Location.SourceSpan);

    public override async Task<Attempt<string>> AddAsync(
        TextDocument document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        Attempt<WrittenConnection> read = await WrittenConnectionReader.ReadAsync((Document)document, diagnostic, cancellationToken)
            .ConfigureAwait(false);
        if (!read.Succeeded) return Attempt<string>.Fail(read.Obstacle);
        WrittenConnection written = read.Value;

        Attempt<Declaration> declared = _declarations.Declare(written, _store);
        if (!declared.Succeeded) return Attempt<string>.Fail(declared.Obstacle);
        (MoveTarget target, IReadOnlyList<StoredSecret> secrets, ConnectionDeclarations declarations) = declared.Value;
        if (_store.FindObstacle(secrets) is { } obstacle) return Attempt<string>.Fail(obstacle);

        PlannedEdits edits = _edits.Copy();
        string? cannotWrite = await new CodeRewriter(_project.Solution, edits).TryRewriteAsync(written, target, cancellationToken)
            .ConfigureAwait(false);
        if (cannotWrite is not null) return Attempt<string>.Fail(cannotWrite);

        (_edits, _declarations) = (edits, declarations);
        _store.Plan(secrets);
        return $"Move to {target.Name}";
    }

    public override async Task<StoringAction> CreateActionAsync(
        string title, string equivalenceKey, CancellationToken cancellationToken)
    {
        Solution changed = await _edits.ApplyAsync(_project.Solution, cancellationToken).ConfigureAwait(false);
        changed = await _declarations.ApplyAsync(changed, cancellationToken).ConfigureAwait(false);
        changed = await _store.AddToProjectAsync(changed, cancellationToken).ConfigureAwait(false);
        return new StoringAction(title, equivalenceKey, changed, _store.Planned);
    }
}

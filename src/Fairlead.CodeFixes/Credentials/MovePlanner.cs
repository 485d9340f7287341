using Fairlead.CodeFixes.Moves;
using Fairlead.CodeFixes.Moves.Declaring;
using Fairlead.CodeFixes.Moves.Reading;
using Fairlead.CodeFixes.Moves.Rewriting;
using Fairlead.CodeFixes.UserSecrets;
using Fairlead.Core.Manifest;
using Microsoft.CodeAnalysis;

namespace Fairlead.CodeFixes.Credentials;

/// <summary>
/// Plans the moves of the findings of a project, one after the other: what belongs to a connection is read from the code, declared in the
/// manifest, and the code written anew. Findings that one move takes care of need no other.
/// </summary>
internal sealed class MovePlanner : StoringPlanner
{
    private readonly Project _project;
    private readonly Compilation _compilation;
    private readonly UserSecretsStore _store;
    private readonly List<StoredSecret> _secrets = [];
    private ConnectionDeclarations _declarations;
    private PlannedEdits _edits = new();

    private MovePlanner(Project project, Compilation compilation, UserSecretsStore store, ConnectionDeclarations declarations) =>
        (_project, _compilation, _store, _declarations) = (project, compilation, store, declarations);

    public static async Task<Attempt<StoringPlanner>> CreateAsync(Project project, CancellationToken cancellationToken)
    {
        if (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation)
            return Attempt<StoringPlanner>.Fail("the project cannot be compiled");
        Attempt<UserSecretsStore> store = await UserSecretsStore.FindAsync(project, cancellationToken).ConfigureAwait(false);
        if (!store.Succeeded) return Attempt<StoringPlanner>.Fail(store.Obstacle);
        Attempt<ConnectionDeclarations> declarations = await ConnectionDeclarations.ReadAsync(project, compilation, cancellationToken)
            .ConfigureAwait(false);
        return declarations.Succeeded
            ? new MovePlanner(project, compilation, store.Value, declarations.Value)
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

        Attempt<Declaration> declared = _declarations.Declare(written, _compilation);
        if (!declared.Succeeded) return Attempt<string>.Fail(declared.Obstacle);
        ManifestConnection connection = declared.Value.Connection;

        StoredSecret[] secrets =
            [.. written.Secrets.Select(source => StoredSecret.FromConnection(connection.Id, source, written.Values[source]))];
        if (_store.FindObstacle(secrets) is { } obstacle) return Attempt<string>.Fail(obstacle);

        PlannedEdits edits = _edits.Copy();
        string? cannotWrite = await new CodeRewriter(_project.Solution, edits).TryRewriteAsync(written, connection, cancellationToken)
            .ConfigureAwait(false);
        if (cannotWrite is not null) return Attempt<string>.Fail(cannotWrite);

        (_edits, _declarations) = (edits, declared.Value.Manifests);
        _secrets.AddRange(secrets);
        return $"Move to the connection '{connection.Id}'";
    }

    public override async Task<StoringAction> CreateActionAsync(
        string title, string equivalenceKey, CancellationToken cancellationToken)
    {
        Solution changed = await _edits.ApplyAsync(_project.Solution, cancellationToken).ConfigureAwait(false);
        changed = _store.AddToProject(_declarations.Apply(changed));
        return new StoringAction(title, equivalenceKey, changed, _store.Id, _secrets);
    }
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;

namespace Fairlead.CodeFixes.Credentials;

/// <summary>
/// Changes code and manifest, and moves the values to the developer's user secrets. A host that only knows how to edit documents would drop
/// the values, so the one operation does both, values first: such a host does nothing, and an error leaves the code as it was.
/// </summary>
internal sealed class MoveToConnectionAction(
    string title, Solution changed, string userSecretsId, IReadOnlyList<MovedSecret> secrets) : CodeAction
{
    public override string Title => title;

    public override string EquivalenceKey => nameof(MoveToConnectionFixer);

    /// <summary>Keeps the action out of editors that cannot run its operation.</summary>
    public override ImmutableArray<string> Tags => ["RequiresNonDocumentChange"];

    protected override Task<Solution?> GetChangedSolutionAsync(CancellationToken cancellationToken) => Task.FromResult<Solution?>(changed);

    protected override Task<IEnumerable<CodeActionOperation>> ComputePreviewOperationsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IEnumerable<CodeActionOperation>>([new ApplyChangesOperation(changed)]);

    protected override Task<IEnumerable<CodeActionOperation>> ComputeOperationsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IEnumerable<CodeActionOperation>>([new MoveOperation(title, changed, userSecretsId, secrets)]);

    private sealed class MoveOperation(string title, Solution changed, string userSecretsId, IReadOnlyList<MovedSecret> secrets)
        : CodeActionOperation
    {
        public override string Title => title;

        public override void Apply(Workspace workspace, CancellationToken cancellationToken)
        {
            UserSecretsFile.Open(userSecretsId)
                .Add(secrets.Select(static secret => new KeyValuePair<string, string>(secret.Key, secret.Value)));
            workspace.TryApplyChanges(changed);
        }
    }
}

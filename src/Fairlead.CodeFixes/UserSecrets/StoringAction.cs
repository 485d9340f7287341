using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;

namespace Fairlead.CodeFixes.UserSecrets;

/// <summary>
/// Changes files, and stores the values that they lose in the developer's user secrets. The values are stored while the operations are
/// computed, which an editor asks for when it applies the action, and before it changes any file. So there is nothing that an editor would
/// have to run itself, which those that speak the Language Server Protocol can't; a value that cannot be stored fails the action, and the
/// files stay as they were. Storing again what is already stored changes nothing, and a preview stores nothing.
/// </summary>
internal sealed class StoringAction(
    string title, string equivalenceKey, Solution changed, SecretsOfProject secrets) : CodeAction
{
    public override string Title => title;

    public override string EquivalenceKey => equivalenceKey;

    protected override Task<IEnumerable<CodeActionOperation>> ComputePreviewOperationsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IEnumerable<CodeActionOperation>>([new ApplyChangesOperation(changed)]);

    protected override Task<IEnumerable<CodeActionOperation>> ComputeOperationsAsync(CancellationToken cancellationToken)
    {
        UserSecretsFile.Open(secrets.UserSecretsId).Add(secrets.Secrets);
        return Task.FromResult<IEnumerable<CodeActionOperation>>([new ApplyChangesOperation(changed)]);
    }

    protected override Task<Solution?> GetChangedSolutionAsync(CancellationToken cancellationToken) => Task.FromResult<Solution?>(changed);
}

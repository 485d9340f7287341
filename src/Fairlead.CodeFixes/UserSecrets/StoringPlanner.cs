using Microsoft.CodeAnalysis;

namespace Fairlead.CodeFixes.UserSecrets;

/// <summary>
/// Plans the fixes of findings of one project, one after the other, so that fixing all at once gives what fixing one by one does. A finding
/// that cannot be fixed leaves no trace.
/// </summary>
internal abstract class StoringPlanner
{
    /// <summary>Creates a planner with the user secrets of a project, or says why they can't be used.</summary>
    public static async Task<Attempt<StoringPlanner>> CreateAsync(
        Project project, Func<UserSecretsStore, StoringPlanner> create, CancellationToken cancellationToken)
    {
        Attempt<UserSecretsStore> store = await UserSecretsStore.FindAsync(project, cancellationToken).ConfigureAwait(false);
        return store.Succeeded ? create(store.Value) : Attempt<StoringPlanner>.Fail(store.Obstacle);
    }

    /// <summary>Determines whether the fix of an earlier finding takes care of this one.</summary>
    public abstract bool Covers(TextDocument document, Diagnostic diagnostic);

    /// <summary>Adds the fix of a finding. Returns the title that it has if it is the only one.</summary>
    public abstract Task<Attempt<string>> AddAsync(TextDocument document, Diagnostic diagnostic, CancellationToken cancellationToken);

    /// <summary>Creates the action that makes all planned fixes.</summary>
    public abstract Task<StoringAction> CreateActionAsync(string title, string equivalenceKey, CancellationToken cancellationToken);
}

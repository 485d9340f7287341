using Microsoft.CodeAnalysis;

namespace Fairlead.CodeFixes.UserSecrets;

/// <summary>
/// Plans the fixes of findings of one project, one after the other, so that fixing all at once gives what fixing one by one does. A finding
/// that cannot be fixed leaves no trace.
/// </summary>
internal abstract class StoringPlanner
{
    /// <summary>Determines whether the fix of an earlier finding takes care of this one.</summary>
    public abstract bool Covers(TextDocument document, Diagnostic diagnostic);

    /// <summary>Adds the fix of a finding. Returns the title that it has if it is the only one.</summary>
    public abstract Task<Attempt<string>> AddAsync(TextDocument document, Diagnostic diagnostic, CancellationToken cancellationToken);

    /// <summary>Creates the action that makes all planned fixes.</summary>
    public abstract Task<StoringAction> CreateActionAsync(string title, string equivalenceKey, CancellationToken cancellationToken);
}

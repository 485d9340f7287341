using Fairlead.CodeFixes.Moves;
using Fairlead.CodeFixes.UserSecrets;
using Microsoft.CodeAnalysis;

namespace Fairlead.CodeFixes.Credentials;

/// <summary>Plans changes of code whose values nothing reads any more, and are kept in a section of the user secrets.</summary>
internal abstract class KeptValuePlanner(Project project, UserSecretsStore store, string section) : StoringPlanner
{
    protected KeptValues Values { get; } = new(section, store);

    protected PlannedEdits Edits { get; } = new();

    public sealed override bool Covers(TextDocument document, Diagnostic diagnostic) =>
        Edits.Touches(document.Id, diagnostic.Location.SourceSpan);

    public sealed override async Task<StoringAction> CreateActionAsync(
        string title, string equivalenceKey, CancellationToken cancellationToken)
    {
        Solution changed = await Edits.ApplyAsync(project.Solution, cancellationToken).ConfigureAwait(false);
        changed = await store.AddToProjectAsync(changed, cancellationToken).ConfigureAwait(false);
        return new StoringAction(title, equivalenceKey, changed, store.Planned);
    }
}

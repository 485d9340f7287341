using Microsoft.CodeAnalysis;

namespace Fairlead.CodeFixes.Moves.Rewriting;

/// <summary>What the steps of writing code anew share.</summary>
/// <param name="Project">The project that has the connection.</param>
/// <param name="Edits">The changes so far.</param>
/// <param name="Service">The service that the code asks.</param>
/// <param name="Cancellation">Stops.</param>
internal sealed record RewriteContext(Project Project, PlannedEdits Edits, WantedService Service, CancellationToken Cancellation)
{
    /// <summary>How far a parameter is handed down from its callers.</summary>
    public const int MaximumDepth = 5;

    private const int MaximumPlaces = 60;

    private int _places;

    public Solution Solution => Project.Solution;

    /// <summary>Counts a place that gets an argument. Returns false when there are more than anybody would look through.</summary>
    public bool TryCountPlace() => ++_places <= MaximumPlaces;

    public PlanKey GetKey(CodePlace place, SyntaxNode part, string purpose) => place.GetKey(part, $"{purpose} {Service.FullName}");
}

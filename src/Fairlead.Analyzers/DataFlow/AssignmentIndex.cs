using System.Collections.Concurrent;
using Fairlead.Detection.Text.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Analyzers.DataFlow;

/// <summary>
/// An index of the calls with arguments and the assignments to members in a compilation: filled while that code is analyzed, so that a
/// search at the end needs to read none of it again. Holds places rather than operations, which would keep every bound body alive.
/// </summary>
internal sealed class AssignmentIndex
{
    private readonly ConcurrentQueue<Entry> _places = new();
    private Entry[]? _noted;

    /// <summary>Code that gives a value to a receiver.</summary>
    // A class, since the runtime brings compiled code for queues and lists of classes alone.
    internal sealed record Entry(int NameBit, ISymbol Target, SyntaxTree Tree, TextSpan Span);

    public void Add(AssignmentTarget target, IOperation operation)
    {
        SyntaxNode syntax = operation.Syntax;
        _places.Enqueue(new Entry(NameFilter.GetBit(target.Name), target.Symbol, syntax.SyntaxTree, syntax.FullSpan));
    }

    public void Add(IDeconstructionAssignmentOperation deconstruction)
    {
        if (deconstruction.Target is not ITupleOperation targets) return;
        foreach (IOperation target in targets.Elements)
        {
            if (AssignmentTarget.FindAssigned(target) is { } receiver) Add(receiver, deconstruction);
        }
    }

    /// <summary>
    /// Finds the places of some methods, fields and properties, in their order: <paramref name="targets"/> are definitions. To be asked
    /// when all code has been analyzed.
    /// </summary>
    public IReadOnlyList<Entry> Find(HashSet<ISymbol> targets)
    {
        // Nearly every place is told by the bit of its name, without a look at its symbol.
        var names = new NameFilter();
        foreach (ISymbol target in targets) names.Add(AssignmentTarget.GetName(target));

        // A search asks round after round, and a queue is slow to walk.
        _noted ??= _places.ToArray();
        var found = new List<Entry>();
        foreach (Entry place in _noted)
        {
            if (names.Has(place.NameBit) && targets.Contains(place.Target.OriginalDefinition)) found.Add(place);
        }
        found.Sort(static (one, other) => string.CompareOrdinal(one.Tree.FilePath, other.Tree.FilePath) is not 0 and var order
            ? order
            : one.Span.Start.CompareTo(other.Span.Start));
        return found;
    }
}

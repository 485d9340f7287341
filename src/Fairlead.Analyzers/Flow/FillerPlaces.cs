using System.Collections.Concurrent;
using Fairlead.Detection.Naming;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Analyzers.Flow;

/// <summary>
/// Where the code of a compilation calls what takes arguments and where it assigns to members: noted while that code is analyzed, so that a
/// search at the end needs to read none of it again. Holds places rather than operations, which would keep every bound body alive.
/// </summary>
internal sealed class FillerPlaces
{
    private readonly ConcurrentQueue<Place> _places = new();

    public void Add(IOperation operation)
    {
        switch (operation.Kind)
        {
            case OperationKind.Invocation:
                var call = (IInvocationOperation)operation;
                if (!call.Arguments.IsEmpty) Add(call.TargetMethod, operation);
                break;
            case OperationKind.ObjectCreation:
                var creation = (IObjectCreationOperation)operation;
                if (!creation.Arguments.IsEmpty && creation.Constructor is { } constructor) Add(constructor, operation);
                break;
            case OperationKind.SimpleAssignment or OperationKind.CompoundAssignment or OperationKind.CoalesceAssignment:
                AddTarget(((IAssignmentOperation)operation).Target, operation);
                break;
            case OperationKind.DeconstructionAssignment:
                foreach ((IOperation target, IOperation _) in ((IDeconstructionAssignmentOperation)operation).Pairs()) AddTarget(target, operation);
                break;
        }
    }

    /// <summary>The places of some methods, fields and properties, in their order: <paramref name="targets"/> are definitions.</summary>
    public IReadOnlyList<(SyntaxTree Tree, TextSpan Span)> Of(HashSet<ISymbol> targets)
    {
        var names = new NameBits();
        foreach (ISymbol target in targets) names.Add(target.Name);
        List<Place> found = Find(targets, names);
        found.Sort(static (one, other) => string.CompareOrdinal(one.Tree.FilePath, other.Tree.FilePath) is not 0 and var order
            ? order
            : one.Span.Start.CompareTo(other.Span.Start));
        return found.ConvertAll(static one => (one.Tree, one.Span));
    }

    // Nearly every place is told by the bit of its name, without a look at its symbol.
    private List<Place> Find(HashSet<ISymbol> targets, NameBits names)
    {
        var found = new List<Place>();
        foreach (Place place in _places)
        {
            if (names.Has(place.NameBit) && targets.Contains(place.Target.OriginalDefinition)) found.Add(place);
        }
        return found;
    }

    private void AddTarget(IOperation target, IOperation operation)
    {
        if (target.Kind is OperationKind.PropertyReference or OperationKind.FieldReference) Add(((IMemberReferenceOperation)target).Member, operation);
    }

    private void Add(ISymbol target, IOperation operation) =>
        _places.Enqueue(new Place(NameBits.BitOf(target.Name), target, operation.Syntax.SyntaxTree, operation.Syntax.FullSpan));

    private readonly record struct Place(int NameBit, ISymbol Target, SyntaxTree Tree, TextSpan Span);
}

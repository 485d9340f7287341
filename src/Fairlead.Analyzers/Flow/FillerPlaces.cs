using System.Collections.Concurrent;
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
    private readonly ConcurrentQueue<(ISymbol Target, SyntaxTree Tree, TextSpan Span)> _places = new();
    private readonly Lazy<ILookup<ISymbol, (SyntaxTree Tree, TextSpan Span)>> _byTarget;

    public FillerPlaces() => _byTarget = new(() =>
        _places.ToLookup<(ISymbol Target, SyntaxTree Tree, TextSpan Span), ISymbol, (SyntaxTree, TextSpan)>(
            static one => one.Target, static one => (one.Tree, one.Span), SymbolEqualityComparer.Default));

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

    /// <summary>The places of some methods, fields and properties, in their order: <paramref name="targets"/> are definitions. Called when all are noted.</summary>
    public IEnumerable<(SyntaxTree Tree, TextSpan Span)> Of(IEnumerable<ISymbol> targets) => targets
        .SelectMany(target => _byTarget.Value[target])
        .OrderBy(static one => one.Tree.FilePath, StringComparer.Ordinal)
        .ThenBy(static one => one.Span.Start);

    private void AddTarget(IOperation target, IOperation operation)
    {
        if (target.Kind is OperationKind.PropertyReference or OperationKind.FieldReference) Add(((IMemberReferenceOperation)target).Member, operation);
    }

    private void Add(ISymbol target, IOperation operation) =>
        _places.Enqueue((target.OriginalDefinition, operation.Syntax.SyntaxTree, operation.Syntax.FullSpan));
}

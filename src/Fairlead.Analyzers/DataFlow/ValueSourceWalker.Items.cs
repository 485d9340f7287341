using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.DataFlow;

/// <content>Elements of arrays and lists, and entries of dictionaries: only the one that is read, as far as its key is a constant.</content>
internal sealed partial class ValueSourceWalker
{
    private bool _keepsCollections;

    /// <summary>Visits what a collection holds under a constant key or index; what is not known of it remains as a source.</summary>
    private void VisitItem(IOperation reference, IOperation? collection, object key)
    {
        List<IOperation> open = collection is null ? [] : VisitItems(collection, key);
        AddSource(reference, read: open.Count == 0 ? null : new SharedRead(new ObjectPart(null, key), open));
    }

    private List<IOperation> VisitItems(IOperation collection, object key)
    {
        var walk = new ValueSourceWalker(bodies, cancellationToken)
        {
            _frame = _frame, _steps = _steps, _depth = _depth + 1, _keepsCollections = true,
        };
        walk.Visit(collection);
        _steps = walk._steps;
        var open = new List<IOperation>();
        foreach (ValueSource source in walk.Sources)
        {
            if (!VisitItemIn(source.Operation, key)) open.Add(source.Operation);
        }
        return open;
    }

    private bool VisitItemIn(IOperation source, object key)
    {
        switch (source)
        {
            case IArrayCreationOperation { Initializer.ElementValues: { Length: > 0 } elements }:
                VisitElementAt(elements, key);
                return true;
            case ICollectionExpressionOperation { Elements: { Length: > 0 } elements }:
                VisitElementAt(elements, key);
                return true;
            case IObjectCreationOperation { Initializer.Initializers: { Length: > 0 } initializers } when key is string text:
                foreach (IOperation initializer in initializers) VisitIfKey(text, initializer);
                return true;
            case IObjectCreationOperation creation:
                if (FindParts(creation) is { } parts) VisitElementAt([.. parts], key);
                return true;
            case ISimpleAssignmentOperation or IInvocationOperation { TargetMethod.Name: "Add" or "TryAdd" } when key is string text:
                VisitIfKey(text, source);
                return true;
            default:
                // What was added to a list on the way is an element already.
                bool isAssignable = source is IParameterReferenceOperation or IMemberReferenceOperation;
                if (key is not int || isAssignable || !HoldsTexts(source)) return false;
                Visit(source);
                return true;
        }
    }

    private void VisitElementAt(IReadOnlyList<IOperation> elements, object key)
    {
        bool isInOrder = key is int index && index >= 0 && index < elements.Count
            && !elements.Take(index + 1).Any(static element => element is ISpreadOperation);
        if (isInOrder) Visit(elements[(int)key]);
        else if (key is int) foreach (IOperation element in elements) Visit(element is ISpreadOperation spread ? spread.Operand : element);
    }

    /// <summary>Finds the constant by which an element or entry is read.</summary>
    private static object? FindItemKey(IOperation index) => index.WithoutConversions().ConstantValue.Value switch
    {
        string text => text,
        int number => number,
        _ => null,
    };
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.DataFlow;

/// <content>Fields, properties, entries and elements: what was put into the object that they are read from.</content>
internal sealed partial class ValueSourceWalker
{
    private void VisitField(IFieldReferenceOperation reference)
    {
        IFieldSymbol field = reference.Field;
        if (field.ContainingType?.IsTupleType == true)
        {
            VisitElement(reference.Instance, GetTupleIndex(field));
            return;
        }
        if (VisitVariable(field, reference, reference.Instance) || VisitShared(reference)) return;
        if (!field.IsStatic) VisitCreation(reference.Instance, field);
        VisitInitialValue(field, reference);
        if (!field.IsConst || field.DeclaringSyntaxReferences.IsEmpty) AddSource(reference);
    }

    private void VisitProperty(IPropertyReferenceOperation reference)
    {
        IPropertySymbol property = reference.Property;
        if (property.IsIndexer)
        {
            VisitIndexed(reference);
            return;
        }
        if (VisitVariable(property, reference, reference.Instance)) return;
        if (PassThroughCalls.IsUnwrapping(property))
        {
            VisitResult(reference.Instance);
            return;
        }
        if (VisitShared(reference))
        {
            if (property.GetMethod is { } computed) VisitReturned(computed, reference, frame: null);
            return;
        }
        if (!property.IsStatic) VisitCreation(reference.Instance, property);
        VisitInitialValue(property, reference);
        if (property.GetMethod is { } getter) VisitReturned(getter, reference, frame: null);
        AddSource(reference);
    }

    /// <summary>What <c>Value</c> or <c>Result</c> gives: of a lazy object, what its function returns.</summary>
    private void VisitResult(IOperation? instance)
    {
        foreach (IOperation source in Resolve(instance))
        {
            if (source is IObjectCreationOperation creation && FindNamedArgument(creation, "password") is { } password) Visit(password);
            else if (FindFunction(source) is { } function) VisitFunction(function, call: null);
            else Visit(source);
        }
    }

    private static IOperation? FindNamedArgument(IObjectCreationOperation creation, string name) =>
        creation.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == name)?.Value;

    /// <summary>
    /// The member of an object that is made in this body: by its initializer, or by the constructor's parameter of that name.
    /// </summary>
    private void VisitCreation(IOperation? instance, ISymbol member)
    {
        if (instance is null or IInstanceReferenceOperation) return;
        foreach (IOperation source in Resolve(instance))
        {
            switch (source)
            {
                case IObjectCreationOperation creation:
                    VisitInitializer(creation.Initializer, member);
                    if (member.ContainingType is { IsRecord: true }) Visit(FindNamedArgument(creation, member.Name));
                    break;
                case IWithOperation copy:
                    VisitInitializer(copy.Initializer, member);
                    VisitCreation(copy.Operand, member);
                    break;
                case IAnonymousObjectCreationOperation anonymous:
                    foreach (IOperation initializer in anonymous.Initializers) VisitIfMember(initializer, member);
                    break;
            }
        }
    }

    /// <summary>Returns false if an initializer does not set the member.</summary>
    private bool VisitInitializer(IObjectOrCollectionInitializerOperation? initializer, ISymbol member)
    {
        bool isSet = false;
        foreach (IOperation candidate in initializer?.Initializers ?? []) isSet |= VisitIfMember(candidate, member);
        return isSet;
    }

    private bool VisitIfMember(IOperation initializer, ISymbol member)
    {
        if (initializer is not ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member: var assigned }, Value: var value }
            || !IsSame(assigned, member)) return false;
        Visit(value);
        return true;
    }

    /// <summary>What a dictionary or array holds; only under the same key where both keys are constants.</summary>
    private void VisitIndexed(IPropertyReferenceOperation reference)
    {
        if (FindItemKey(reference.Arguments[0].Value) is { } key && reference.Arguments.Length == 1
            && reference.Instance?.Type is not { SpecialType: SpecialType.System_String } and not { Name: "Span" or "ReadOnlySpan" })
        {
            VisitItem(reference, reference.Instance, key);
        }
        else
        {
            bool isText = reference.Instance?.Type is { SpecialType: SpecialType.System_String } or { Name: "Span" or "ReadOnlySpan" };
            if (isText && IsInOrder(reference.Arguments[0].Value)) Visit(reference.Instance);
            else AddSource(reference);
        }
    }

    // One character after the other makes the text again; one that is picked by a calculation does not.
    private static bool IsInOrder(IOperation index) =>
        index.WithoutConversions() is not (IBinaryOperation { OperatorKind: BinaryOperatorKind.Remainder } or IInvocationOperation);

    private void VisitIfKey(string key, IOperation initializer)
    {
        switch (initializer)
        {
            case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation entry, Value: var value } when FindKey(entry) == key:
                Visit(value);
                break;
            case IInvocationOperation { TargetMethod.Name: "Add" or "TryAdd", Arguments: { Length: 2 } arguments }
                when FindConstant(arguments[0]) == key:
                Visit(arguments[1].Value);
                break;
        }
    }

    private static string? FindKey(IPropertyReferenceOperation entry) =>
        entry.Arguments.Length == 1 ? FindConstant(entry.Arguments[0]) : null;

    private static string? FindConstant(IArgumentOperation argument) => argument.Value.ConstantValue.Value as string;

    private void VisitElement(IOperation? tuple, int index)
    {
        if (tuple is null || ++_steps > MostSteps || _depth > DeepestNesting) return;
        _depth++;
        bool isKnown = false;
        foreach (IOperation source in Resolve(tuple))
        {
            if (source is ITupleOperation { Elements: var elements } && index >= 0 && index < elements.Length)
            {
                isKnown = true;
                Visit(elements[index]);
            }
            else if (source is IInvocationOperation call && FindBody(call) is { } body)
            {
                foreach (IOperation returned in Declarations.FindReturnedValues(body)) VisitElement(returned, index);
            }
            else if (source is IObjectCreationOperation creation
                && index >= 0
                && index < creation.Arguments.Length
                && source.Type?.IsRecord == true)
            {
                isKnown = true;
                Visit(FindArgument(creation.Arguments, index));
            }
        }
        if (!isKnown) AddSource(tuple);
        _depth--;
    }

    private static int GetTupleIndex(IFieldSymbol field)
    {
        IFieldSymbol plain = field.CorrespondingTupleField ?? field;
        return plain.Name.StartsWith("Item", StringComparison.Ordinal) && int.TryParse(plain.Name.Substring(4), out int number)
            ? number - 1
            : -1;
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Flow;

/// <content>Fields, properties, entries and elements: what was put into the object that they are read from.</content>
internal sealed partial class OriginWalk
{
    private void VisitField(IFieldReferenceOperation reference)
    {
        IFieldSymbol field = reference.Field;
        if (field.ContainingType?.IsTupleType == true)
        {
            VisitElement(reference.Instance, TupleIndexOf(field));
            return;
        }
        if (VisitVariable(field, reference, reference.Instance)) return;
        if (!field.IsStatic) VisitCreationOf(reference.Instance, field);
        VisitInitialValue(field, reference);
        if (!field.IsConst || field.DeclaringSyntaxReferences.IsEmpty) Found(reference);
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
        if (PassThrough.IsUnwrapping(property))
        {
            VisitResultOf(reference.Instance);
            return;
        }
        if (!property.IsStatic) VisitCreationOf(reference.Instance, property);
        VisitInitialValue(property, reference);
        if (property.GetMethod is { } getter) VisitReturned(getter, reference, frame: null);
        Found(reference);
    }

    /// <summary>What <c>Value</c> or <c>Result</c> gives: of a lazy object, what its function returns.</summary>
    private void VisitResultOf(IOperation? instance)
    {
        foreach (IOperation source in Resolve(instance))
        {
            if (source is IObjectCreationOperation creation && NamedArgument(creation, "password") is { } password) Visit(password);
            else if (FunctionIn(source) is { } function) VisitFunction(function, call: null);
            else Visit(source);
        }
    }

    private static IOperation? NamedArgument(IObjectCreationOperation creation, string name) =>
        creation.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == name)?.Value;

    /// <summary>The member of an object that is made in this body: by its initializer, or by the constructor's parameter of that name.</summary>
    private void VisitCreationOf(IOperation? instance, ISymbol member)
    {
        if (instance is null or IInstanceReferenceOperation) return;
        foreach (IOperation source in Resolve(instance))
        {
            switch (source)
            {
                case IObjectCreationOperation creation:
                    VisitInitializer(creation.Initializer, member);
                    if (member.ContainingType is { IsRecord: true }) Visit(NamedArgument(creation, member.Name));
                    break;
                case IWithOperation copy:
                    VisitInitializer(copy.Initializer, member);
                    VisitCreationOf(copy.Operand, member);
                    break;
                case IAnonymousObjectCreationOperation anonymous:
                    foreach (IOperation initializer in anonymous.Initializers) VisitIfOf(initializer, member);
                    break;
            }
        }
    }

    private void VisitInitializer(IObjectOrCollectionInitializerOperation? initializer, ISymbol member)
    {
        if (initializer is null) return;
        foreach (IOperation one in initializer.Initializers) VisitIfOf(one, member);
    }

    private void VisitIfOf(IOperation initializer, ISymbol member)
    {
        if (initializer is ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member: var assigned }, Value: var value }
            && IsSame(assigned, member)) Visit(value);
    }

    /// <summary>What a dictionary or array holds; only under the same key where both keys are constants.</summary>
    private void VisitIndexed(IPropertyReferenceOperation reference)
    {
        if (KeyIn(reference) is not { } key)
        {
            bool isText = reference.Instance?.Type is { SpecialType: SpecialType.System_String } or { Name: "Span" or "ReadOnlySpan" };
            if (isText && IsInOrder(reference.Arguments[0].Value)) Visit(reference.Instance);
            else Found(reference);
            return;
        }

        foreach (IOperation source in Resolve(reference.Instance))
        {
            if (source is IObjectCreationOperation { Initializer.Initializers: var initializers })
                foreach (IOperation initializer in initializers) VisitIfUnder(key, initializer);
            if (source is ISimpleAssignmentOperation) VisitIfUnder(key, source);
        }
        Found(reference);
    }

    // One character after the other makes the text again; one that is picked by a calculation does not.
    private static bool IsInOrder(IOperation index) => index.WithoutConversions() is not (IBinaryOperation { OperatorKind: BinaryOperatorKind.Remainder } or IInvocationOperation);

    private void VisitIfUnder(string key, IOperation initializer)
    {
        switch (initializer)
        {
            case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation entry, Value: var value } when KeyIn(entry) == key:
                Visit(value);
                break;
            case IInvocationOperation { TargetMethod.Name: "Add", Arguments: { Length: 2 } arguments } when ConstantIn(arguments[0]) == key:
                Visit(arguments[1].Value);
                break;
        }
    }

    private static string? KeyIn(IPropertyReferenceOperation entry) => entry.Arguments.Length == 1 ? ConstantIn(entry.Arguments[0]) : null;

    private static string? ConstantIn(IArgumentOperation argument) => argument.Value.ConstantValue.Value as string;

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
            else if (source is IInvocationOperation call && BodyOf(call) is { } body)
            {
                foreach (IOperation returned in Declarations.ReturnedValues(body)) VisitElement(returned, index);
            }
            else if (source is IObjectCreationOperation creation && index >= 0 && index < creation.Arguments.Length && source.Type?.IsRecord == true)
            {
                isKnown = true;
                Visit(ArgumentFor(creation.Arguments, index));
            }
        }
        if (!isKnown) Found(tuple);
        _depth--;
    }

    private static int TupleIndexOf(IFieldSymbol field)
    {
        IFieldSymbol plain = field.CorrespondingTupleField ?? field;
        return plain.Name.StartsWith("Item", StringComparison.Ordinal) && int.TryParse(plain.Name.Substring(4), out int number) ? number - 1 : -1;
    }
}

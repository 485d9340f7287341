using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.DataFlow;

/// <content>Members that types of many purposes share: what the very object holds on which one is read.</content>
internal sealed partial class ValueSourceWalker
{
    /// <summary>Visits what a part of an object holds. Objects whose making is not seen remain as sources.</summary>
    public void VisitPart(IOperation instance, ObjectPart part)
    {
        List<IOperation> open = part.Member is { } member
            ? VisitObjects(FindObjects(instance, _frame), member)
            : VisitItems(instance, part.Key!);
        if (open.Count > 0) AddSource(instance, read: new SharedRead(part, open));
    }

    /// <summary>Returns false for a member that is taken for what its name says, or that an object reads of itself.</summary>
    private bool VisitShared(IMemberReferenceOperation reference)
    {
        if (!SharedMembers.IsShared(reference.Member) || FindObject(reference.Instance) is not { } known) return false;
        List<IOperation> open = VisitObjects(FindObjects(known.Instance, known.Frame), reference.Member);
        if (open.Count > 0) VisitConstantInitialValue(reference.Member, reference);
        AddSource(reference, read: new SharedRead(new ObjectPart(reference.Member), open));
        return true;
    }

    /// <summary>The same for a parameter of a primary constructor, which the methods of the type read.</summary>
    private bool VisitSharedParameter(IParameterReferenceOperation reference)
    {
        IParameterSymbol parameter = reference.Parameter;
        if (_frame is null || parameter.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.Constructor }) return false;
        if (!SharedMembers.IsShared(parameter) || FindCalledObject(_frame) is not { } known) return false;
        List<IOperation> open = VisitObjects(FindObjects(known.Instance, known.Frame), parameter);
        AddSource(reference, read: new SharedRead(new ObjectPart(parameter), open));
        return true;
    }

    /// <summary>Visits what the objects that are made here keep in a member, and returns the others.</summary>
    private List<IOperation> VisitObjects(IReadOnlyList<IOperation> objects, ISymbol member)
    {
        var open = new List<IOperation>();
        foreach (IOperation source in objects)
        {
            if (!VisitKept(source, member)) open.Add(source);
        }
        return open;
    }

    private bool VisitKept(IOperation source, ISymbol member)
    {
        switch (source)
        {
            case IObjectCreationOperation { Constructor: { } constructor } creation:
                member = FindImplementation(member, creation.Type);
                if (!VisitInitializer(creation.Initializer, member))
                    VisitConstructed(constructor, creation, creation.Arguments, member);
                return true;
            case IWithOperation copy:
                if (VisitInitializer(copy.Initializer, member)) return true;
                VisitPart(copy.Operand, new ObjectPart(member));
                return true;
            default:
                return false;
        }
    }

    private static ISymbol FindImplementation(ISymbol member, ITypeSymbol? type) =>
        member.ContainingType.TypeKind == TypeKind.Interface ? type?.FindImplementationForInterfaceMember(member) ?? member : member;

    private void VisitConstructed(
        IMethodSymbol constructor, IOperation creation, IEnumerable<IArgumentOperation> arguments, ISymbol member)
    {
        if (creation.SemanticModel?.Compilation is not { } compilation || GetDepth(_frame) >= DeepestCalls) return;
        IParameterSymbol? parameter = constructor.OriginalDefinition.Parameters.FirstOrDefault(
            parameter => IsSame(parameter, member) || AssignableSymbols.IsDeclaredBy(member.OriginalDefinition, parameter));
        if (parameter is not null)
        {
            if (FindArgument(arguments, parameter.Ordinal) is { } argument) Visit(argument);
            else VisitInitialValue(parameter, creation);
            return;
        }

        Frame? outer = _frame;
        _frame = new Frame(constructor.OriginalDefinition, creation, [.. arguments], outer);
        if (!VisitConstructor(Declarations.FindBody(constructor.OriginalDefinition, compilation, cancellationToken), creation, member))
            Visit(Declarations.FindInitialValue(member.OriginalDefinition, compilation, cancellationToken));
        _frame = outer;
    }

    /// <summary>Returns false if a constructor leaves the member as it is.</summary>
    private bool VisitConstructor(IOperation? body, IOperation creation, ISymbol member)
    {
        if (body is null) return false;
        bool isSet = false;
        foreach (IOperation operation in body.Descendants())
        {
            switch (operation)
            {
                case ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member: var assigned } } assignment
                    when IsSame(assigned, member):
                    isSet = true;
                    Visit(assignment.Value);
                    break;
                case IInvocationOperation { TargetMethod: { MethodKind: MethodKind.Constructor } next } call:
                    isSet = true;
                    VisitConstructed(next, creation, call.Arguments, member);
                    break;
            }
        }
        return isSet;
    }

    private void VisitConstantInitialValue(ISymbol member, IOperation use)
    {
        if (use.SemanticModel?.Compilation is { } compilation
            && Declarations.FindInitialValue(member.OriginalDefinition, compilation, cancellationToken) is { } initial
            && !initial.Descendants().Any(static operation => operation is IParameterReferenceOperation))
            Visit(initial);
    }

    /// <summary>Finds the object on which a member is read. Returns null if that is whatever object runs the code.</summary>
    private (IOperation Instance, Frame? Frame)? FindObject(IOperation? instance) => instance switch
    {
        null or IInstanceReferenceOperation { ReferenceKind: not InstanceReferenceKind.ContainingTypeInstance } => null,
        IInstanceReferenceOperation => _frame is null ? null : FindCalledObject(_frame),
        IConditionalAccessInstanceOperation => FindAccessed(instance) is { } accessed ? (accessed, _frame) : null,
        _ => (instance, _frame),
    };

    /// <summary>Finds the object whose method is being walked.</summary>
    private static (IOperation Instance, Frame? Frame)? FindCalledObject(Frame frame)
    {
        for (Frame? called = frame; called is not null; called = called.Outer)
        {
            if (called.Instance is not (null or IInstanceReferenceOperation)) return (called.Instance, called.Outer);
        }
        return null;
    }

    /// <summary>Finds where an object comes from; of a collection, where each of its elements does.</summary>
    private IReadOnlyList<IOperation> FindObjects(IOperation instance, Frame? frame)
    {
        var walk = new ValueSourceWalker(bodies, cancellationToken) { _frame = frame, _steps = _steps, _depth = _depth + 1 };
        walk.Visit(instance);
        var objects = new List<IOperation>();
        foreach (ValueSource source in walk.Sources)
        {
            if (FindParts(source.Operation) is not { } elements) objects.Add(source.Operation);
            else foreach (IOperation element in elements) objects.AddRange(walk.FindObjects(element, frame));
        }
        _steps = walk._steps;
        return objects;
    }

    /// <summary>Finds what a collection is made of where it is made. Returns null for all else.</summary>
    private static IEnumerable<IOperation>? FindParts(IOperation operation) => operation switch
    {
        IArrayCreationOperation { Initializer.ElementValues: { Length: > 0 } elements } => elements,
        ICollectionExpressionOperation { Elements: { Length: > 0 } elements } => elements,
        IObjectCreationOperation { Initializer.Initializers: { Length: > 0 } initializers }
            when initializers[0] is IInvocationOperation { TargetMethod.Name: "Add" } =>
            initializers.OfType<IInvocationOperation>().Where(static call => call.Arguments.Length == 1)
                .Select(static call => call.Arguments[0].Value),
        _ => null,
    };
}

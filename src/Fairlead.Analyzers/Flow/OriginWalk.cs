using Fairlead.Analyzers.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Flow;

/// <summary>One walk of <see cref="ValueOrigins"/>. It goes everywhere once and has bounds, because code may be recursive or huge.</summary>
internal sealed class OriginWalk(ValueOrigins bodies, CancellationToken cancellationToken)
{
    private const int MostSteps = 3_000;
    private const int DeepestNesting = 150;
    private const int DeepestCalls = 6;

    private readonly HashSet<(IOperation, Frame?)> _visited = [];
    private readonly HashSet<IOperation> _found = [];
    private readonly List<ValueOrigin> _origins = [];
    private Frame? _frame;
    private int _steps;
    private int _depth;
    private bool _isInFragment;

    public IReadOnlyList<ValueOrigin> Origins => _origins;

    public void Visit(IOperation? operation)
    {
        if (operation is null || ++_steps > MostSteps || _depth > DeepestNesting || !_visited.Add((operation, _frame))) return;
        cancellationToken.ThrowIfCancellationRequested();
        _depth++;
        VisitKind(operation);
        _depth--;
    }

    private void VisitKind(IOperation operation)
    {
        switch (operation)
        {
            case ILiteralOperation or IUtf8StringOperation or INameOfOperation:
                Found(operation);
                break;
            case ILocalReferenceOperation reference:
                VisitVariable(reference.Local, reference);
                break;
            case IParameterReferenceOperation reference:
                VisitParameter(reference);
                break;
            case IFieldReferenceOperation reference:
                VisitField(reference);
                break;
            case IPropertyReferenceOperation reference:
                VisitProperty(reference);
                break;
            case IInvocationOperation call:
                VisitCall(call);
                break;
            case IObjectCreationOperation creation:
                if (PassThrough.InputOf(creation) is { } wrapped) Visit(wrapped);
                else Found(creation);
                break;
            case IArrayCreationOperation { Initializer.ElementValues: { Length: > 0 } elements } when HoldsTexts(elements[0]):
                foreach (IOperation element in elements) Visit(element);
                break;
            case ICollectionExpressionOperation { Elements: { Length: > 0 } elements } when HoldsTexts(elements[0]):
                foreach (IOperation element in elements) Visit(element is ISpreadOperation spread ? spread.Operand : element);
                break;
            case IArgumentOperation { Parameter: { RefKind: RefKind.Out or RefKind.Ref } parameter } argument:
                VisitOutput(argument, parameter);
                break;
            case IInterpolatedStringOperation or IBinaryOperation or IInterpolatedStringAdditionOperation when TextComposition.IsComposition(operation):
                VisitComposition(operation);
                break;
            case IConditionalOperation choice:
                Visit(choice.WhenTrue);
                Visit(choice.WhenFalse);
                break;
            case ISwitchExpressionOperation choice:
                foreach (ISwitchExpressionArmOperation arm in choice.Arms) Visit(arm.Value);
                break;
            case ICoalesceOperation choice:
                Visit(choice.Value);
                Visit(choice.WhenNull);
                break;
            case ICoalesceAssignmentOperation assignment:
                Visit(assignment.Target);
                Visit(assignment.Value);
                break;
            case ICompoundAssignmentOperation assignment:
                Visit(assignment.Target);
                Visit(assignment.Value);
                break;
            case IConditionalAccessInstanceOperation instance:
                Visit(AccessedBy(instance));
                break;
            case ITupleOperation tuple:
                foreach (IOperation element in tuple.Elements) Visit(element);
                break;
            default:
                if (InnerOf(operation) is { } inner) Visit(inner);
                else Found(operation);
                break;
        }
    }

    /// <summary>What an operation is only another way to write.</summary>
    private static IOperation? InnerOf(IOperation operation) => operation switch
    {
        IConversionOperation conversion => conversion.Operand,
        IParenthesizedOperation parenthesized => parenthesized.Operand,
        IAwaitOperation awaited => awaited.Operation,
        ISimpleAssignmentOperation assignment => assignment.Value,
        ISymbolInitializerOperation initializer => initializer.Value,
        IArgumentOperation argument => argument.Value,
        IDeclarationExpressionOperation declaration => declaration.Expression,
        IConditionalAccessOperation access => access.WhenNotNull,
        IArrayElementReferenceOperation element => element.ArrayReference,
        IImplicitIndexerReferenceOperation element => element.Instance,
        IAddressOfOperation address => address.Reference,
        // The conversion of a text to a pointer in a fixed statement has no kind of its own.
        { Kind: OperationKind.None, ChildOperations: { Count: 1 } children } => children.First(),
        _ => null,
    };

    private static bool HoldsTexts(IOperation element) =>
        element is ISpreadOperation || element.Type?.SpecialType is SpecialType.System_String or SpecialType.System_Object;

    private void Found(IOperation operation, bool isFragment = false)
    {
        if (_found.Add(operation)) _origins.Add(new ValueOrigin(operation, isFragment || _isInFragment));
    }

    /// <summary>Whether something in the body takes the place of what the variable held before.</summary>
    private bool VisitVariable(ISymbol variable, IOperation use, IOperation? instance = null)
    {
        IReadOnlyList<VariableWrite> writes = bodies.WritesAround(use).Reaching(variable, use, instance, out bool isReplaced);
        foreach (VariableWrite write in writes)
        {
            if (write.Element is { } index) VisitElement(write.Value, index);
            else Visit(write.Value);
        }
        return isReplaced;
    }

    private void VisitParameter(IParameterReferenceOperation reference)
    {
        IParameterSymbol parameter = reference.Parameter;
        if (VisitVariable(parameter, reference)) return;

        Frame? frame = _frame;
        if (frame is not null && IsSame(parameter.ContainingSymbol, frame.Function))
        {
            IOperation? argument = frame.ArgumentFor(parameter);
            if (argument is null) VisitInitialValue(parameter, reference);
            _frame = frame.Outer;
            Visit(argument);
            _frame = frame;
            return;
        }

        bool isCalledHere = false;
        if (parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.LocalFunction } function)
        {
            foreach (IInvocationOperation call in bodies.WritesAround(reference).CallsOf(function.OriginalDefinition))
            {
                isCalledHere = true;
                Visit(ArgumentFor(call, parameter.Ordinal));
            }
        }
        if (parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } lambda)
            isCalledHere = VisitInputOf(lambda, parameter, reference);
        VisitInitialValue(parameter, reference);
        if (!isCalledHere) Found(reference);
    }

    /// <summary>What calls give to a lambda: those of the local that holds it, or what a method of a collection runs it over.</summary>
    private bool VisitInputOf(IMethodSymbol lambda, IParameterSymbol parameter, IOperation use)
    {
        IOperation? function = use.Parent;
        while (function is not null && !(function is IAnonymousFunctionOperation one && IsSame(one.Symbol, lambda))) function = function.Parent;
        IOperation? holder = function?.Parent;
        while (holder is IDelegateCreationOperation or IConversionOperation) holder = holder.Parent;
        switch (holder)
        {
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }:
                IReadOnlyList<IInvocationOperation> calls = bodies.WritesAround(use).CallsOf(local);
                foreach (IInvocationOperation call in calls) Visit(ArgumentFor(call, parameter.Ordinal));
                return calls.Count > 0;
            case IArgumentOperation { Parent: IInvocationOperation call } when PassThrough.ElementsRunThrough(call) is { } collection:
                Visit(collection);
                return true;
            default:
                return false;
        }
    }

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

    private void VisitInitialValue(ISymbol symbol, IOperation use)
    {
        if (use.SemanticModel?.Compilation is { } compilation)
            Visit(Declarations.InitialValue(symbol.OriginalDefinition, compilation, cancellationToken));
    }

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
            if (reference.Instance?.Type is { SpecialType: SpecialType.System_String } or { Name: "Span" or "ReadOnlySpan" }) Visit(reference.Instance);
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

    /// <summary>The origins of an object on which a member is read, as a walk of its own.</summary>
    private IReadOnlyList<IOperation> Resolve(IOperation? instance)
    {
        while (instance is IConversionOperation conversion) instance = conversion.Operand;
        if (instance is not (ILocalReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation or IParameterReferenceOperation))
            return instance is null ? [] : [instance];

        ISymbol variable = instance switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            _ => ((IMemberReferenceOperation)instance).Member,
        };
        IOperation? owner = (instance as IMemberReferenceOperation)?.Instance;
        var sources = new List<IOperation>();
        foreach (VariableWrite write in bodies.WritesAround(instance).Reaching(variable, instance, owner, out _))
            sources.Add(InnerMost(write.Value));
        if (instance is IMemberReferenceOperation && instance.SemanticModel?.Compilation is { } compilation
            && Declarations.InitialValue(variable.OriginalDefinition, compilation, cancellationToken) is { } initial)
            sources.Add(InnerMost(initial));
        return sources;
    }

    private static IOperation InnerMost(IOperation operation)
    {
        while (operation is IConversionOperation or ISymbolInitializerOperation or IParenthesizedOperation && InnerOf(operation) is { } inner) operation = inner;
        return operation;
    }

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

    private void VisitCall(IInvocationOperation call)
    {
        if (TextComposition.IsComposition(call) || IsJoin(call))
        {
            VisitComposition(call);
            return;
        }
        if (PassThrough.IsAddition(call.TargetMethod))
        {
            Visit(call.Instance);
            foreach (IArgumentOperation argument in call.Arguments) VisitPiece(argument.Value);
            return;
        }
        if (PassThrough.InputOf(call) is { } input)
        {
            Visit(input);
            return;
        }

        if (call.TargetMethod.MethodKind == MethodKind.DelegateInvoke)
        {
            foreach (IOperation source in Resolve(call.Instance))
            {
                if (FunctionIn(source) is { } function) VisitFunction(function, call);
            }
        }
        VisitReturned(call.TargetMethod, call, call);
        Found(call);
    }

    private void VisitReturned(IMethodSymbol method, IOperation use, IInvocationOperation? frame)
    {
        if (Depth(_frame) >= DeepestCalls || use.SemanticModel?.Compilation is not { } compilation) return;
        Frame? outer = _frame;
        _frame = new Frame(method.OriginalDefinition, frame, outer);
        foreach (IOperation returned in Declarations.ReturnedValues(BodyOf(method, use, compilation))) Visit(returned);
        _frame = outer;
    }

    private void VisitFunction(IOperation function, IInvocationOperation? call)
    {
        if (function is not IAnonymousFunctionOperation lambda || Depth(_frame) >= DeepestCalls) return;
        Frame? outer = _frame;
        _frame = new Frame(lambda.Symbol, call, outer);
        foreach (IOperation returned in Declarations.ReturnedValues(lambda.Body)) Visit(returned);
        _frame = outer;
    }

    private IOperation? BodyOf(IInvocationOperation call) =>
        call.SemanticModel?.Compilation is { } compilation ? BodyOf(call.TargetMethod, call, compilation) : null;

    /// <summary>A local function's body is looked up in the tree at hand, so that it shares the variables around it.</summary>
    private IOperation? BodyOf(IMethodSymbol method, IOperation use, Compilation compilation)
    {
        if (method.MethodKind != MethodKind.LocalFunction) return Declarations.Body(method.OriginalDefinition, compilation, cancellationToken);
        IOperation root = use;
        while (root.Parent is { } parent) root = parent;
        return root.Descendants().FirstOrDefault(one =>
            one is ILocalFunctionOperation local && IsSame(local.Symbol, method.OriginalDefinition)) is ILocalFunctionOperation { Body: { } body } ? body : null;
    }

    /// <summary>What a method leaves in an argument that it is given by reference.</summary>
    private void VisitOutput(IArgumentOperation argument, IParameterSymbol parameter)
    {
        if (parameter.ContainingSymbol is IMethodSymbol method && argument.SemanticModel?.Compilation is { } compilation
            && BodyOf(method, argument, compilation) is { } body)
        {
            foreach (IOperation operation in body.Descendants())
            {
                if (operation is ISimpleAssignmentOperation { Target: IParameterReferenceOperation { Parameter: var written } } assignment
                    && IsSame(written, parameter.OriginalDefinition)) Visit(assignment.Value);
            }
        }
        if (argument.Parent is { } call) Found(call);
    }

    private void VisitComposition(IOperation composition)
    {
        List<IOperation> pieces = IsJoin(composition)
            ? [.. ((IInvocationOperation)composition).Arguments.SelectMany(argument => ElementsOf(argument.Value))]
            : [.. TextComposition.RowOf(composition).Select(piece => piece.Operation)];
        if (pieces.TrueForAll(IsWritten))
        {
            Found(composition);
            return;
        }

        // What stands before a colon is the user, as in basic authentication.
        int colon = pieces.FindIndex(static piece => piece.ConstantValue.Value is string text && text.StartsWith(":", StringComparison.Ordinal));
        bool isInFragment = _isInFragment;
        for (int i = 0; i < pieces.Count; i++)
        {
            _isInFragment = isInFragment || i < colon;
            VisitPiece(pieces[i]);
        }
        _isInFragment = isInFragment;
    }

    private void VisitPiece(IOperation piece)
    {
        while (piece is IConversionOperation { Operand: var operand }) piece = operand;
        if (IsWritten(piece)) Found(piece, isFragment: piece.Type?.SpecialType != SpecialType.System_Char);
        else Visit(piece);
    }

    private static IEnumerable<IOperation> ElementsOf(IOperation value) => value switch
    {
        IConversionOperation conversion => ElementsOf(conversion.Operand),
        IArrayCreationOperation { Initializer.ElementValues: var elements } => elements,
        ICollectionExpressionOperation { Elements: var elements } => elements,
        _ => [value],
    };

    private static bool IsWritten(IOperation piece)
    {
        while (piece is IConversionOperation { Operand: var operand }) piece = operand;
        return piece is ILiteralOperation or IUtf8StringOperation;
    }

    private static bool IsJoin(IOperation operation) =>
        operation is IInvocationOperation { TargetMethod: { Name: "Join", ContainingType.SpecialType: SpecialType.System_String } };

    private static IOperation? FunctionIn(IOperation operation)
    {
        if (operation is IObjectCreationOperation { Arguments: { Length: > 0 } arguments }) operation = arguments[0].Value;
        while (operation is IConversionOperation conversion) operation = conversion.Operand;
        return operation is IDelegateCreationOperation { Target: IAnonymousFunctionOperation function } ? function : operation as IAnonymousFunctionOperation;
    }

    private static IOperation? AccessedBy(IOperation instance)
    {
        for (IOperation? parent = instance.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IConditionalAccessOperation access && !access.Operation.Syntax.Span.Contains(instance.Syntax.Span)) return access.Operation;
            if (parent is IConditionalAccessOperation other && other.Operation.Syntax.Span == instance.Syntax.Span) return other.Operation;
        }
        return null;
    }

    private static IOperation? ArgumentFor(IInvocationOperation call, int ordinal) => ArgumentFor(call.Arguments, ordinal);

    private static IOperation? ArgumentFor(IEnumerable<IArgumentOperation> arguments, int ordinal) =>
        arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal && argument.ArgumentKind != ArgumentKind.DefaultValue)?.Value;

    private static bool IsSame(ISymbol? one, ISymbol? other) =>
        SymbolEqualityComparer.Default.Equals(one?.OriginalDefinition, other?.OriginalDefinition);

    private static int Depth(Frame? frame)
    {
        int depth = 0;
        for (; frame is not null; frame = frame.Outer) depth++;
        return depth;
    }

    /// <summary>A function whose result is being walked, and the call whose arguments its parameters are.</summary>
    private sealed class Frame(ISymbol function, IInvocationOperation? call, Frame? outer)
    {
        public ISymbol Function { get; } = function;

        public Frame? Outer { get; } = outer;

        /// <summary>Null for an omitted argument too, whose value is written at the parameter.</summary>
        public IOperation? ArgumentFor(IParameterSymbol parameter) => call is null ? null : OriginWalk.ArgumentFor(call, parameter.Ordinal);
    }
}

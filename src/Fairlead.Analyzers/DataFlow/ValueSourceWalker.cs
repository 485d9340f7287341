using Fairlead.Analyzers.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.DataFlow;

/// <summary>
/// One walk of <see cref="ValueSourceFinder"/>. It goes everywhere once and has bounds, because code may be recursive or huge.
/// </summary>
internal sealed partial class ValueSourceWalker(ValueSourceFinder bodies, CancellationToken cancellationToken)
{
    private const int MostSteps = 3_000;
    private const int DeepestNesting = 150;
    private const int DeepestCalls = 6;

    private readonly HashSet<(IOperation, Frame?)> _visited = [];
    private readonly HashSet<IOperation> _found = [];
    private readonly List<ValueSource> _origins = [];
    private Frame? _frame;
    private int _steps;
    private int _depth;
    private bool _isInFragment;
    private bool _isContinued;

    public IReadOnlyList<ValueSource> Sources => _origins;

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
                AddSource(operation);
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
                if (PassThroughCalls.FindInput(creation) is { } wrapped) Visit(wrapped);
                else if (FindTexts(creation) is { } texts) foreach (IOperation text in texts) Visit(text);
                else AddSource(creation);
                break;
            case IArrayElementReferenceOperation { Indices: { Length: 1 } indices, Type.SpecialType: SpecialType.System_String } element
                when FindItemKey(indices[0]) is { } key:
                VisitItem(element, element.ArrayReference, key);
                break;
            case IArrayCreationOperation { Initializer.ElementValues: { Length: > 0 } elements }
                when !_keepsCollections && HoldsTexts(elements[0]):
                foreach (IOperation element in elements) Visit(element);
                break;
            case ICollectionExpressionOperation { Elements: { Length: > 0 } elements } when !_keepsCollections && HoldsTexts(elements[0]):
                foreach (IOperation element in elements) Visit(element is ISpreadOperation spread ? spread.Operand : element);
                break;
            case IArgumentOperation { Parameter: { RefKind: RefKind.Out or RefKind.Ref } parameter } argument:
                VisitOutput(argument, parameter);
                break;
            case IInterpolatedStringOperation or IBinaryOperation or IInterpolatedStringAdditionOperation
                when StringCompositions.IsComposition(operation):
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
            case ICompoundAssignmentOperation sum:
                VisitSum(sum);
                break;
            case IInvalidOperation:
                if (PassThroughCalls.FindInput(UnresolvedMember.Find(operation)) is { } written) Visit(written);
                else AddSource(operation);
                break;
            case IConditionalAccessInstanceOperation instance:
                Visit(FindAccessed(instance));
                break;
            case ITupleOperation tuple:
                foreach (IOperation element in tuple.Elements) Visit(element);
                break;
            default:
                if (FindInner(operation) is { } inner) Visit(inner);
                else AddSource(operation);
                break;
        }
    }

    /// <summary>Finds what an operation is only another way to write.</summary>
    private static IOperation? FindInner(IOperation operation) => operation switch
    {
        IConversionOperation conversion => conversion.Operand,
        IParenthesizedOperation parenthesized => parenthesized.Operand,
        IAwaitOperation awaited => awaited.Operation,
        ISimpleAssignmentOperation assignment => assignment.Value,
        ISymbolInitializerOperation initializer => initializer.Value,
        IArgumentOperation argument => argument.Value,
        IDeclarationExpressionOperation declaration => declaration.Expression,
        IConditionalAccessOperation access => access.WhenNotNull,
        IArrayElementReferenceOperation { Indices: { Length: > 0 } indices } element when IsInOrder(indices[0]) => element.ArrayReference,
        IImplicitIndexerReferenceOperation element => element.Instance,
        IAddressOfOperation address => address.Reference,
        // The conversion of a text to a pointer in a fixed statement has no kind of its own.
        { Kind: OperationKind.None, ChildOperations: { Count: 1 } children } => children.First(),
        _ => null,
    };

    /// <summary>Finds the texts that a list is made of. Returns null if it holds something else, or is to be kept as it is.</summary>
    private IEnumerable<IOperation>? FindTexts(IObjectCreationOperation creation) =>
        !_keepsCollections && FindParts(creation) is { } parts && parts.All(HoldsTexts) ? parts : null;

    private static bool HoldsTexts(IOperation element) =>
        element is ISpreadOperation || element.Type?.SpecialType is SpecialType.System_String or SpecialType.System_Object;

    private void AddSource(IOperation operation, bool isFragment = false, SharedRead? read = null)
    {
        if (!_found.Add(operation)) return;
        isFragment |= _isInFragment || (_isContinued && BasicPairs.IsUser(operation));
        _origins.Add(new ValueSource(operation, isFragment, read));
    }

    /// <summary>Determines whether something in the body takes the place of what the variable held before.</summary>
    private bool VisitVariable(ISymbol variable, IOperation use, IOperation? instance = null)
    {
        IReadOnlyList<VariableAssignment> assignments = bodies.GetAssignments(use)
            .FindReaching(variable, use, instance, out bool isReplaced);

        // A text that is appended to is a composition: what is written into it is a part where the rest comes from elsewhere.
        bool isInFragment = _isInFragment;
        bool isMixed = assignments.Any(static assignment => assignment.IsAppended && !IsWritten(assignment.Value));
        int password = isMixed ? BasicPairs.FindStartOfPassword(assignments) : -1;
        foreach (VariableAssignment assignment in assignments)
        {
            if (assignment.IsEntry) // found by its key
            {
                if (_keepsCollections) AddSource(assignment.Site);
                continue;
            }
            _isInFragment = isInFragment || (isMixed && !assignment.IsAppended) || assignment.End <= password;
            if (assignment.Element is { } index) VisitElement(assignment.Value, index);
            else if (isMixed && assignment.IsAppended) VisitPiece(assignment.Value);
            else Visit(assignment.Value);
        }
        _isInFragment = isInFragment;
        return isReplaced;
    }

    private void VisitParameter(IParameterReferenceOperation reference)
    {
        IParameterSymbol parameter = reference.Parameter;
        if (VisitVariable(parameter, reference)) return;

        Frame? frame = _frame;
        if (frame is not null && IsSame(parameter.ContainingSymbol, frame.Function))
        {
            IOperation? argument = frame.FindArgument(parameter);
            if (argument is null) VisitInitialValue(parameter, reference);
            _frame = frame.Outer;
            Visit(argument);
            _frame = frame;
            return;
        }
        if (VisitSharedParameter(reference)) return;

        bool isCalledHere = false;
        if (parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.LocalFunction } function)
        {
            foreach (IInvocationOperation call in bodies.GetAssignments(reference).GetCalls(function.OriginalDefinition))
            {
                isCalledHere = true;
                Visit(FindArgument(call, parameter.Ordinal));
            }
        }
        if (parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } lambda)
            isCalledHere = VisitLambdaInput(lambda, parameter, reference);
        VisitInitialValue(parameter, reference);
        if (!isCalledHere) AddSource(reference);
    }

    /// <summary>What calls give to a lambda: those of the local that holds it, or what a method of a collection runs it over.</summary>
    private bool VisitLambdaInput(IMethodSymbol lambda, IParameterSymbol parameter, IOperation use)
    {
        IOperation? function = use.Parent;
        while (function is not null && !(function is IAnonymousFunctionOperation one && IsSame(one.Symbol, lambda)))
            function = function.Parent;
        IOperation? holder = function?.Parent;
        while (holder is IDelegateCreationOperation or IConversionOperation) holder = holder.Parent;
        switch (holder)
        {
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }:
                IReadOnlyList<IInvocationOperation> calls = bodies.GetAssignments(use).GetCalls(local);
                foreach (IInvocationOperation call in calls) Visit(FindArgument(call, parameter.Ordinal));
                return calls.Count > 0;
            case IArgumentOperation { Parent: IInvocationOperation call } when PassThroughCalls.FindEnumerated(call) is { } collection:
                Visit(collection);
                return true;
            default:
                return false;
        }
    }

    private void VisitInitialValue(ISymbol symbol, IOperation use)
    {
        if (use.SemanticModel?.Compilation is { } compilation)
            Visit(Declarations.FindInitialValue(symbol.OriginalDefinition, compilation, cancellationToken));
    }

    /// <summary>Finds the sources of an object on which a member is read, as a walk of its own.</summary>
    private IReadOnlyList<IOperation> Resolve(IOperation? instance)
    {
        instance = instance.WithoutConversions();
        if (instance
            is not (ILocalReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation or IParameterReferenceOperation))
            return instance is null ? [] : [instance];

        ISymbol variable = instance switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            _ => ((IMemberReferenceOperation)instance).Member,
        };
        IOperation? owner = (instance as IMemberReferenceOperation)?.Instance;
        var sources = new List<IOperation>();
        foreach (VariableAssignment assignment in bodies.GetAssignments(instance).FindReaching(variable, instance, owner, out _))
            sources.Add(GetInnermost(assignment.Value));
        if (instance is IMemberReferenceOperation && instance.SemanticModel?.Compilation is { } compilation
            && Declarations.FindInitialValue(variable.OriginalDefinition, compilation, cancellationToken) is { } initial)
            sources.Add(GetInnermost(initial));
        return sources;
    }

    private static IOperation GetInnermost(IOperation operation)
    {
        while (operation is IConversionOperation or ISymbolInitializerOperation or IParenthesizedOperation
            && FindInner(operation) is { } inner)
            operation = inner;
        return operation;
    }

    private static IOperation? FindAccessed(IOperation instance)
    {
        for (IOperation? parent = instance.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IConditionalAccessOperation access && !access.Operation.Syntax.Span.Contains(instance.Syntax.Span))
                return access.Operation;
            if (parent is IConditionalAccessOperation other && other.Operation.Syntax.Span == instance.Syntax.Span) return other.Operation;
        }
        return null;
    }

    private static IOperation? FindArgument(IInvocationOperation call, int ordinal) => FindArgument(call.Arguments, ordinal);

    private static IOperation? FindArgument(IEnumerable<IArgumentOperation> arguments, int ordinal) =>
        arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal
            && argument.ArgumentKind != ArgumentKind.DefaultValue)?.Value;

    private static bool IsSame(ISymbol? one, ISymbol? other) =>
        SymbolEqualityComparer.Default.Equals(one?.OriginalDefinition, other?.OriginalDefinition);

    private static int GetDepth(Frame? frame)
    {
        int depth = 0;
        for (; frame is not null; frame = frame.Outer) depth++;
        return depth;
    }

    /// <summary>
    /// A function whose result is being walked, the object that it is called on, and the arguments that its parameters are.
    /// </summary>
    private sealed class Frame(ISymbol function, IOperation? instance, IEnumerable<IArgumentOperation> arguments, Frame? outer)
    {
        public ISymbol Function { get; } = function;

        public IOperation? Instance { get; } = instance;

        public Frame? Outer { get; } = outer;

        /// <summary>Returns null for an omitted argument too, whose value is written at the parameter.</summary>
        public IOperation? FindArgument(IParameterSymbol parameter) => ValueSourceWalker.FindArgument(arguments, parameter.Ordinal);
    }
}

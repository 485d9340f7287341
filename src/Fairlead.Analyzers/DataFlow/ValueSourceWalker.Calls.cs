using Fairlead.Analyzers.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.DataFlow;

/// <content>Calls, the functions that they run, and the texts that they put together.</content>
internal sealed partial class ValueSourceWalker
{
    private void VisitCall(IInvocationOperation call)
    {
        if (StringCompositions.IsComposition(call) || IsJoin(call))
        {
            VisitComposition(call);
            return;
        }
        if (PassThroughCalls.IsAddition(call.TargetMethod))
        {
            Visit(call.Instance);
            foreach (IArgumentOperation argument in call.Arguments) VisitPiece(argument.Value);
            return;
        }
        if (call.TargetMethod.Name is "Repeat" or "Fill" && ConstantExpressions.FindRepeated(call) is not null)
        {
            AddSource(call);
            return;
        }
        if (PassThroughCalls.FindInput(call) is { } input)
        {
            Visit(input);
            return;
        }

        if (call.TargetMethod.MethodKind == MethodKind.DelegateInvoke)
        {
            foreach (IOperation source in Resolve(call.Instance))
            {
                if (FindFunction(source) is { } function) VisitFunction(function, call);
            }
        }
        VisitReturned(call.TargetMethod, call, call);
        AddSource(call);
    }

    private void VisitReturned(IMethodSymbol method, IOperation use, IInvocationOperation? frame)
    {
        if (GetDepth(_frame) >= DeepestCalls || use.SemanticModel?.Compilation is not { } compilation) return;
        Frame? outer = _frame;
        IOperation? instance = frame is null ? (use as IMemberReferenceOperation)?.Instance : frame.Instance;
        _frame = new Frame(method.OriginalDefinition, instance, frame?.Arguments ?? [], outer);
        foreach (IOperation returned in Declarations.FindReturnedValues(FindBody(method, use, compilation))) Visit(returned);
        _frame = outer;
    }

    private void VisitFunction(IOperation function, IInvocationOperation? call)
    {
        if (function is not IAnonymousFunctionOperation lambda || GetDepth(_frame) >= DeepestCalls) return;
        Frame? outer = _frame;
        _frame = new Frame(lambda.Symbol, instance: null, call?.Arguments ?? [], outer);
        foreach (IOperation returned in Declarations.FindReturnedValues(lambda.Body)) Visit(returned);
        _frame = outer;
    }

    private IOperation? FindBody(IInvocationOperation call) =>
        call.SemanticModel?.Compilation is { } compilation ? FindBody(call.TargetMethod, call, compilation) : null;

    private IOperation? FindBody(IMethodSymbol method, IOperation use, Compilation compilation) =>
        method.MethodKind == MethodKind.LocalFunction
        ? Declarations.FindLocalBody(method, use)
        : Declarations.FindBody(method.OriginalDefinition, compilation, cancellationToken);

    /// <summary>What a method leaves in an argument that it is given by reference.</summary>
    private void VisitOutput(IArgumentOperation argument, IParameterSymbol parameter)
    {
        if (parameter.ContainingSymbol is IMethodSymbol method && argument.SemanticModel?.Compilation is { } compilation
            && FindBody(method, argument, compilation) is { } body)
        {
            foreach (IOperation operation in body.Descendants())
            {
                if (operation is ISimpleAssignmentOperation { Target: IParameterReferenceOperation { Parameter: var written } } assignment
                    && IsSame(written, parameter.OriginalDefinition)) Visit(assignment.Value);
            }
        }
        if (argument.Parent is { } call) AddSource(call);
    }

    private void VisitComposition(IOperation composition)
    {
        List<IOperation> pieces = IsJoin(composition)
            ? [.. ((IInvocationOperation)composition).Arguments.Skip(1).SelectMany(argument => FindElements(argument.Value))]
            : [.. StringCompositions.GetPieces(composition).Select(piece => piece.Operation)];
        bool isKnown = pieces.Count > 1 && composition.ConstantValue.HasValue;
        if (isKnown || pieces.TrueForAll(IsWritten))
        {
            AddSource(composition);
            return;
        }

        int users = BasicPairs.IsJoinOfPair(composition) ? pieces.Count - 1 : BasicPairs.CountUsers(pieces);
        bool isInFragment = _isInFragment;
        for (int i = 0; i < pieces.Count; i++)
        {
            _isInFragment = isInFragment || i < users;
            VisitPiece(pieces[i]);
        }
        _isInFragment = isInFragment;
    }

    /// <summary>What is added to a text, and what the text was before; where the user of a pair was, only what is added counts.</summary>
    private void VisitSum(ICompoundAssignmentOperation sum)
    {
        bool isInFragment = _isInFragment;
        bool isContinued = _isContinued;
        _isInFragment |= BasicPairs.StartsPassword(sum.Value);
        _isContinued = true;
        Visit(sum.Target);
        _isInFragment = isInFragment;
        _isContinued = isContinued;
        Visit(sum.Value);
    }

    private void VisitPiece(IOperation piece)
    {
        piece = piece.WithoutConversions();
        if (IsWritten(piece)) AddSource(piece, isFragment: piece.Type?.SpecialType != SpecialType.System_Char);
        else if (IsIntroduction(piece)) AddSource(piece, isFragment: true);
        else Visit(piece);
    }

    /// <summary>A constant such as <c>"enc-v1:"</c>, after which the text only begins.</summary>
    private static bool IsIntroduction(IOperation piece) =>
        piece.ConstantValue.Value is string { Length: > 0 } text && text[text.Length - 1] is ':' or '=' or '-' or '_' or '/' or '.' or ' ';

    private static IEnumerable<IOperation> FindElements(IOperation value) => value switch
    {
        IConversionOperation conversion => FindElements(conversion.Operand),
        IArrayCreationOperation { Initializer.ElementValues: var elements } => elements,
        ICollectionExpressionOperation { Elements: var elements } => elements,
        _ => [value],
    };

    private static bool IsWritten(IOperation piece) => piece.WithoutConversions() is ILiteralOperation or IUtf8StringOperation
        or IBinaryOperation { ConstantValue.HasValue: true } or IInterpolatedStringOperation { ConstantValue.HasValue: true };

    private static bool IsJoin(IOperation operation) =>
        operation is IInvocationOperation { TargetMethod: { Name: "Join", ContainingType.SpecialType: SpecialType.System_String } };

    private static IOperation? FindFunction(IOperation operation)
    {
        if (operation is IObjectCreationOperation { Arguments: { Length: > 0 } arguments }) operation = arguments[0].Value;
        operation = operation.WithoutConversions();
        return operation is IDelegateCreationOperation { Target: IAnonymousFunctionOperation function }
            ? function
            : operation as IAnonymousFunctionOperation;
    }
}

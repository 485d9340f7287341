using Fairlead.Analyzers.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.DataFlow;

/// <summary>
/// Writes texts out: in place of a variable, a builder or a call stand the pieces that it puts together, as far as one value is all that
/// reaches it. What is left unknown are parameters, members that others assign, choices and whatever a program reads.
/// </summary>
internal sealed partial class StringExpansion(ValueSourceFinder sources, CancellationToken cancellationToken)
{
    private const int DeepestNesting = 12;
    private const int MostPieces = 300;

    private int _depth;

    public List<StringPiece> Expand(IOperation text)
    {
        var pieces = new List<StringPiece>();
        if (FindBuilder(text) is { } builder) AppendBuilt(builder, pieces);
        else Append(text, pieces);
        return pieces;
    }

    private void Append(IOperation operation, List<StringPiece> pieces)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_depth >= DeepestNesting || pieces.Count >= MostPieces)
        {
            pieces.Add(StringPiece.CreateDeclared(operation, text: null));
            return;
        }
        _depth++;
        AppendKind(operation, pieces);
        _depth--;
    }

    private void AppendKind(IOperation operation, List<StringPiece> pieces)
    {
        switch (operation)
        {
            case IConversionOperation { OperatorMethod: null } conversion:
                Append(conversion.Operand, pieces);
                break;
            case IParenthesizedOperation parenthesized:
                Append(parenthesized.Operand, pieces);
                break;
            case IInterpolatedStringHandlerCreationOperation handler:
                Append(handler.Content, pieces);
                break;
            case IInterpolationOperation hole:
                Append(hole.Expression, pieces);
                break;
            case var _ when StringCompositions.IsComposition(operation):
                AppendAll(StringCompositions.GetPieces(operation), pieces);
                break;
            case IInvocationOperation call:
                AppendCall(call, pieces);
                break;
            case ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add } addition:
                Append(addition.Target, pieces);
                Append(addition.Value, pieces);
                break;
            case ILocalReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: false }
                when FindOnlyValue(operation) is { } value:
                Append(value, pieces);
                break;
            default:
                pieces.Add(StringPiece.Create(operation));
                break;
        }
    }

    private void AppendAll(List<StringPiece> composed, List<StringPiece> pieces)
    {
        foreach (StringPiece piece in composed)
        {
            if (piece.IsWritten) pieces.Add(piece);
            else Append(piece.Operation, pieces);
        }
    }

    private void AppendCall(IInvocationOperation call, List<StringPiece> pieces)
    {
        IMethodSymbol method = call.TargetMethod;
        bool isOfString = method.ContainingType.SpecialType == SpecialType.System_String;
        switch (method.Name)
        {
            case "Join" when isOfString:
                AppendJoined(call, pieces);
                break;
            case "Format" when isOfString && FindFormat(call) is { } format:
                AppendAll(StringCompositions.FillFormat(Expand(format), call), pieces);
                break;
            case "Create" when isOfString:
                Append(call.Arguments[call.Arguments.Length - 1].Value, pieces);
                break;
            case "Replace" when isOfString && call is { Instance: { } template, Arguments.Length: >= 2 }:
                AppendReplaced(template, call, pieces);
                break;
            case "EscapeDataString" or "UrlEncode" when PassThroughCalls.FindInput(call) is { } escaped:
                var raw = new List<StringPiece>();
                Append(escaped, raw);
                pieces.AddRange(raw.Select(static piece => piece.Escape()));
                break;
            case "ToString" or "ToStringAndClear" when call.Instance?.Type?.Name is "StringBuilder" or "DefaultInterpolatedStringHandler":
                AppendBuilt(call.Instance, pieces);
                break;
            default:
                if (IsSameText(method) && PassThroughCalls.FindInput(call) is { } input) Append(input, pieces);
                else if (FindOnlyReturned(method, call) is { } returned) Append(returned, pieces);
                else pieces.Add(StringPiece.Create(call));
                break;
        }
    }

    private static bool IsSameText(IMethodSymbol method) =>
        method.Name is "ToString" or "Trim" or "TrimEnd" or "TrimStart" or "Normalize" or "Intern" or "Copy" or "Clone"
            or "FromResult" or "AsSpan" or "GetBytes" or "ToBase64String";

    private static IOperation? FindFormat(IInvocationOperation call) =>
        call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name == "format")?.Value;

    private void AppendJoined(IInvocationOperation join, List<StringPiece> pieces)
    {
        if (join.Arguments.Length < 2)
        {
            pieces.Add(StringPiece.CreateDeclared(join, text: null));
            return;
        }
        IOperation separator = join.Arguments[0].Value;
        bool isFirst = true;
        foreach (IOperation element in join.Arguments.Skip(1).SelectMany(argument => FindElements(argument.Value)))
        {
            if (!isFirst) Append(separator, pieces);
            Append(element, pieces);
            isFirst = false;
        }
    }

    private IEnumerable<IOperation> FindElements(IOperation value) => value switch
    {
        IConversionOperation conversion => FindElements(conversion.Operand),
        IArrayCreationOperation { Initializer.ElementValues: var elements } => elements,
        ICollectionExpressionOperation { Elements: var elements } => elements,
        IObjectCreationOperation { Initializer.Initializers: var elements } =>
            elements.Select(
                static element => element is IInvocationOperation { Arguments: { Length: 1 } added } ? added[0].Value : element),
        ILocalReferenceOperation when FindOnlyValue(value) is { } only => FindElements(only),
        _ => [value],
    };

    private void AppendReplaced(IOperation template, IInvocationOperation call, List<StringPiece> pieces)
    {
        string? hole = ConstantText.Find(call.Arguments[0].Value.WithoutConversions());
        var receiver = new List<StringPiece>();
        Append(template, receiver);
        foreach (StringPiece piece in receiver)
        {
            int written = 0;
            for (int at = IndexOf(piece, hole, 0); at >= 0; at = IndexOf(piece, hole, written))
            {
                pieces.Add(piece.GetPart(written, at));
                Append(call.Arguments[1].Value, pieces);
                written = at + hole!.Length;
            }
            pieces.Add(written == 0 ? piece : piece.GetPart(written, piece.Value.Length));
        }
    }

    private static int IndexOf(StringPiece piece, string? hole, int from) =>
        string.IsNullOrEmpty(hole) || piece.IsUnknown ? -1 : piece.Value.IndexOf(hole, from, StringComparison.Ordinal);

    /// <summary>Finds the value of a variable, field or property that has one, as far as the body and the declaration show.</summary>
    private IOperation? FindOnlyValue(IOperation reference)
    {
        (ISymbol symbol, IOperation? instance) = reference switch
        {
            ILocalReferenceOperation local => ((ISymbol)local.Local, null),
            IMemberReferenceOperation member => (member.Member, member.Instance),
            _ => throw new ArgumentException("Not a variable", nameof(reference)),
        };
        IReadOnlyList<VariableAssignment> assignments =
            sources.GetAssignments(reference).FindReaching(symbol, reference, instance, out bool isReplaced);
        if (assignments.Count == 1 && assignments[0] is { IsAddition: false, Element: null } only && (isReplaced || symbol is ILocalSymbol))
            return only.Site is IForEachLoopOperation or IVariableDeclaratorOperation { Parent: IForEachLoopOperation } ? null : only.Value;
        if (assignments.Count > 0) return null;
        return symbol switch
        {
            ILocalSymbol { IsConst: true } => null,
            IFieldSymbol { IsReadOnly: true } or IFieldSymbol { IsConst: true } when FindInitialValue(symbol, reference) is { } initial =>
                GetInitializer(initial),
            IPropertySymbol { SetMethod: null } property => FindInitialValue(property, reference) is { } initial
                ? GetInitializer(initial)
                : property.GetMethod is { } getter ? FindOnlyReturned(getter, reference) : null,
            _ => null,
        };
    }

    private static IOperation GetInitializer(IOperation initial) =>
        initial is ISymbolInitializerOperation { Value: var value } ? value : initial;

    private IOperation? FindInitialValue(ISymbol symbol, IOperation use) => use.SemanticModel?.Compilation is { } compilation
        ? Declarations.FindInitialValue(symbol.OriginalDefinition, compilation, cancellationToken)
        : null;

    private IOperation? FindOnlyReturned(IMethodSymbol method, IOperation use)
    {
        if (method.IsAbstract || method.IsVirtual || method.IsOverride || method.DeclaringSyntaxReferences.IsEmpty) return null;
        IOperation[] returned =
            [.. Declarations.FindReturnedValues(Declarations.FindBodyAt(use, method, cancellationToken)).Take(2)];
        return returned.Length == 1 ? returned[0] : null;
    }
}

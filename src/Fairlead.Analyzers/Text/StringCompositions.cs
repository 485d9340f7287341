using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Text;

/// <summary>Takes apart what composes a text, nested in any way.</summary>
internal static class StringCompositions
{
    public static bool IsComposition(IOperation operation) => operation.Kind switch
    {
        OperationKind.InterpolatedString => true,
        OperationKind.Invocation => IsComposition((IInvocationOperation)operation),
        OperationKind.Invalid => UnresolvedComposition.Find(operation) is not null,
        _ => FindOperands(operation) is not null,
    };

    /// <summary>Determines whether an operation belongs to a composition, which is then looked at as a whole.</summary>
    public static bool IsPart(IOperation operation)
    {
        IOperation? user = operation.Parent;
        while (user is not null && IsWrapping(user)) user = user.Parent;
        return user is not null && user.Kind switch
        {
            OperationKind.InterpolatedStringText or OperationKind.Interpolation => true,
            OperationKind.Argument =>
                user.Parent is IInvocationOperation call && (call.Parent is IInterpolatedStringAppendOperation || IsComposition(call)),
            OperationKind.Invalid => UnresolvedComposition.Find(user) is not null,
            _ => FindOperands(user) is not null,
        };
    }

    /// <summary>Determines whether the language puts it around what the code shows.</summary>
    private static bool IsWrapping(IOperation operation) => operation.Kind switch
    {
        OperationKind.ArrayInitializer => true,
        OperationKind.Conversion or OperationKind.ArrayCreation or OperationKind.CollectionExpression => operation.IsImplicit,
        _ => false,
    };

    public static List<StringPiece> GetPieces(IOperation composition)
    {
        var pieces = new List<StringPiece>();
        Append(composition, pieces);
        return pieces;
    }

    /// <summary>
    /// Gets the pieces of a call that fills a format, such as <c>AppendFormat</c>. Returns null if the format is not a constant.
    /// </summary>
    public static List<StringPiece>? FindFormatPieces(IInvocationOperation call)
    {
        if (FindFormat(call) is null) return null;
        var pieces = new List<StringPiece>();
        AppendCall(call, pieces);
        return pieces;
    }

    /// <summary>Fills a format that is known from elsewhere with the arguments of a call.</summary>
    public static List<StringPiece> FillFormat(IEnumerable<StringPiece> format, IInvocationOperation call)
    {
        var pieces = new List<StringPiece>();
        List<IOperation> values = GetFormatValues(call);
        foreach (StringPiece template in format)
        {
            if (template.IsUnknown) pieces.Add(template);
            else AppendFormat(template, values, pieces);
        }
        return pieces;
    }

    private static bool IsComposition(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        return method.Name is "Concat" or "Format" && method.ContainingType.SpecialType == SpecialType.System_String
            && (method.Name == "Concat" || FindFormat(call) is not null);
    }

    // UTF-8 literals add up to a span; interpolated strings, where a handler takes them, add up to one for it.
    private static (IOperation Left, IOperation Right)? FindOperands(IOperation operation) => operation.Kind switch
    {
        OperationKind.Binary when operation is IBinaryOperation
        {
            OperatorKind: BinaryOperatorKind.Add,
            Type: { SpecialType: SpecialType.System_String } or { TypeKind: TypeKind.Dynamic } or { Name: "ReadOnlySpan" },
        } sum => (sum.LeftOperand, sum.RightOperand),
        // What is added to a text is a text, also where the framework is not referenced.
        OperationKind.Binary when operation is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.TypeKind: TypeKind.Error } sum
            && (IsText(sum.LeftOperand) || IsText(sum.RightOperand)) => (sum.LeftOperand, sum.RightOperand),
        OperationKind.InterpolatedStringAddition when operation is IInterpolatedStringAdditionOperation sum => (sum.Left, sum.Right),
        _ => null,
    };

    private static bool IsText(IOperation operand) =>
        operand.Type?.SpecialType == SpecialType.System_String || FindOperands(operand) is not null;

    private static void Append(IOperation operation, List<StringPiece> pieces)
    {
        switch (operation)
        {
            case IBinaryOperation or IInterpolatedStringAdditionOperation when FindOperands(operation) is not null:
                // A long sum leans to the left, deeper than a stack may go.
                var rights = new Stack<IOperation>();
                for (; FindOperands(operation) is (var left, var right); operation = left) rights.Push(right);
                Append(operation, pieces);
                while (rights.Count > 0) Append(rights.Pop(), pieces);
                break;
            case IInterpolatedStringOperation interpolated:
                foreach (IInterpolatedStringContentOperation content in interpolated.Parts) Append(content, pieces);
                break;
            case IInterpolatedStringTextOperation text:
                Append(text.Text, pieces);
                break;
            case IInterpolationOperation { Alignment: null, FormatString: null } hole:
                Append(hole.Expression, pieces);
                break;
            case IInterpolatedStringAppendOperation { AppendCall: IInvocationOperation { Arguments: { Length: > 0 } arguments } }
                when operation.Syntax is InterpolatedStringTextSyntax or InterpolationSyntax { AlignmentClause: null, FormatClause: null }:
                Append(arguments[0].Value, pieces);
                break;
            case IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion:
                Append(conversion.Operand, pieces);
                break;
            case IInvocationOperation call when IsComposition(call):
                AppendCall(call, pieces);
                break;
            case IInvalidOperation when UnresolvedComposition.Find(operation) is { } call:
                if (call.Format is null) call.Values.ForEach(value => Append(value, pieces));
                else GetPieces(call.Format).ForEach(template => AppendFormat(template, call.Values, pieces));
                break;
            default:
                pieces.Add(StringPiece.Create(operation));
                break;
        }
    }

    private static void AppendCall(IInvocationOperation call, List<StringPiece> pieces)
    {
        IOperation? format = call.TargetMethod.Name == "Concat" ? null : FindFormat(call);
        List<IOperation> values = GetFormatValues(call);
        if (format is not null) GetPieces(format).ForEach(template => AppendFormat(template, values, pieces));
        else values.ForEach(value => Append(value, pieces));
    }

    private static List<IOperation> GetFormatValues(IInvocationOperation call) =>
        [.. call.Arguments.Where(static argument => argument.Parameter?.Name is not ("format" or "provider")).SelectMany(GetValues)];

    private static void AppendFormat(StringPiece template, List<IOperation> values, List<StringPiece> pieces)
    {
        string text = template.Value;
        int written = 0;
        for (int open = text.IndexOf('{'); open >= 0; open = text.IndexOf('{', open + 1))
        {
            int close = text.IndexOf('}', open);
            if (close < 0) break;
            string hole = text.Substring(open + 1, close - open - 1);
            if (hole.StartsWith("{", StringComparison.Ordinal)) open++; // an escaped brace
            if (!int.TryParse(hole, NumberStyles.None, CultureInfo.InvariantCulture, out int index)) continue;

            pieces.Add(template.GetPart(written, open));
            if (index < values.Count) Append(values[index], pieces);
            else pieces.Add(StringPiece.CreateDeclared(template.Operation, text: null));
            written = close + 1;
        }

        pieces.Add(template.GetPart(written, text.Length));
    }

    private static IOperation? FindFormat(IInvocationOperation call)
    {
        IOperation? format = call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name == "format")?.Value;
        return format?.ConstantValue.Value is string ? format : null;
    }

    private static IEnumerable<IOperation> GetValues(IArgumentOperation argument) => argument.Value switch
    {
        IArrayCreationOperation { IsImplicit: true, Initializer: { } initializer } => initializer.ElementValues,
        ICollectionExpressionOperation { IsImplicit: true } collection => collection.Elements,
        var value => [value],
    };
}

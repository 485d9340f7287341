using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Credentials;

/// <summary>Concatenations and interpolations, nested in any way, as one row of constants and of values known only at run time.</summary>
internal static class TextComposition
{
    public static bool IsComposition(IOperation operation) => operation switch
    {
        // UTF-8 literals add up to a span.
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => sum.Type is { SpecialType: SpecialType.System_String } or { Name: "ReadOnlySpan" },
        IInterpolatedStringOperation => true,
        _ => false,
    };

    /// <summary>Whether an operation belongs to a composition, which is then looked at as a whole.</summary>
    public static bool IsPart(IOperation operation)
    {
        IOperation? parent = operation.Parent;
        while (parent is IConversionOperation { IsImplicit: true }) parent = parent.Parent;
        return parent is IInterpolatedStringTextOperation or IInterpolationOperation || (parent is IBinaryOperation && IsComposition(parent));
    }

    /// <summary>Calls back with each run of adjacent constants; a literal is one by itself.</summary>
    public static void ForEachConstantText(IOperation operation, Action<ConstantText> action)
    {
        var row = new Row(action);
        Walk(operation, ref row);
        row.Break();
    }

    private static void Walk(IOperation operation, ref Row row)
    {
        switch (operation)
        {
            case IBinaryOperation sum when IsComposition(sum):
                // A long sum leans to the left, deeper than a stack may go.
                var right = new Stack<IOperation>();
                IOperation left = sum;
                for (; left is IBinaryOperation next && IsComposition(next); left = next.LeftOperand) right.Push(next.RightOperand);
                Walk(left, ref row);
                while (right.Count > 0) Walk(right.Pop(), ref row);
                break;
            case IInterpolatedStringOperation interpolated:
                foreach (IInterpolatedStringContentOperation part in interpolated.Parts) Walk(part, ref row);
                break;
            case IInterpolatedStringTextOperation { Text: ILiteralOperation { ConstantValue.Value: string text } }:
                row.Add(new ConstantText.Piece(text, operation.Syntax, IsLiteral: true));
                break;
            case IInterpolationOperation { Alignment: null, FormatString: null } hole:
                Walk(hole.Expression, ref row);
                break;
            case IConversionOperation { IsImplicit: true } conversion:
                Walk(conversion.Operand, ref row);
                break;
            case IUtf8StringOperation utf8:
                row.Add(new ConstantText.Piece(utf8.Value, utf8.Syntax, IsLiteral: true));
                break;
            case { ConstantValue: { HasValue: true, Value: string or char or null } constant }:
                row.Add(new ConstantText.Piece(constant.Value?.ToString() ?? "", operation.Syntax, operation is ILiteralOperation));
                break;
            default:
                row.Break();
                break;
        }
    }

    /// <summary>The adjacent constants met so far.</summary>
    private struct Row(Action<ConstantText> action)
    {
        private ConstantText.Piece? _first;
        private List<ConstantText.Piece>? _several;

        public void Add(ConstantText.Piece piece)
        {
            if (_several is not null) _several.Add(piece);
            else if (_first is { } first) _several = [first, piece];
            else _first = piece;
        }

        public void Break()
        {
            if (_several is not null) action(new ConstantText(_several));
            else if (_first is { IsLiteral: true } first) action(new ConstantText(first));
            _first = null;
            _several = null;
        }
    }
}

using System.Globalization;
using Fairlead.Analyzers.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.CodeFixes.Moves.Reading;

/// <summary>Something that code says: a text or a whole number.</summary>
/// <param name="Text">The text, or the number's digits.</param>
/// <param name="IsNumber">True for a number.</param>
/// <param name="Holder">The declaration that holds the value, where the expression only names it.</param>
internal sealed record KnownValue(string Text, bool IsNumber, ValueHolder? Holder);

/// <summary>Reads the values of expressions, through the constants and variables that hold them.</summary>
internal sealed class ConstantReader(ReadingContext context)
{
    private const int MostSteps = 8;

    /// <summary>Reads what an expression says. Returns null if that is only known at run time.</summary>
    public KnownValue? Read(ExpressionSyntax expression) => Read(expression, 0);

    private KnownValue? Read(ExpressionSyntax expression, int steps)
    {
        if (steps > MostSteps) return null;
        expression = ReadingContext.Unwrap(expression);
        if (expression is IdentifierNameSyntax or MemberAccessExpressionSyntax)
        {
            if (context.FindSymbol(expression) is not { } symbol || ValueHolder.Find(symbol, context) is not { } holder)
                return ReadConstant(expression);
            return Read(holder.Value, steps + 1) is { } held ? held with { Holder = holder } : null;
        }
        return ReadConstant(expression) ?? ReadText(expression);
    }

    private KnownValue? ReadConstant(ExpressionSyntax expression)
    {
        if (expression.IsKind(SyntaxKind.NullLiteralExpression)) return null;
        return context.GetModel(expression).GetConstantValue(expression, context.CancellationToken) switch
        {
            { HasValue: true, Value: string text } => new KnownValue(text, IsNumber: false, Holder: null),
            { HasValue: true, Value: int or long or short or ushort or uint or byte } number =>
                context.GetModel(expression).GetTypeInfo(expression).Type?.TypeKind == TypeKind.Enum
                    ? null
                    : new KnownValue(Convert.ToString(number.Value, CultureInfo.InvariantCulture)!, IsNumber: true, Holder: null),
            _ => null,
        };
    }

    private KnownValue? ReadText(ExpressionSyntax expression) =>
        expression is not (BaseObjectCreationExpressionSyntax or AnonymousFunctionExpressionSyntax)
        && WrittenText.Read(expression, context) is { HasHoles: false } text
            ? new KnownValue(text.Value, IsNumber: false, Holder: null)
            : null;
}

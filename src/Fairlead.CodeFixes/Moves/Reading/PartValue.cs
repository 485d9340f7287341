using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.CodeFixes.Moves.Reading;

/// <summary>A part of a site with the value that it has, and the expression to write anew.</summary>
/// <param name="Part">The part.</param>
/// <param name="Value">The value.</param>
/// <param name="Target">The expression that is replaced: where the part is given, or the initializer of its variable.</param>
internal sealed record PartValue(SitePart Part, KnownValue Value, ExpressionSyntax Target)
{
    /// <summary>Reads the value of a part. Returns null if it is only known at run time, or not there.</summary>
    public static PartValue? Read(SitePart part, ReadingContext context)
    {
        ExpressionSyntax expression = ValueForms.SkipInwards(part.Value);
        for (int step = 0; step < 4; step++)
        {
            if (expression is not (IdentifierNameSyntax or MemberAccessExpressionSyntax)) break;
            if (context.FindSymbol(expression) is not { } symbol || ValueHolder.Find(symbol, context) is not { } holder) break;
            if (holder.IsReplacedByUsers) break;
            expression = ValueForms.SkipInwards(holder.Value);
        }
        KnownValue? value = context.Values.Read(expression);
        return value is { Text.Length: > 0 } ? new PartValue(part, value, expression) : null;
    }
}

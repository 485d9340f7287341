using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.CodeFixes.Moves.Reading;

/// <summary>Code that gives a value in another form: as a URI, as bytes, in parentheses.</summary>
internal static class ValueForms
{
    private static readonly HashSet<string> Types = new(StringComparer.Ordinal) { "Uri", "UriBuilder", "StringContent", "String" };

    private static readonly HashSet<string> Methods = new(StringComparer.Ordinal)
    {
        "GetBytes", "FromBase64String", "ToBase64String", "ToCharArray", "AsSpan", "AsMemory", "Trim", "ToString", "ToSecureString",
        "EscapeDataString",
    };

    /// <summary>Determines whether an expression is another form of the one value in it.</summary>
    public static bool IsForm(ExpressionSyntax expression) => expression switch
    {
        ObjectCreationExpressionSyntax { Type: var type, ArgumentList.Arguments.Count: 1 } => Types.Contains(GetName(type)),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } =>
            Methods.Contains(name),
        _ => false,
    };

    /// <summary>Gets the outermost expression that only gives the value in another form.</summary>
    public static ExpressionSyntax SkipOutwards(ExpressionSyntax value)
    {
        while (true)
        {
            switch (value.Parent)
            {
                case ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax or CastExpressionSyntax or AwaitExpressionSyntax:
                    value = (ExpressionSyntax)value.Parent;
                    continue;
                case ConditionalExpressionSyntax choice when choice.Condition != value:
                    value = choice;
                    continue;
                case BinaryExpressionSyntax { OperatorToken.Text: "??" } choice:
                    value = choice;
                    continue;
                case ArgumentSyntax { Parent.Parent: ExpressionSyntax call } when IsForm(call):
                    value = call;
                    continue;
                case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access
                    when access.Expression == value && IsForm(call):
                    value = call;
                    continue;
                default:
                    return value;
            }
        }
    }

    /// <summary>Gets the value that stands in a form, as the address in <c>new Uri("…")</c>.</summary>
    public static ExpressionSyntax SkipInwards(ExpressionSyntax expression)
    {
        expression = ReadingContext.Unwrap(expression);
        return expression switch
        {
            ObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } when IsForm(expression) =>
                SkipInwards(arguments[0].Expression),
            InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } when IsForm(expression) =>
                SkipInwards(arguments[0].Expression),
            InvocationExpressionSyntax
            {
                Expression: MemberAccessExpressionSyntax { Expression: var inner }, ArgumentList.Arguments.Count: 0,
            } when IsForm(expression) => SkipInwards(inner),
            _ => expression,
        };
    }

    private static string GetName(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax { Right.Identifier.ValueText: var name } => name,
        SimpleNameSyntax { Identifier.ValueText: var name } => name,
        _ => type.ToString(),
    };
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Credentials;

/// <summary>A string literal that is a secret or holds one.</summary>
internal sealed class SecretLiteral
{
    private SecretLiteral(LiteralExpressionSyntax expression, string secret) => (Expression, Secret) = (expression, secret);

    public LiteralExpressionSyntax Expression { get; }

    /// <summary>The characters of the secret.</summary>
    public string Secret { get; }

    public bool IsWhole => Secret == Text;

    private string Text => Expression.Token.ValueText;

    /// <summary>
    /// Returns null if a diagnostic's span is not in one string literal, or escapes hide which of its characters are meant.
    /// </summary>
    public static SecretLiteral? FindAt(SyntaxNode root, TextSpan span)
    {
        if (!root.FullSpan.Contains(span)) return null;
        if (root.FindNode(span, getInnermostNodeForTie: true) is not LiteralExpressionSyntax literal) return null;
        if (!literal.IsKind(SyntaxKind.StringLiteralExpression)) return null;

        string text = literal.Token.ValueText;
        if (span.Contains(literal.Span)) return new SecretLiteral(literal, text);

        // The same characters once in the text and once in the source are the same place.
        string source = literal.Token.Text;
        string secret = source.Substring(span.Start - literal.SpanStart, span.Length);
        if (secret == text) return new SecretLiteral(literal, text);
        return OccursOnce(text, secret) && OccursOnce(source, secret) ? new SecretLiteral(literal, secret) : null;
    }

    private static bool OccursOnce(string text, string part) =>
        text.IndexOf(part, StringComparison.Ordinal) is >= 0 and var first && text.IndexOf(part, first + 1, StringComparison.Ordinal) < 0;
}

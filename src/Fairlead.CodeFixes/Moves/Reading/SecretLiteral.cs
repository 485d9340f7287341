using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Moves.Reading;

/// <summary>A string literal that is a secret or holds one, and how to write it without.</summary>
internal sealed class SecretLiteral
{
    private readonly TextSpan _span;

    private SecretLiteral(LiteralExpressionSyntax expression, TextSpan span, string secret) =>
        (Expression, _span, Secret) = (expression, span, secret);

    public LiteralExpressionSyntax Expression { get; }

    /// <summary>The characters of the secret.</summary>
    public string Secret { get; }

    public bool IsWhole => Secret == Text;

    public string Text => Expression.Token.ValueText;

    /// <summary>
    /// Returns null if a diagnostic's span is not in one string literal, or escapes hide which of its characters are meant.
    /// </summary>
    public static SecretLiteral? FindAt(SyntaxNode root, TextSpan span)
    {
        if (!root.FullSpan.Contains(span)) return null;
        if (root.FindNode(span, getInnermostNodeForTie: true) is not LiteralExpressionSyntax literal) return null;
        if (!literal.IsKind(SyntaxKind.StringLiteralExpression)) return null;

        string text = literal.Token.ValueText;
        if (span.Contains(literal.Span)) return new SecretLiteral(literal, span, text);

        // The same characters once in the text and once in the source are the same place.
        string source = literal.Token.Text;
        string secret = source.Substring(span.Start - literal.SpanStart, span.Length);
        if (secret == text) return new SecretLiteral(literal, literal.Span, text);
        return OccursOnce(text, secret) && OccursOnce(source, secret) ? new SecretLiteral(literal, span, secret) : null;
    }

    /// <summary>
    /// The literal with another expression in the secret's place; the rest of it becomes an interpolated string. Returns null if that
    /// cannot be written.
    /// </summary>
    public IReadOnlyList<CodePiece>? Rewrite(LanguageVersion version)
    {
        if (IsWhole) return [CodePiece.FromSource("password")];

        string source = Expression.Token.Text;
        bool isRaw = Expression.Token.IsKind(SyntaxKind.SingleLineRawStringLiteralToken)
            || Expression.Token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken);
        if (isRaw && source.IndexOfAny(['{', '}']) >= 0) return null;
        int start = _span.Start - Expression.SpanStart;
        return
        [
            CodePiece.FromCode("$" + Escape(source.Substring(0, start)) + "{"), CodePiece.FromSource("password"),
            CodePiece.FromCode("}" + Escape(source.Substring(start + _span.Length))),
        ];
    }

    private static string Escape(string source) => source.Replace("{", "{{").Replace("}", "}}");

    private static bool OccursOnce(string text, string part) =>
        text.IndexOf(part, StringComparison.Ordinal) is >= 0 and var first && text.IndexOf(part, first + 1, StringComparison.Ordinal) < 0;
}

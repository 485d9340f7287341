using Fairlead.Core.Suppression;
using Fairlead.Core.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Analyzers.Suppressions;

/// <summary>
/// The <c>fairlead:ignore</c> comments of C#. One beside code is about its line; one that stands alone is about the statement or member
/// below it.
/// </summary>
internal static class SourceIgnores
{
    /// <summary>Finds every directive of a file. A file without any costs one search of its text.</summary>
    public static IEnumerable<IgnoreDirective> FindAll(SyntaxTree tree, CancellationToken cancellationToken)
    {
        string text = tree.GetText(cancellationToken).ToString();
        for (int marker = IndexOfMarker(text, 0); marker >= 0; marker = IndexOfMarker(text, marker + 1))
        {
            if (Find(tree.GetRoot(cancellationToken), text, marker) is { } directive) yield return directive;
        }
    }

    /// <summary>
    /// Finds the directives about a place: beside it or above it, or beside or above the beginning of its statement or member.
    /// </summary>
    public static IEnumerable<IgnoreDirective> FindAt(SyntaxTree tree, TextSpan span, CancellationToken cancellationToken)
    {
        SourceText text = tree.GetText(cancellationToken);
        SyntaxNode root = tree.GetRoot(cancellationToken);
        int line = text.Lines.IndexOf(span.Start);
        int firstLine = text.Lines.IndexOf(GetStartOfStatement(root, span));
        IEnumerable<IgnoreDirective> directives = FindForLine(root, text, line);
        return firstLine == line ? directives : directives.Concat(FindForLine(root, text, firstLine));
    }

    private static IEnumerable<IgnoreDirective> FindForLine(SyntaxNode root, SourceText text, int line)
    {
        if (FindOnLine(root, text, line) is { } beside && !IsCommentAlone(text, line)) yield return beside;
        for (int above = line - 1; above >= 0 && IsCommentAlone(text, above); above--)
        {
            if (FindOnLine(root, text, above) is { } directive) yield return directive;
        }
    }

    private static IgnoreDirective? FindOnLine(SyntaxNode root, SourceText text, int line)
    {
        TextSpan span = text.Lines[line].Span;
        int marker = IndexOfMarker(text.ToString(span), 0);
        return marker < 0 ? null : Find(root, text.ToString(), span.Start + marker);
    }

    private static IgnoreDirective? Find(SyntaxNode root, string text, int marker)
    {
        SyntaxTrivia trivia = root.FindTrivia(marker);
        return trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia)
            ? IgnoreDirective.Find(text, new SourceSpan(trivia.SpanStart, trivia.Span.Length))
            : null;
    }

    private static bool IsCommentAlone(SourceText text, int line)
    {
        string trimmed = text.ToString(text.Lines[line].Span).Trim();
        return trimmed.StartsWith("//", StringComparison.Ordinal)
            || (trimmed.StartsWith("/*", StringComparison.Ordinal) && trimmed.EndsWith("*/", StringComparison.Ordinal));
    }

    private static int GetStartOfStatement(SyntaxNode root, TextSpan span)
    {
        for (SyntaxNode? node = root.FindToken(span.Start).Parent; node is not null; node = node.Parent)
        {
            if (node is BlockSyntax or BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax) break;
            if (node is StatementSyntax or MemberDeclarationSyntax or AttributeListSyntax) return node.SpanStart;
        }
        return span.Start;
    }

    private static int IndexOfMarker(string text, int start) => text.IndexOf(IgnoreDirective.Marker, start, StringComparison.Ordinal);
}

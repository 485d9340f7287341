using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Moves.Rewriting;

/// <summary>Removes a declaration with its comments and a blank line, and nothing else.</summary>
internal static class DeclarationRemoval
{
    /// <summary>Creates the change that removes the declarator of a variable, or a member or statement.</summary>
    public static TextChange Create(CodePlace place)
    {
        if (place.Node is VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } variable)
        {
            if (declaration.Variables.Count > 1) return new TextChange(GetSpanInList(declaration, variable), "");
            return Create(place.MoveTo(declaration.Parent!));
        }
        SyntaxNode node = place.Node.Parent is GlobalStatementSyntax global ? global : place.Node;
        return new TextChange(GetSpan(place.Text, node), "");
    }

    private static TextSpan GetSpanInList(VariableDeclarationSyntax declaration, VariableDeclaratorSyntax variable)
    {
        int index = declaration.Variables.IndexOf(variable);
        return index == 0
            ? TextSpan.FromBounds(variable.SpanStart, declaration.Variables[1].SpanStart)
            : TextSpan.FromBounds(declaration.Variables[index - 1].Span.End, variable.Span.End);
    }

    private static TextSpan GetSpan(SourceText text, SyntaxNode node)
    {
        if (!CodeLayout.StartsLine(text, node) || !EndsLine(text, node))
            return TextSpan.FromBounds(node.SpanStart, FindEndOfBlanks(text, node.Span.End));

        int first = text.Lines.GetLineFromPosition(CodeLayout.FindStart(text, node)).LineNumber;
        int last = text.Lines.GetLineFromPosition(node.Span.End).LineNumber;
        bool isBlankBefore = first == 0 || CodeLayout.IsBlank(text, first - 1)
            || text.Lines[first - 1].ToString().TrimEnd().EndsWith("{", StringComparison.Ordinal);
        bool isBlankAfter = last + 1 < text.Lines.Count && CodeLayout.IsBlank(text, last + 1);
        bool closesAfter = last + 1 < text.Lines.Count
            && text.Lines[last + 1].ToString().TrimStart().StartsWith("}", StringComparison.Ordinal);
        if (isBlankBefore && isBlankAfter) last++;
        else if (closesAfter && first > 0 && CodeLayout.IsBlank(text, first - 1)) first--;
        return TextSpan.FromBounds(text.Lines[first].Start, text.Lines[last].EndIncludingLineBreak);
    }

    private static bool EndsLine(SourceText text, SyntaxNode node)
    {
        TextLine line = text.Lines.GetLineFromPosition(node.Span.End);
        return node.GetLastToken().TrailingTrivia.FullSpan.End >= line.End || string.IsNullOrWhiteSpace(
            text.ToString(TextSpan.FromBounds(node.Span.End, line.End)));
    }

    private static int FindEndOfBlanks(SourceText text, int position)
    {
        while (position < text.Length && text[position] == ' ') position++;
        return position;
    }
}

using Fairlead.Detection.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Moves.Rewriting;

/// <summary>Removes a declaration with its comments and a blank line, and nothing else.</summary>
internal static class DeclarationRemoval
{
    /// <summary>Creates the change that removes the declarator of a variable, or a member or statement.</summary>
    /// <param name="place">The declaration.</param>
    /// <param name="edits">What is planned: a declaration that goes as well is not there any more.</param>
    public static TextChange Create(CodePlace place, PlannedEdits edits)
    {
        if (place.Node is VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } variable)
        {
            if (declaration.Variables.Count > 1) return new TextChange(GetSpanInList(declaration, variable), "");
            return Create(place.MoveTo(declaration.Parent!), edits);
        }
        SyntaxNode node = place.Node.Parent is GlobalStatementSyntax global ? global : place.Node;
        return new TextChange(GetSpan(place, node, edits), "");
    }

    private static TextSpan GetSpanInList(VariableDeclarationSyntax declaration, VariableDeclaratorSyntax variable)
    {
        int index = declaration.Variables.IndexOf(variable);
        return index == 0
            ? TextSpan.FromBounds(variable.SpanStart, declaration.Variables[1].SpanStart)
            : TextSpan.FromBounds(declaration.Variables[index - 1].Span.End, variable.Span.End);
    }

    private static TextSpan GetSpan(CodePlace place, SyntaxNode node, PlannedEdits edits)
    {
        SourceText text = place.Text;
        if (!CodeLayout.StartsLine(text, node) || !EndsLine(text, node))
            return TextSpan.FromBounds(node.SpanStart, FindEndOfBlanks(text, node.Span.End));

        int first = text.Lines.GetLineFromPosition(FindStart(text, node)).LineNumber;
        int last = text.Lines.GetLineFromPosition(node.Span.End).LineNumber;
        int before = first - 1;
        while (before >= 0 && edits.Removes(place.Document.Id, text.Lines[before].SpanIncludingLineBreak)) before--;
        bool isBlankBefore = before < 0 || CodeLayout.IsBlank(text, before)
            || text.Lines[before].ToString().TrimEnd().EndsWith("{", StringComparison.Ordinal);
        bool isBlankAfter = last + 1 < text.Lines.Count && CodeLayout.IsBlank(text, last + 1);
        bool closesAfter = last + 1 < text.Lines.Count
            && text.Lines[last + 1].ToString().TrimStart().StartsWith("}", StringComparison.Ordinal);
        if (isBlankBefore && isBlankAfter) last++;
        else if (closesAfter && first > 0 && CodeLayout.IsBlank(text, first - 1)) first--;
        return TextSpan.FromBounds(text.Lines[first].Start, text.Lines[last].EndIncludingLineBreak);
    }

    /// <summary>A secret in its comments would be kept nowhere: such comments stay, and have a fix of their own.</summary>
    private static int FindStart(SourceText text, SyntaxNode node)
    {
        int start = CodeLayout.FindStart(text, node);
        string comments = text.ToString(TextSpan.FromBounds(start, node.SpanStart));
        return CredentialScanner.Scan(comments).Count == 0 && !MaskedComments.IsIn(comments) ? start : node.SpanStart;
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

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Moves.Rewriting;

/// <summary>Inserts code so that it looks like what stands around it.</summary>
internal static class CodeLayout
{
    private const string Step = "    ";

    /// <summary>Gets the white space in front of the line on which a node begins.</summary>
    public static string GetIndentation(SourceText text, int position)
    {
        string line = text.Lines.GetLineFromPosition(position).ToString();
        return line.Substring(0, line.Length - line.TrimStart(' ', '\t').Length);
    }

    /// <summary>Gets the indentation one level deeper.</summary>
    public static string Indent(string indentation) =>
        indentation.Length > 0 && indentation.All(static c => c == '\t') ? indentation + "\t" : indentation + Step;

    public static bool IsOnOneLine(SourceText text, TextSpan span) =>
        text.Lines.GetLineFromPosition(span.Start).LineNumber == text.Lines.GetLineFromPosition(span.End).LineNumber;

    /// <summary>Determines whether nothing but white space stands in front of a node on its line.</summary>
    public static bool StartsLine(SourceText text, SyntaxNode node)
    {
        TextLine line = text.Lines.GetLineFromPosition(node.SpanStart);
        return string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(line.Start, node.SpanStart)));
    }

    public static TextChange Insert(int position, string code) => new(new TextSpan(position, 0), code);

    /// <summary>Inserts statements in front of another one.</summary>
    public static TextChange InsertBefore(CodePlace place, SyntaxNode statement, IReadOnlyList<string> code)
    {
        if (!StartsLine(place.Text, statement)) return Insert(statement.SpanStart, string.Concat(code.Select(static line => line + " ")));
        string indentation = GetIndentation(place.Text, statement.SpanStart);
        return Insert(
            place.Text.Lines.GetLineFromPosition(statement.SpanStart).Start,
            string.Concat(code.Select(line => indentation + line + place.LineEnd)));
    }

    /// <summary>Inserts a statement behind another one.</summary>
    public static TextChange InsertAfter(CodePlace place, SyntaxNode statement, string code)
    {
        TextLine last = place.Text.Lines.GetLineFromPosition(statement.Span.End);
        bool endsLine = statement.GetLastToken().TrailingTrivia.FullSpan.End >= last.End;
        if (!endsLine || !StartsLine(place.Text, statement)) return Insert(statement.Span.End, " " + code);
        string lineEnd = last.End == last.EndIncludingLineBreak ? place.LineEnd : "";
        return Insert(
            last.EndIncludingLineBreak,
            lineEnd + GetIndentation(place.Text, statement.SpanStart) + code + (lineEnd.Length > 0 ? "" : place.LineEnd));
    }

    /// <summary>Inserts a statement as the first of a block.</summary>
    public static TextChange InsertFirst(CodePlace place, BlockSyntax block, string code)
    {
        if (block.Statements.Count > 0) return InsertBefore(place, block.Statements[0], [code]);
        if (IsOnOneLine(place.Text, block.Span)) return Insert(block.OpenBraceToken.Span.End, " " + code);
        TextLine open = place.Text.Lines.GetLineFromPosition(block.OpenBraceToken.SpanStart);
        return Insert(
            open.EndIncludingLineBreak, Indent(GetIndentation(place.Text, block.CloseBraceToken.SpanStart)) + code + place.LineEnd);
    }

    /// <summary>Adds an item to a list in parentheses.</summary>
    public static TextChange InsertItem<T>(SeparatedSyntaxList<T> items, SyntaxToken close, int index, string item)
        where T : SyntaxNode
    {
        if (items.Count == 0) return Insert(close.SpanStart, item);
        return index < items.Count ? Insert(items[index].SpanStart, item + ", ") : Insert(items.Last().Span.End, ", " + item);
    }

    /// <summary>Gets the index at which one more parameter goes: behind those that callers have to give.</summary>
    public static int GetIndexForParameter(SeparatedSyntaxList<ParameterSyntax> parameters)
    {
        for (int i = 0; i < parameters.Count; i++)
        {
            bool isLast = parameters[i].Default is not null || parameters[i].Modifiers.Any(SyntaxKind.ParamsKeyword)
                || parameters[i].Type is IdentifierNameSyntax { Identifier.ValueText: "CancellationToken" };
            if (isLast) return i;
        }
        return parameters.Count;
    }

    /// <summary>Adds an argument for a parameter that was added at an index.</summary>
    public static TextChange InsertArgument(ArgumentListSyntax list, int index, string parameter, string value)
    {
        SeparatedSyntaxList<ArgumentSyntax> arguments = list.Arguments;
        bool isPositional = index <= arguments.Count && arguments.Take(index).All(static argument => argument.NameColon is null);
        return isPositional
            ? InsertItem(arguments, list.CloseParenToken, index, value)
            : InsertItem(arguments, list.CloseParenToken, arguments.Count, $"{parameter}: {value}");
    }

    /// <summary>Finds where the comments begin that stand directly above a node. Those above a blank line belong to more than it.</summary>
    public static int FindStart(SourceText text, SyntaxNode node)
    {
        int start = node.SpanStart;
        foreach (SyntaxTrivia trivia in node.GetLeadingTrivia().Reverse())
        {
            if (trivia.IsKind(SyntaxKind.WhitespaceTrivia)) continue;
            if (trivia.IsKind(SyntaxKind.EndOfLineTrivia))
            {
                if (IsBlank(text, text.Lines.GetLineFromPosition(trivia.SpanStart).LineNumber)) break;
                continue;
            }
            if (trivia.IsDirective || trivia.IsKind(SyntaxKind.DisabledTextTrivia)) break;
            start = trivia.FullSpan.Start;
        }
        return start;
    }

    public static bool IsBlank(SourceText text, int line) => string.IsNullOrWhiteSpace(text.Lines[line].ToString());
}

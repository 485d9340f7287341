using System.Text;
using Fairlead.CodeFixes.Moves;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Tests.Moves.Rewriting;

/// <summary>Code with marks, and the code without them.</summary>
internal sealed record MarkedCode(string Text, IReadOnlyList<(TextSpan Span, string Written)> Marks)
{
    public static MarkedCode Parse(string marked)
    {
        var text = new StringBuilder();
        List<(TextSpan, string)> marks = [];
        int position = 0;
        while (marked.IndexOf("[[", position, StringComparison.Ordinal) is >= 0 and var open)
        {
            int separator = marked.IndexOf(": ", open, StringComparison.Ordinal);
            int close = marked.IndexOf("]]", separator, StringComparison.Ordinal);
            text.Append(marked, position, open - position);
            string code = marked[(separator + 2)..close];
            marks.Add((new TextSpan(text.Length, code.Length), marked[(open + 2)..separator]));
            text.Append(code);
            position = close + 2;
        }
        return new MarkedCode(text.Append(marked, position, marked.Length - position).ToString(), marks);
    }

    /// <summary>Reads the pieces of code that a mark stands for.</summary>
    public static IReadOnlyList<CodePiece> ReadPieces(string written)
    {
        if (!written.Contains('‹', StringComparison.Ordinal)) return [ReadReference(written)];
        List<CodePiece> pieces = [];
        foreach (string part in written.Split('‹'))
        {
            int close = part.IndexOf('›', StringComparison.Ordinal);
            if (close >= 0) pieces.Add(ReadReference(part[..close]));
            string code = part[(close + 1)..];
            if (code.Length > 0) pieces.Add(CodePiece.FromCode(code));
        }
        return pieces;
    }

    public IEnumerable<Replacement> GetReplacements(Document document, SyntaxNode root) => Marks
        .Where(static mark => mark.Written != "-")
        .Select(mark => new Replacement(document, root.FindNode(mark.Span, getInnermostNodeForTie: true), ReadPieces(mark.Written)));

    public IEnumerable<Removal> GetRemovals(Document document, SyntaxNode root) => Marks
        .Where(static mark => mark.Written == "-")
        .Select(mark => new Removal(document, root.FindNode(mark.Span)));

    private static CodePiece ReadReference(string text) => text switch
    {
        "()connection string" => CodePiece.ConnectionString,
        "()uri" => CodePiece.Uri,
        "()configuration" => CodePiece.Configuration,
        _ => text.StartsWith('#') ? CodePiece.FromNumber(text[1..]) : CodePiece.FromSource(text),
    };
}

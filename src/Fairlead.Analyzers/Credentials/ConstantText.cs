using Fairlead.Core.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Analyzers.Credentials;

/// <summary>A constant text and the pieces of source that it comes from: one literal, or adjacent constants of a larger expression.</summary>
internal readonly struct ConstantText
{
    private readonly Piece _only;
    private readonly List<Piece>? _several;

    public ConstantText(Piece only)
    {
        _only = only;
        Value = only.Value;
    }

    public ConstantText(List<Piece> pieces)
    {
        _several = pieces;
        Value = string.Concat(pieces.Select(piece => piece.Value));
    }

    public string Value { get; }

    /// <summary>
    /// Where a part of the text was written: its very characters where the source shows them, otherwise the literals that hold it.
    /// Null where it comes whole from a constant declared elsewhere, which is reported there.
    /// </summary>
    public Location? Locate(SourceSpan span)
    {
        if (_several is null) return Locate(_only, span);

        int start = 0;
        TextSpan? covered = null;
        foreach (Piece piece in _several)
        {
            int end = start + piece.Value.Length;
            if (start <= span.Start && span.End <= end) return Locate(piece, new SourceSpan(span.Start - start, span.Length));
            if (start < span.End && span.Start < end)
                covered = TextSpan.FromBounds(covered?.Start ?? piece.Syntax.SpanStart, piece.Syntax.Span.End);
            start = end;
        }
        return Location.Create(_several[0].Syntax.SyntaxTree, covered!.Value);
    }

    private static Location? Locate(Piece piece, SourceSpan span)
    {
        if (!piece.IsLiteral) return null;

        // Prefixes, quotes, escapes and indentation move characters about; the same text at the same rank is the same place.
        string part = piece.Value.Substring(span.Start, span.Length);
        string source = piece.Syntax.ToString();
        int rank = Occurrences(piece.Value, part, span.Start).Count();
        List<int> places = [.. Occurrences(source, part, source.Length)];
        if (places.Count != Occurrences(piece.Value, part, piece.Value.Length).Count()) return piece.Syntax.GetLocation();

        return Location.Create(piece.Syntax.SyntaxTree, new TextSpan(piece.Syntax.SpanStart + places[rank], part.Length));
    }

    private static IEnumerable<int> Occurrences(string text, string part, int end)
    {
        for (int i = text.IndexOf(part, StringComparison.Ordinal); i >= 0 && i < end; i = text.IndexOf(part, i + part.Length, StringComparison.Ordinal))
            yield return i;
    }

    /// <summary>One constant: what it says, where it stands, and whether it is written there or only referred to.</summary>
    public readonly record struct Piece(string Value, SyntaxNode Syntax, bool IsLiteral);
}

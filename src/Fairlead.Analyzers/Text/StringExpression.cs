using Fairlead.Core.Text;
using Fairlead.Detection.Text.Urls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Analyzers.Text;

/// <summary>
/// A text as code writes it: a literal, or the row of pieces that a sum, an interpolated string, <c>string.Concat</c> or
/// <c>string.Format</c> puts together. A literal needs no row before something is found in it.
/// </summary>
internal sealed class StringExpression
{
    /// <summary>Stands in a value for each piece that is not known before the program runs.</summary>
    public static readonly string Unknown = NetworkUrl.Unknown.ToString();

    private readonly List<StringPiece>? _row;

    private StringExpression(IOperation operation, string value, List<StringPiece>? pieces = null) =>
        (Operation, Value, _row) = (operation, value, pieces);

    private StringExpression(IOperation operation, List<StringPiece> pieces)
        : this(operation, string.Concat(pieces.Select(static piece => piece.Value)), pieces)
    {
    }

    /// <summary>A text that code puts together out of pieces from several places.</summary>
    public static StringExpression Create(IOperation operation, IEnumerable<StringPiece> pieces) => new(operation, [.. pieces]);

    /// <summary>The literal or the whole expression.</summary>
    public IOperation Operation { get; }

    public string Value { get; }

    public bool IsLiteral => _row is null;

    /// <summary>The literals of a composition, each as a text by itself.</summary>
    public IEnumerable<StringExpression> Literals =>
        _row?.Where(static piece => piece.IsWritten).Select(static piece => new StringExpression(piece.Operation, [piece])) ?? [];

    private List<StringPiece> Pieces => _row ?? [StringPiece.CreateWritten(Operation, Value)];

    /// <summary>
    /// Returns null for all else, for a part of a composition, and for the default value that a call repeats when it omits it.
    /// </summary>
    public static StringExpression? Find(IOperation operation)
    {
        // Numbers and the like are told by their syntax without asking for their value.
        if (operation.Kind == OperationKind.Literal && !operation.Syntax.IsKind(SyntaxKind.StringLiteralExpression)) return null;
        string? literal = ConstantText.FindTextLiteral(operation);
        if (literal is null && !StringCompositions.IsComposition(operation)) return null;
        if (operation.IsImplicit || StringCompositions.IsPart(operation)) return null;
        return literal is null
            ? new StringExpression(operation, StringCompositions.GetPieces(operation))
            : new StringExpression(operation, literal);
    }

    /// <summary>The same text with what a rule makes of its unknown pieces; null leaves one unknown.</summary>
    public StringExpression Resolve(Func<IOperation, string?> getText) => _row is null
        ? this
        : new(Operation,
            [.. _row.Select(piece => piece.IsUnknown ? StringPiece.CreateDeclared(piece.Operation, getText(piece.Operation)) : piece)]);

    /// <summary>Gets the piece that a position of the value comes from.</summary>
    public StringPiece GetPieceAt(int position) => FindPieces(new SourceSpan(position, 1))[0].Piece;

    /// <summary>
    /// Locates where a part of the value was written: its very characters where the source shows them, otherwise the literals that hold it.
    /// Null where it comes whole from a constant declared elsewhere, which is reported there.
    /// </summary>
    public Location? Locate(SourceSpan span)
    {
        List<(StringPiece Piece, SourceSpan InLiteral)> under = FindPieces(span);
        (StringPiece first, StringPiece last) = (under[0].Piece, under[under.Count - 1].Piece);
        if (first.Operation == last.Operation) return first.IsWritten ? GetLocation(FindBeginning(span) ?? first.Syntax.Span) : null;
        // Format takes its arguments in any order.
        return GetLocation(TextSpan.FromBounds(
            Math.Min(first.Syntax.SpanStart, last.Syntax.SpanStart), Math.Max(first.Syntax.Span.End, last.Syntax.Span.End)));
    }

    /// <summary>Gets the constants from elsewhere that a part of the value takes in.</summary>
    public IEnumerable<string> GetDeclared(SourceSpan span) => FindPieces(span)
        .Where(static under => !under.Piece.IsWritten && !under.Piece.IsUnknown).Select(static under => under.Piece.Value);

    /// <summary>Gets where the pieces stand that a part of the value comes from.</summary>
    public IEnumerable<SyntaxNode> GetSyntax(SourceSpan span) => FindPieces(span).Select(static under => under.Piece.Operation.Syntax);

    /// <summary>
    /// Finds the literal that holds most of a part of the value, and where it shows that to the character if it does. Returns the piece
    /// itself where nothing is written in the source.
    /// </summary>
    public (StringPiece Piece, Location Location) FindHolder(SourceSpan span)
    {
        List<(StringPiece Piece, SourceSpan InLiteral)> under = FindPieces(span);
        (StringPiece holder, SourceSpan part) = under.OrderByDescending(static entry => GetRank(entry.Piece, entry.InLiteral)).First();
        TextSpan place = (holder.IsWritten ? holder.Find(part) : null) ?? holder.Syntax.Span;
        return (holder, Location.Create(holder.Syntax.SyntaxTree, place));
    }

    private static int GetRank(StringPiece piece, SourceSpan part) =>
        piece.IsUnknown ? -1 : piece.IsWritten ? part.Length + 1 : part.Length;

    /// <summary>
    /// As much of a part of the value as the literal in which it begins holds. Returns null if the source does not show it.
    /// </summary>
    public TextSpan? FindBeginning(SourceSpan span)
    {
        List<(StringPiece Piece, SourceSpan InLiteral)> under = FindPieces(span);
        (StringPiece first, SourceSpan beginning) = under[0];
        int end = Math.Max(beginning.End, under.Last(part => part.Piece.Operation == first.Operation).InLiteral.End);
        return first.Find(SourceSpan.FromBounds(beginning.Start, end));
    }

    /// <summary>
    /// Finds where the source shows a part of the value to the character, within one literal. Returns null if it does not.
    /// </summary>
    public TextSpan? FindExactly(SourceSpan span)
    {
        List<(StringPiece Piece, SourceSpan InLiteral)> under = FindPieces(span);
        return under.Count == 1 && under[0].Piece.IsWritten ? under[0].Piece.Find(under[0].InLiteral) : null;
    }

    public Location GetLocation(TextSpan source) => Location.Create(Operation.Syntax.SyntaxTree, source);

    private List<(StringPiece Piece, SourceSpan InLiteral)> FindPieces(SourceSpan span)
    {
        var under = new List<(StringPiece, SourceSpan)>();
        int start = 0;
        foreach (StringPiece piece in Pieces)
        {
            int end = start + piece.Value.Length;
            if (start < span.End && span.Start < end)
                under.Add((piece, piece.GetSpanInLiteral(Math.Max(span.Start, start) - start, Math.Min(span.End, end) - start)));
            start = end;
        }

        return under;
    }
}

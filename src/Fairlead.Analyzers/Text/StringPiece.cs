using Fairlead.Core.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Analyzers.Text;

/// <summary>One part of a <see cref="StringExpression"/>: written there, known from a constant declared elsewhere, or unknown.</summary>
internal sealed class StringPiece
{
    private const string Reserved = ":/?#[]@!&'()*+,;= \"\\";

    private readonly string? _written;
    private readonly int _offset;

    private StringPiece(IOperation operation, string value, string? written, int offset) =>
        (Operation, Value, _written, _offset) = (operation, value, written, offset);

    public IOperation Operation { get; }

    public string Value { get; }

    public bool IsWritten => _written is not null;

    public bool IsUnknown => Value == StringExpression.Unknown;

    /// <summary>Where it stands; of a member that stands for a text, the name alone.</summary>
    public SyntaxNode Syntax => Operation.Syntax is MemberAccessExpressionSyntax member ? member.Name : Operation.Syntax;

    public static StringPiece CreateWritten(IOperation literal, string text) => new(literal, text, text, 0);

    /// <summary>The text of a constant, or null when it is not known.</summary>
    public static StringPiece CreateDeclared(IOperation reference, string? text) =>
        new(reference, text ?? StringExpression.Unknown, null, 0);

    /// <summary>Any operand, by what is known of it.</summary>
    public static StringPiece Create(IOperation operand) =>
        ConstantText.FindLiteral(operand) is { } text ? CreateWritten(operand, text) : CreateDeclared(operand, ConstantText.Find(operand));

    /// <summary>
    /// As the text is when it is escaped for a URI: without what would end a part of one. Each character keeps its place.
    /// </summary>
    public StringPiece Escape() => _written is null || _offset > 0
        ? this
        : new(Operation, new string(Array.ConvertAll(Value.ToCharArray(), static c => Reserved.IndexOf(c) >= 0 ? '~' : c)), _written, 0);

    public StringPiece GetPart(int start, int end) => new(Operation, Value.Substring(start, end - start), _written, _offset + start);

    /// <summary>Gets a stretch of this piece's value as one of its literal's.</summary>
    public SourceSpan GetSpanInLiteral(int start, int end) => SourceSpan.FromBounds(_offset + start, _offset + end);

    /// <summary>
    /// Finds where the source shows these very characters of the literal. Returns null if escapes or indentation hide them.
    /// </summary>
    public TextSpan? Find(SourceSpan inLiteral)
    {
        // Prefixes, quotes, escapes and indentation move characters about; the same text at the same rank is the same place.
        string text = _written!;
        string part = text.Substring(inLiteral.Start, inLiteral.Length);
        List<int> inText = FindOccurrences(text, part);
        List<int> inSource = FindOccurrences(Syntax.ToString(), part);
        int rank = inText.IndexOf(inLiteral.Start);
        return rank >= 0 && inText.Count == inSource.Count ? new TextSpan(Syntax.SpanStart + inSource[rank], part.Length) : null;
    }

    private static List<int> FindOccurrences(string text, string part)
    {
        var places = new List<int>();
        for (int from = 0; text.IndexOf(part, from, StringComparison.Ordinal) is >= 0 and int place; from = place + part.Length)
            places.Add(place);
        return places;
    }
}

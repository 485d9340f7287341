namespace Fairlead.Core.Text;

/// <summary>A range of characters in a text, in UTF-16 code units. Roslyn's TextSpan is made from it at the edge.</summary>
internal readonly record struct SourceSpan(int Start, int Length)
{
    public int End => Start + Length;

    public static SourceSpan FromBounds(int start, int end) => new(start, end - start);
}

using Fairlead.Core.Text;
using Fairlead.Detection.Text.Values;

namespace Fairlead.Detection.SecretFormats.Shapes;

/// <summary>
/// A sequence of literal pieces and runs of characters, which covers nearly every token. The first literal piece is the signature;
/// runs before it are matched backwards from there. A run takes all it can and gives nothing back, so matching is linear.
/// </summary>
internal sealed class TokenShape : SecretShape
{
    private readonly ShapePart[] _parts;
    private readonly int _signaturePart;
    private readonly CharSet? _firstSet;

    public TokenShape(params ShapePart[] parts)
    {
        _parts = parts;
        _signaturePart = Array.FindIndex(parts, part => part.Set is null);
        _firstSet = Array.Find(parts, part => part.Set is not null)?.Set;
        Signatures = parts[_signaturePart].Literals;
    }

    public override IReadOnlyList<string> Signatures { get; }

    public override bool TryMatch(string text, int start, string signature, out SourceSpan secret)
    {
        secret = default;
        int secretStart = start;
        for (int i = _signaturePart - 1; i >= 0; i--)
        {
            int count = _parts[i].Set!.CountBackward(text, secretStart, _parts[i].Maximum);
            if (count < _parts[i].Minimum) return false;
            secretStart -= count;
        }
        if (!_parts[0].IsContext && !TokenBoundaries.IsBefore(text, secretStart, _firstSet)) return false;

        int end = start + signature.Length;
        if (_parts[_signaturePart].IsContext) secretStart = end;
        for (int i = _signaturePart + 1; i < _parts.Length; i++)
        {
            int count = Match(_parts[i], text, end);
            if (count < 0) return false;
            end += count;
            if (_parts[i].IsContext) secretStart = end;
        }

        secret = SourceSpan.FromBounds(secretStart, end);
        return TokenBoundaries.IsAfter(text, end, _parts[_parts.Length - 1].Set);
    }

    private static int Match(ShapePart part, string text, int position)
    {
        if (part.Set is { } set)
        {
            int count = set.CountForward(text, position, part.Maximum);
            return count < part.Minimum ? -1 : count;
        }

        foreach (string literal in part.Literals)
        {
            if (string.CompareOrdinal(text, position, literal, 0, literal.Length) == 0) return literal.Length;
        }
        return -1;
    }
}

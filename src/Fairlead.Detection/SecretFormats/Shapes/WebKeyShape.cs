using Fairlead.Core.Text;
using Fairlead.Detection.Text.Values;

namespace Fairlead.Detection.SecretFormats.Shapes;

/// <summary>
/// A private or symmetric JSON web key (RFC 7517): an object with the type of the key and, for RSA and curves, the member <c>d</c>, for
/// octets the member <c>k</c>. A public key has neither.
/// </summary>
internal sealed class WebKeyShape : SecretShape
{
    // An RSA key of 4,096 bits with all its factors has about 3,300 characters.
    private const int LongestObject = 4000;

    // 128 bits, the smallest symmetric key.
    private const int ShortestKey = 21;

    /// <summary>The name of the key's type, also as a literal of source writes it.</summary>
    public override IReadOnlyList<string> Signatures { get; } = ["\"kty\"", "\\\"kty\\\""];

    public override bool TryMatch(string text, int start, string signature, out SourceSpan secret)
    {
        secret = default;
        bool isEscaped = signature[0] == '\\';
        string quote = isEscaped ? "\\\"" : "\"";
        int open = text.LastIndexOf('{', start, Math.Min(start + 1, LongestObject));
        int close = text.IndexOf('}', start, Math.Min(text.Length - start, LongestObject));
        if (open < 0 || close < 0 || ReadMember(text, start + signature.Length, close, quote) is not { } type) return false;

        bool isSymmetric = Is(text, type, "oct");
        if (!isSymmetric && !Is(text, type, "RSA") && !Is(text, type, "EC") && !Is(text, type, "OKP")) return false;
        string member = (isEscaped, isSymmetric) switch
        {
            (true, true) => "\\\"k\\\"",
            (true, false) => "\\\"d\\\"",
            (false, true) => "\"k\"",
            _ => "\"d\"",
        };
        int name = text.IndexOf(member, open, close - open, StringComparison.Ordinal);
        if (name < 0 || ReadMember(text, name + member.Length, close, quote) is not { Length: >= ShortestKey } key) return false;
        secret = key;
        return CharSet.Base64Url.CountForward(text, key.Start, key.Length) == key.Length;
    }

    private static bool Is(string text, SourceSpan span, string value) =>
        span.Length == value.Length && string.CompareOrdinal(text, span.Start, value, 0, value.Length) == 0;

    /// <summary>Reads the text behind the colon at or after a position. Returns null if something else stands there.</summary>
    private static SourceSpan? ReadMember(string text, int position, int to, string quote)
    {
        while (position < to && text[position] is ' ' or ':' or '\t' or '\r' or '\n') position++;
        if (string.CompareOrdinal(text, position, quote, 0, quote.Length) != 0) return null;
        int start = position + quote.Length;
        int end = start < to ? text.IndexOf(quote, start, to - start, StringComparison.Ordinal) : -1;
        return end < 0 ? null : SourceSpan.FromBounds(start, end);
    }
}

using Fairlead.Core.Text;
using Fairlead.Detection.Text.Values;

namespace Fairlead.Detection.SecretFormats.Shapes;

/// <summary>
/// A private key in PEM armour (RFC 7468 and its ancestors, OpenSSH, PGP) with a body. The body may be broken by line ends as such or
/// as written in source and JSON (\n, string concatenation), and headers such as Proc-Type may precede it.
/// </summary>
internal sealed class PemShape(string[] labels, string? context = null) : SecretShape
{
    private const string Dashes = "-----";
    private const string Begin = Dashes + "BEGIN ";
    private const string End = Dashes + "END ";

    // An Ed25519 key, the shortest one, has 64 characters; a word or three in a test's fake key have fewer than this.
    private const int ShortestBody = 40;

    public override IReadOnlyList<string> Signatures { get; } =
        context is null ? [.. labels.Select(label => Begin + label + Dashes)] : [context];

    public override bool TryMatch(string text, int start, string signature, out SourceSpan secret)
    {
        secret = default;
        int armour = start;
        if (context is not null)
        {
            armour = text.IndexOf('-', start, Math.Min(text.Length - start, context.Length + 8));
            if (armour < 0 || string.CompareOrdinal(text, armour, Begin, 0, Begin.Length) != 0) return false;
            signature = FindLabelAt(text, armour) is { } label ? Begin + label + Dashes : "";
            if (signature.Length == 0) return false;
        }

        int position = SkipHeaders(text, armour + signature.Length);
        int body = 0;
        while (position < text.Length)
        {
            int run = CharSet.Base64.CountForward(text, position, int.MaxValue);
            body += run;
            position += run;
            int gap = CountLineBreak(text, position);
            if (gap == 0) break;
            position += gap;
        }
        if (body < ShortestBody) return false;

        secret = SourceSpan.FromBounds(armour, FindEndOfArmour(text, position));
        return true;
    }

    private string? FindLabelAt(string text, int armour) =>
        Array.Find(
            labels,
            label => string.CompareOrdinal(text, armour + Begin.Length, label + Dashes, 0, label.Length + Dashes.Length) == 0);

    /// <summary>Lines like "DEK-Info: AES-128-CBC,..." up to the last one; a body line has neither colon nor blank.</summary>
    private static int SkipHeaders(string text, int position)
    {
        while (true)
        {
            position += CountLineBreak(text, position);
            int word = CharSet.Base64Url.CountForward(text, position, 40);
            if (word == 0 || position + word >= text.Length || text[position + word] != ':') return position;
            position += word;
            while (position < text.Length && text[position] is not ('\r' or '\n' or '\\' or '"')) position++;
        }
    }

    /// <summary>
    /// Line breaks and indentation, as such or escaped, and the quotes and plus signs of a key that source code spreads over lines.
    /// </summary>
    private static int CountLineBreak(string text, int start)
    {
        int position = start;
        while (position < text.Length)
        {
            char c = text[position];
            if (c == '\\' && position + 1 < text.Length && text[position + 1] is 'n' or 'r' or 't') position += 2;
            else if (c is ' ' or '\t' or '\r' or '\n' or '=' or '"' || (c == '+' && IsBetweenLiterals(text, position))) position++;
            else break;
        }
        return position - start;
    }

    private static bool IsBetweenLiterals(string text, int plus) => text[plus - 1] is ' ' or '"' or '\t' or '\n';

    private static int FindEndOfArmour(string text, int position)
    {
        if (string.CompareOrdinal(text, position, End, 0, End.Length) != 0) return position;
        int label = position + End.Length;
        int dashes = text.IndexOf(Dashes, label, Math.Min(60, text.Length - label), StringComparison.Ordinal);
        return dashes < 0 ? position : dashes + Dashes.Length;
    }
}

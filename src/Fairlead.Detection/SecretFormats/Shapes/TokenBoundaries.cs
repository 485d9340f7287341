using Fairlead.Detection.Text.Values;

namespace Fairlead.Detection.SecretFormats.Shapes;

/// <summary>
/// The places where a token may begin and end: not within a longer identifier or a longer run of its own characters, and not within base64.
/// </summary>
internal static class TokenBoundaries
{
    public static bool IsBefore(string text, int start, CharSet? first)
    {
        if (start == 0) return true;
        char previous = text[start - 1];
        bool continues = CharSet.Word.Contains(previous) || previous == '+' || (first is not null && first.Contains(previous));
        return !continues || EndsWithEscape(text, start);
    }

    public static bool IsAfter(string text, int end, CharSet? last)
    {
        if (end == text.Length) return true;
        char next = text[end];
        return !CharSet.Word.Contains(next) && next is not ('+' or '=') && (last is null || !last.Contains(next));
    }

    // Source, JSON and URLs are also read as raw text, where a line break is \n, a quote \u0022 and an equals sign %3D.
    private static bool EndsWithEscape(string text, int end) =>
        (end >= 2 && text[end - 2] == '\\' && text[end - 1] is 'n' or 'r' or 't' or '0')
        || (end >= 6 && text[end - 6] == '\\' && text[end - 5] == 'u' && IsHex(text, end - 4, 4))
        || (end >= 3 && text[end - 3] == '%' && IsHex(text, end - 2, 2));

    private static bool IsHex(string text, int start, int length) => CharSet.Hex.CountForward(text, start, length) == length;
}

using Fairlead.Core.Text;
using Fairlead.Detection.Text.Urls;
using Fairlead.Detection.Text.Values;

namespace Fairlead.Detection.Credentials.Uris;

/// <summary>
/// Keys that are parts of a URI without a name: alone before the host (<c>redis://KEY@host</c>), and in the path of an API
/// (<c>https://api.contoso.com/v1/KEY/…</c>).
/// </summary>
internal static class UriKeys
{
    private const int ShortestUser = 16;
    private const int ShortestSegment = 32;
    private const int LongestSegment = 64;

    /// <summary>Finds the key that stands in the place of a user. Names of users and the public keys of error trackers are not.</summary>
    public static SourceSpan? FindUser(string text, SourceSpan authority)
    {
        int at = authority.Length == 0 ? -1 : text.LastIndexOf('@', authority.End - 1, authority.Length);
        if (at - authority.Start < ShortestUser || at + 1 >= authority.End) return null;
        if (text.IndexOf(':', authority.Start, at - authority.Start) >= 0 || !char.IsLetterOrDigit(text[at + 1])) return null;
        bool isUnknown = text.IndexOf(NetworkUrl.Unknown, authority.Start, at - authority.Start) >= 0;
        if (isUnknown || IsNumberedProject(text, authority.End)) return null;

        var user = SourceSpan.FromBounds(authority.Start, at);
        string key = text.Substring(user.Start, user.Length);
        if (key.IndexOf('%') >= 0) key = Uri.UnescapeDataString(key);
        return ValueShapes.LooksReal(key) && SecretValues.IsSecret(key) ? user : null;
    }

    /// <summary>Finds the hexadecimal key in the path of an API: right after the host, a version, or a word for keys.</summary>
    public static SourceSpan? FindSegment(string text, SourceSpan authority)
    {
        if (!IsApi(text, authority)) return null;
        int previous = authority.End;
        for (int slash = authority.End; slash < text.Length && text[slash] == '/';)
        {
            int end = slash + 1;
            while (end < text.Length && IsSegmentCharacter(text[end])) end++;
            if (IsHexadecimal(text, slash + 1, end) && (end == text.Length || text[end] != '.') && IsBeforeKey(text, previous + 1, slash))
                return SourceSpan.FromBounds(slash + 1, end);
            (previous, slash) = (slash, end);
        }
        return null;
    }

    /// <summary><c>https://…@errors.contoso.com/7</c>, which is in every page that reports errors.</summary>
    private static bool IsNumberedProject(string text, int slash)
    {
        int end = slash + 1;
        if (slash >= text.Length || text[slash] != '/') return false;
        while (end < text.Length && char.IsDigit(text[end])) end++;
        return end > slash + 1 && (end == text.Length || !char.IsLetterOrDigit(text[end]));
    }

    private static bool IsApi(string text, SourceSpan authority) =>
        authority.Length > 4 && string.Compare(text, authority.Start, "api", 0, 3, StringComparison.OrdinalIgnoreCase) == 0
        && (text[authority.Start + 3] is '.' or '-' || char.IsDigit(text[authority.Start + 3]));

    private static bool IsBeforeKey(string text, int start, int end)
    {
        if (end <= start) return true;
        string segment = text.Substring(start, end - start);
        bool isVersion = segment[0] is 'v' or 'V' && segment.Length <= 4 && segment.Length > 1 && char.IsDigit(segment[1]);
        return isVersion || SecretNames.NamesSecret(segment) || segment.Equals("key", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsSegmentCharacter(char c) => char.IsLetterOrDigit(c) || c is '-' or '_' or '%' or '~' or ',' or '=' or '+' or '@';

    private static bool IsHexadecimal(string text, int start, int end)
    {
        if (end - start is < ShortestSegment or > LongestSegment) return false;
        int digits = 0;
        for (int i = start; i < end; i++)
        {
            if (char.IsDigit(text[i])) digits++;
            else if (text[i] is not ((>= 'a' and <= 'f') or (>= 'A' and <= 'F'))) return false;
        }
        return digits > 0 && digits < end - start && !SecretPlaceholders.IsPlaceholder(text, start, end);
    }
}

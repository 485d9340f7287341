using Fairlead.Core.Text;
using Fairlead.Detection.Text.Urls;
using Fairlead.Detection.Text.Values;

namespace Fairlead.Detection.Credentials.Uris;

/// <summary>
/// Keys that are parts of a URI without a name: alone before the host (<c>redis://KEY@host</c>), in the path of an API
/// (<c>https://api.contoso.com/v1/KEY/…</c>), and in any path behind the word for them (<c>/token/KEY</c>).
/// </summary>
internal static class UriKeys
{
    private const int ShortestUser = 16;
    private const int ShortestNamedSegment = 16;
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
        return RandomValues.LooksReal(key) && SecretValues.IsSecret(key) ? user : null;
    }

    /// <summary>
    /// Finds the key in a path: what chance made behind a word for keys, and what is hexadecimal right after the host of an API or a version.
    /// </summary>
    public static SourceSpan? FindSegment(string text, SourceSpan authority)
    {
        bool isApi = IsApi(text, authority);
        int previous = authority.End;
        for (int slash = authority.End; slash < text.Length && text[slash] == '/';)
        {
            int end = slash + 1;
            while (end < text.Length && IsSegmentCharacter(text[end])) end++;
            bool isFile = end < text.Length && text[end] == '.';
            if (!isFile && (IsNamedKey(text, previous + 1, slash, end) || (isApi && IsKeyOfApi(text, previous + 1, slash, end))))
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

    private static bool IsNamedKey(string text, int name, int slash, int end)
    {
        if (name >= slash || end - slash <= ShortestNamedSegment || UriSecretNames.Describe(text, name, slash) is null) return false;
        string word = text.Substring(name, slash - name);
        return (word.Equals("key", StringComparison.OrdinalIgnoreCase) || SecretNames.NamesSecret(word))
            && RandomValues.IsRandom(text.Substring(slash + 1, end - slash - 1));
    }

    private static bool IsKeyOfApi(string text, int version, int slash, int end)
    {
        bool isAfterVersion = slash - version is > 1 and <= 4 && text[version] is 'v' or 'V' && char.IsDigit(text[version + 1]);
        return (version >= slash || isAfterVersion) && IsHexadecimal(text, slash + 1, end);
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

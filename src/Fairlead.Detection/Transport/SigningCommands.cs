namespace Fairlead.Detection.Transport;

/// <summary>
/// Options of the tools that sign code: the server of time stamps, whose answers are signed, and the link to the publisher, which the
/// signature shows.
/// </summary>
internal static class SigningCommands
{
    private const int LongestOption = 24;

    private static readonly string[] Tools =
        ["signtool", "osslsigncode", "jarsigner", "authenticode", "nuget", "signcode", "jsign", "mage", "sign code"];

    // Too short to mean the same anywhere else: /t, /tr and /du of signtool, -ts and -i of osslsigncode.
    private static readonly HashSet<string> ShortOptions = new(StringComparer.OrdinalIgnoreCase) { "t", "tr", "ts", "du", "i", "ti" };

    /// <summary>Determines whether the word before a position is such an option.</summary>
    public static bool IsOption(string text, int position)
    {
        int end = position;
        while (end > 0 && text[end - 1] is ' ' or '"' or '\'' or '\\' or '=' or '\n' or '\r' or '`' or '^' or '\t') end--;
        if (end == position) return false;
        int start = end;
        while (start > 0 && end - start < LongestOption && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] == '-')) start--;
        bool isSlash = start > 0 && text[start - 1] == '/';
        if (!isSlash && (start == end || text[start] != '-')) return false;
        string name = text.Substring(start, end - start).TrimStart('-');
        if (name.Length == 0) return false;
        return ShortOptions.Contains(name)
            ? text.StartsWith("sign ", StringComparison.Ordinal)
                || Array.Exists(Tools, tool => text.IndexOf(tool, StringComparison.OrdinalIgnoreCase) >= 0)
            : name.Length > 2 && UrlNameWords.GetUse(name) is UrlUse.Name or UrlUse.Text;
    }
}

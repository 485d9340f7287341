using Fairlead.Core.Text;

namespace Fairlead.Detection.Text.Urls;

/// <summary>
/// A URL of a clear-text scheme inside a longer text, as far as its authority: where the scheme starts, what stands before the at sign
/// (empty when nothing does), the host (brackets included) and the port (its colon included; empty when none is written).
/// </summary>
internal readonly record struct NetworkUrl(ClearTextScheme Scheme, int Start, SourceSpan UserInformation, SourceSpan Host, SourceSpan Port)
{
    /// <summary>Stands in a text for a part that is not known before the program runs, such as a variable in an interpolation.</summary>
    public const char Unknown = '\uFFFC';

    public const string Delimiter = "://";

    private const int LongestScheme = 40;
    private const string UnknownDisplay = "{…}";

    public int AuthorityEnd => Port.End;

    public int SchemeEnd => Start + Scheme.Name.Length;

    /// <summary>Finds the next URL of a clear-text scheme at or after <paramref name="from"/>. Time is linear over a whole text.</summary>
    public static bool TryFind(string text, int from, out NetworkUrl url)
    {
        for (int delimiter = IndexOfDelimiter(text, from); delimiter >= 0; delimiter = IndexOfDelimiter(text, delimiter + Delimiter.Length))
        {
            if (FindScheme(text, from, delimiter) is not { } scheme) continue;
            url = ParseAuthority(text, scheme, delimiter);
            return true;
        }

        url = default;
        return false;
    }

    public string GetHost(string text) => text.Substring(Host.Start, Host.Length);

    public string GetPort(string text) => text.Substring(Port.Start, Port.Length);

    /// <summary>Finds the port number. Returns null if none is written or it is not known.</summary>
    public int? FindPortNumber(string text)
    {
        int number = 0;
        for (int i = Port.Start + 1; i < Port.End; i++)
        {
            if (text[i] is < '0' or > '9' || number > 65535) return null;
            number = number * 10 + (text[i] - '0');
        }

        return Port.Length > 1 ? number : null;
    }

    /// <summary>Finds where the URL ends: at a quote, a bracket or a space.</summary>
    public int FindEnd(string text)
    {
        int i = AuthorityEnd;
        while (i < text.Length && text[i] > ' ' && text[i] is not ('"' or '\'' or '<' or '>' or '`' or ')')) i++;
        return i;
    }

    /// <summary>Scheme, host and port for a message: never the user information, path or query, which may hold a secret.</summary>
    public string ToDisplay(string text) => DisplayHost(Scheme, GetHost(text) + GetPort(text));

    /// <summary>The same for a host, with or without a port, that does not stand in a URL. Returns null if it is not known.</summary>
    public static string DisplayHost(ClearTextScheme scheme, string? host) =>
        scheme.Name + Delimiter + (string.IsNullOrEmpty(host) ? UnknownDisplay : ShowHost(host!));

    /// <summary>
    /// Shows a host, with or without a port, for a message. What is not known is one sign, however long it is; a text that is no host,
    /// and labels that chance made, are not shown.
    /// </summary>
    public static string ShowHost(string host)
    {
        string twice = new(Unknown, 2);
        while (host.Contains(twice)) host = host.Replace(twice, Unknown.ToString());
        string[] parts = host.Split(Unknown);
        return string.Join(UnknownDisplay, parts.Select(static part => part.Length == 0 ? "" : QuotedName.Show(part)));
    }

    /// <summary>
    /// Finds what makes the URL secure: the secure scheme, without a port on which nobody speaks TLS where that scheme has one of its own.
    /// Empty where such a port would make the scheme a lie.
    /// </summary>
    public IReadOnlyList<SecureText> FindFixes(string text)
    {
        var span = new SourceSpan(Start, Scheme.Name.Length);
        if (Scheme.FindSecure(text.Substring(span.Start, span.Length)) is not { } secure) return [];
        if (FindPortNumber(text) is not { } port || port != Scheme.PlainPort) return [new SecureText(span, secure)];
        return Scheme.DropsPlainPort ? [new SecureText(span, secure), new SecureText(Port, "")] : [];
    }

    private static int IndexOfDelimiter(string text, int from) =>
        from < text.Length ? text.IndexOf(Delimiter, from, StringComparison.Ordinal) : -1;

    /// <summary>
    /// Finds the scheme that ends at a delimiter. A longer one, such as <c>git+http</c> or <c>net.tcp</c>, is another protocol; what a
    /// sentence or a list puts in front of one is none of it.
    /// </summary>
    private static ClearTextScheme? FindScheme(string text, int from, int end)
    {
        int stop = Math.Max(from, end - LongestScheme), start = end;
        while (start > stop && IsSchemeCharacter(text[start - 1])) start--;
        if (ClearTextSchemeTable.Find(text, start, end) is { } whole) return whole;

        int word = end;
        while (word > start && text[word - 1] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z')) word--;
        bool isOtherScheme = word == start || text[word - 1] == '+' || string.CompareOrdinal(text, start, "net.", 0, word - start) == 0;
        return isOtherScheme ? null : ClearTextSchemeTable.Find(text, word, end);
    }

    private static bool IsSchemeCharacter(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '+' or '.' or '-' or '_';

    private static NetworkUrl ParseAuthority(string text, ClearTextScheme scheme, int delimiter)
    {
        int authority = delimiter + Delimiter.Length, host = authority;
        for (int i = host; i < text.Length && !EndsAuthority(text[i]); i++)
        {
            if (text[i] == '@') host = i + 1;
        }

        int hostEnd = FindEndOfHost(text, host);
        int portEnd = hostEnd;
        if (hostEnd < text.Length && text[hostEnd] == ':') portEnd = FindEndOfPort(text, hostEnd + 1);
        return new NetworkUrl(
            scheme, delimiter - scheme.Name.Length,
            SourceSpan.FromBounds(authority, Math.Max(authority, host - 1)), SourceSpan.FromBounds(host, hostEnd),
            SourceSpan.FromBounds(hostEnd, portEnd));
    }

    // A backslash ends it too: browsers and System.Uri read it as a slash.
    private static bool EndsAuthority(char c) => c is '/' or '?' or '#' or '\\' or '"' or '\'' or '`' or '<' or '>' || c <= ' ';

    private static int FindEndOfHost(string text, int i)
    {
        if (i < text.Length && text[i] == '[')
        {
            int close = i;
            while (close < text.Length && text[close] != ']' && !EndsAuthority(text[close])) close++;
            return close < text.Length && text[close] == ']' ? close + 1 : close;
        }

        while (i < text.Length)
        {
            if (IsHostCharacter(text[i])) i++;
            else if (FindEndOfTemplate(text, i) is > 0 and var end) i = end;
            else break;
        }

        // The full stop of a sentence, as in "see http://orders.partner.io.", is no part of the host.
        while (i > 0 && text[i - 1] == '.' && (i == text.Length || text[i] <= ' ')) i--;
        return i;
    }

    private static int FindEndOfPort(string text, int i)
    {
        while (i < text.Length)
        {
            if (text[i] is (>= '0' and <= '9') or Unknown) i++;
            else if (FindEndOfTemplate(text, i) is > 0 and var end) i = end;
            else break;
        }

        return i;
    }

    private static bool IsHostCharacter(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '-' or '_' or '%' or '*' or '+' || c >= 0x80;

    /// <summary>
    /// Finds where a template such as <c>{host}</c>, <c>${HOST}</c>, <c>$(Host)</c> or <c>$1</c> that starts at i ends. Returns 0 if none
    /// does.
    /// </summary>
    private static int FindEndOfTemplate(string text, int i)
    {
        int open = text[i] is '$' or '#' ? i + 1 : i;
        if (open >= text.Length) return 0;
        if (text[open] is >= '0' and <= '9' && open > i) return open + 1;
        if (text[open] != '{' && !(text[open] == '(' && open > i)) return 0;

        char closing = text[open] == '{' ? '}' : ')';
        for (int end = open + 1; end < text.Length && !EndsAuthority(text[end]); end++)
        {
            if (text[end] != closing) continue;
            while (end + 1 < text.Length && text[end + 1] == closing) end++;
            return end + 1;
        }

        return 0;
    }
}

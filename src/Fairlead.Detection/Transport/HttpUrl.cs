using Fairlead.Core.Text;

namespace Fairlead.Detection.Transport;

/// <summary>
/// A plain-HTTP URL inside a longer text, as far as its authority: where the scheme starts, the host (brackets included) and the
/// port (its colon included; empty when none is written). What follows the authority is left to whoever asks.
/// </summary>
internal readonly record struct HttpUrl(int Start, SourceSpan Host, SourceSpan Port)
{
    /// <summary>Stands in a text for a part that is not known before the program runs, such as a variable in an interpolation.</summary>
    public const char Unknown = '\uFFFC';

    private const string Prefix = "http://";
    private const string UnknownDisplay = "{…}";

    public int AuthorityEnd => Port.End;

    /// <summary>The next <c>http://</c> at or after <paramref name="from"/>, whatever its case. Time is linear over a whole text.</summary>
    public static bool TryFind(string text, int from, out HttpUrl url)
    {
        for (int start = from; start <= text.Length - Prefix.Length; start++)
        {
            if (text[start] is not ('h' or 'H') || !IsScheme(text, start)) continue;
            url = ParseAuthority(text, start);
            return true;
        }

        url = default;
        return false;
    }

    public string HostText(string text) => text.Substring(Host.Start, Host.Length);

    public string PortText(string text) => text.Substring(Port.Start, Port.Length);

    /// <summary>The port number; null when none is written or it is not known.</summary>
    public int? PortNumber(string text)
    {
        int number = 0;
        for (int i = Port.Start + 1; i < Port.End; i++)
        {
            if (text[i] is < '0' or > '9' || number > 65535) return null;
            number = number * 10 + (text[i] - '0');
        }

        return Port.Length > 1 ? number : null;
    }

    /// <summary>Scheme, host and port for a message: never the user information, path or query, which may hold a secret.</summary>
    public string Display(string text) => DisplayHost(HostText(text) + PortText(text));

    /// <summary>The same for a host, with or without a port, that does not stand in a URL; null when it is not known.</summary>
    public static string DisplayHost(string? host) =>
        Prefix + (string.IsNullOrEmpty(host) ? UnknownDisplay : host!.Replace(Unknown.ToString(), UnknownDisplay));

    // A longer scheme that ends in "http", such as "git+http" or "xhttp", is another protocol or no scheme at all.
    private static bool IsScheme(string text, int start) =>
        string.Compare(text, start, Prefix, 0, Prefix.Length, StringComparison.OrdinalIgnoreCase) == 0
        && (start == 0 || text[start - 1] is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z')));

    private static HttpUrl ParseAuthority(string text, int start)
    {
        int host = start + Prefix.Length;
        for (int i = host; i < text.Length && !EndsAuthority(text[i]); i++)
        {
            if (text[i] == '@') host = i + 1;
        }

        int hostEnd = EndOfHost(text, host);
        int portEnd = hostEnd;
        if (hostEnd < text.Length && text[hostEnd] == ':') portEnd = EndOfPort(text, hostEnd + 1);
        return new HttpUrl(start, SourceSpan.FromBounds(host, hostEnd), SourceSpan.FromBounds(hostEnd, portEnd));
    }

    // A backslash ends it too: browsers and System.Uri read it as a slash.
    private static bool EndsAuthority(char c) => c is '/' or '?' or '#' or '\\' or '"' or '\'' or '`' or '<' or '>' || c <= ' ';

    private static int EndOfHost(string text, int i)
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
            else if (TemplateEnd(text, i) is > 0 and var end) i = end;
            else break;
        }

        // The full stop of a sentence, as in "see http://orders.partner.io.", is no part of the host.
        while (i > 0 && text[i - 1] == '.' && (i == text.Length || text[i] <= ' ')) i--;
        return i;
    }

    private static int EndOfPort(string text, int i)
    {
        while (i < text.Length)
        {
            if (text[i] is (>= '0' and <= '9') or Unknown) i++;
            else if (TemplateEnd(text, i) is > 0 and var end) i = end;
            else break;
        }

        return i;
    }

    private static bool IsHostCharacter(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '-' or '_' or '%' or '*' or '+' || c >= 0x80;

    /// <summary>
    /// Where a template such as <c>{host}</c>, <c>${HOST}</c>, <c>$(Host)</c> or <c>$1</c> that starts at i ends; 0 when none does.
    /// </summary>
    private static int TemplateEnd(string text, int i)
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

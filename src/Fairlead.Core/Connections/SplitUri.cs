namespace Fairlead.Core.Connections;

/// <summary>
/// A URI cut into its parts by the rules of Python's <c>urlsplit</c>. System.Uri would normalise, decode and reject where Airflow does not.
/// </summary>
internal sealed class SplitUri
{
    /// <summary>What ends the part with login, host and port.</summary>
    public static readonly char[] AuthorityEnds = ['/', '?', '#'];
    private static readonly char[] Ignored = ['\t', '\r', '\n'];

    private SplitUri(string scheme, string path, string query)
    {
        Scheme = scheme;
        Path = path;
        Query = query;
    }

    /// <summary>In lower case; empty when there is none.</summary>
    public string Scheme { get; }

    public string? User { get; private set; }

    public string? Password { get; private set; }

    public string HostAndPort { get; private set; } = "";

    public string Path { get; }

    public string Query { get; }

    /// <summary>Cuts the text up. Returns null if brackets in the authority do not match.</summary>
    public static SplitUri? Split(string text)
    {
        text = RemoveIgnored(text);
        string scheme = "";
        int start = 0;
        int colon = text.IndexOf(':');
        if (colon > 0 && IsScheme(text, 0, colon))
        {
            scheme = text.Substring(0, colon).ToLowerInvariant();
            start = colon + 1;
        }

        int authority = start, authorityEnd = start;
        if (string.CompareOrdinal(text, start, "//", 0, 2) == 0)
        {
            authority = start + 2;
            authorityEnd = text.IndexOfAny(AuthorityEnds, authority);
            if (authorityEnd < 0) authorityEnd = text.Length;
            start = authorityEnd;
            int count = authorityEnd - authority;
            if (text.IndexOf('[', authority, count) >= 0 != text.IndexOf(']', authority, count) >= 0) return null;
        }

        int fragment = text.IndexOf('#', start);
        int length = (fragment < 0 ? text.Length : fragment) - start;
        int query = text.IndexOf('?', start, length);
        SplitUri split = query < 0
            ? new(scheme, text.Substring(start, length), "")
            : new(scheme, text.Substring(start, query - start), text.Substring(query + 1, start + length - query - 1));
        split.ReadAuthority(text, authority, authorityEnd);
        return split;
    }

    private void ReadAuthority(string text, int start, int end)
    {
        int at = end == start ? -1 : text.LastIndexOf('@', end - 1, end - start);
        int host = at < 0 ? start : at + 1;
        HostAndPort = text.Substring(host, end - host);
        if (at < 0) return;

        int colon = text.IndexOf(':', start, at - start);
        User = text.Substring(start, (colon < 0 ? at : colon) - start);
        Password = colon < 0 ? null : text.Substring(colon + 1, at - colon - 1);
    }

    /// <summary>The names and values of a query, decoded, in the order written.</summary>
    public static List<KeyValuePair<string, string>> ReadQuery(string query)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        for (int start = 0, end; start < query.Length; start = end + 1)
        {
            end = query.IndexOf('&', start);
            if (end < 0) end = query.Length;
            if (end == start) continue;
            int equals = query.IndexOf('=', start, end - start);
            string name = query.Substring(start, (equals < 0 ? end : equals) - start);
            string value = equals < 0 ? "" : query.Substring(equals + 1, end - equals - 1);
            pairs.Add(new(PercentEncoding.DecodeQuery(name), PercentEncoding.DecodeQuery(value)));
        }
        return pairs;
    }

    /// <summary>Host and port as written, still encoded: the port is what follows the colon after the host or its brackets.</summary>
    public void ReadHostAndPort(out string host, out string port)
    {
        int bracket = HostAndPort.IndexOf('[');
        int close = bracket < 0 ? -1 : HostAndPort.IndexOf(']', bracket);
        int colon = HostAndPort.IndexOf(':', Math.Max(close, 0));
        port = colon < 0 ? "" : HostAndPort.Substring(colon + 1);
        host = close >= 0 ? HostAndPort.Substring(bracket + 1, close - bracket - 1)
            : colon < 0 ? HostAndPort : HostAndPort.Substring(0, colon);
    }

    public static bool IsScheme(string text, int start, int end)
    {
        if (start >= end || !IsAsciiLetter(text[start])) return false;
        for (int i = start; i < end; i++)
        {
            char c = text[i];
            if (!IsAsciiLetter(c) && c is not ((>= '0' and <= '9') or '+' or '-' or '.')) return false;
        }
        return true;
    }

    // urlsplit drops tabs and line ends anywhere, and control characters and spaces in front.
    private static string RemoveIgnored(string text)
    {
        int start = 0;
        while (start < text.Length && text[start] <= ' ') start++;
        string rest = text.Substring(start);
        return rest.IndexOfAny(Ignored) < 0 ? rest : rest.Replace("\t", "").Replace("\r", "").Replace("\n", "");
    }

    private static bool IsAsciiLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}

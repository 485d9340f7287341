namespace Fairlead.Core.Connections;

/// <summary>
/// A URI cut into its parts by the rules of Python's <c>urlsplit</c>. System.Uri would normalise, decode and reject where Airflow does not.
/// </summary>
internal sealed class SplitUri
{
    private static readonly char[] AuthorityEnds = ['/', '?', '#'];

    private SplitUri(string scheme, string authority, string path, string query)
    {
        Scheme = scheme;
        Path = path;
        Query = query;

        int at = authority.LastIndexOf('@');
        HostAndPort = authority.Substring(at + 1);
        if (at < 0) return;

        string userInfo = authority.Substring(0, at);
        int colon = userInfo.IndexOf(':');
        User = colon < 0 ? userInfo : userInfo.Substring(0, colon);
        Password = colon < 0 ? null : userInfo.Substring(colon + 1);
    }

    /// <summary>In lower case; empty when there is none.</summary>
    public string Scheme { get; }

    public string? User { get; }

    public string? Password { get; }

    public string HostAndPort { get; }

    public string Path { get; }

    public string Query { get; }

    /// <summary>Cuts the text up; null when brackets in the authority do not match.</summary>
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

        string authority = "";
        if (string.CompareOrdinal(text, start, "//", 0, 2) == 0)
        {
            int end = text.IndexOfAny(AuthorityEnds, start + 2);
            if (end < 0) end = text.Length;
            authority = text.Substring(start + 2, end - start - 2);
            start = end;
            if (authority.IndexOf('[') >= 0 != authority.IndexOf(']') >= 0) return null;
        }

        int fragment = text.IndexOf('#', start);
        int length = (fragment < 0 ? text.Length : fragment) - start;
        int query = text.IndexOf('?', start, length);
        return query < 0
            ? new SplitUri(scheme, authority, text.Substring(start, length), "")
            : new SplitUri(scheme, authority, text.Substring(start, query - start), text.Substring(query + 1, start + length - query - 1));
    }

    /// <summary>The names and values of a query, decoded, in the order written.</summary>
    public static List<KeyValuePair<string, string>> ReadQuery(string query)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (string pair in query.Split('&'))
        {
            if (pair.Length == 0) continue;
            int equals = pair.IndexOf('=');
            string name = equals < 0 ? pair : pair.Substring(0, equals);
            string value = equals < 0 ? "" : pair.Substring(equals + 1);
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
        return rest.IndexOfAny(['\t', '\r', '\n']) < 0 ? rest : rest.Replace("\t", "").Replace("\r", "").Replace("\n", "");
    }

    private static bool IsAsciiLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}

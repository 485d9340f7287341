using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Connections;
using Fairlead.Core.Text;

namespace Fairlead.Core.ConnectionStrings;

/// <summary>
/// Reads a whole connection from the text that its client or driver takes: a URI, JSON, an ADO.NET string, or whatever the type's recipe
/// writes. What is wrong with a text is said without quoting it.
/// </summary>
internal static class ConnectionReader
{
    private const string Unknown = "it is neither a URI nor JSON nor a connection string of the form 'Server=…;Password=…'";

    private const string Jdbc =
        "it is a JDBC address, which only Java's drivers take; write a URI of the form 'scheme://login:password@host/database'";

    private static readonly char[] NotInSchemes = ['=', ';', ' ', ','];

    private const char ByteOrderMark = '\ufeff';

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="type">The declared type; null where none is declared, and the text itself has to say it.</param>
    /// <param name="format">Whether Airflow reads the text too.</param>
    public static ConnectionParseResult Read(string text, ConnectionType? type, ConnectionFormat format)
    {
        string value = text.Trim().TrimStart(ByteOrderMark).Trim();
        if (format == ConnectionFormat.Strict && value.Length > 1 && value[0] is '"' or '\'' && value[value.Length - 1] == value[0])
            return ConnectionParseResult.Failure("the whole value is in quotes; remove them");
        if (value.StartsWith("jdbc:", StringComparison.OrdinalIgnoreCase)) return ConnectionParseResult.Failure(Jdbc);
        if (value.StartsWith("{", StringComparison.Ordinal)) return ConnectionJson.Parse(value, format, type);
        if (format == ConnectionFormat.Compatible || StartsLikeUri(value)) return UriReader.Read(value, type, format);

        var read = new ConnectionBuilder(type ?? GenericConnectionTypes.Generic);
        string? defect = type is null ? ReadAdoNet(value, read) : ReadForm(value, type, read);
        return defect is null ? read.ToResult(connType: null) : ConnectionParseResult.Failure(defect);
    }

    private static string? ReadForm(string text, ConnectionType type, ConnectionBuilder read)
    {
        if (type.HostsSource is not null && IsHosts(text)) return ReadHosts(text, type, read) ?? AddClientDefaults(type, read);
        if (type.HasLibpqForm && LibpqText.Matches(text))
        {
            var pairs = new List<KeywordPair>();
            return LibpqText.Read(text, pairs) ?? SetAll(JoinPorts(pairs), read);
        }

        string? defect = type.ConnectionStringFormat switch
        {
            ConnectionStringFormat.Commas when text.Split(',')[0].IndexOf(';') < 0 => ReadCommas(text, type, read),
            ConnectionStringFormat.Semicolons => SetAll(SeparatedText.Read(text, ';'), read, hasQuotes: false),
            ConnectionStringFormat.Configuration
                when text.IndexOf('\n') >= 0 => SetAll(SeparatedText.Read(text, '\n'), read, hasQuotes: false),
            _ => ReadAdoNet(text, read),
        };
        return defect ?? KeepWhole(text, type, read) ?? AddClientDefaults(type, read);
    }

    private static string? ReadAdoNet(string text, ConnectionBuilder read)
    {
        var pairs = new List<KeywordPair>();
        if (AdoNetText.Read(text, pairs) is { } defect) return pairs.Count == 0 ? Unknown : defect;
        return SetAll(pairs, read) ?? MoveSharedPort(read);
    }

    private static string? ReadCommas(string text, ConnectionType type, ConnectionBuilder read)
    {
        List<KeywordPair> parts = SeparatedText.Read(text, ',');
        string hosts = string.Join(",", parts.Where(static part => part.Keyword.Length == 0).Select(static part => part.Value));
        if (hosts.Length > 0 && !HostList.Matches(hosts)) return Unknown;
        int runs = parts.Where((part, i) => part.Keyword.Length == 0 && (i == 0 || parts[i - 1].Keyword.Length > 0)).Count();
        if (runs > 1)
            return "a part without '=' follows a keyword; a value that holds ',' cannot be written in this form, but in a URI or JSON";
        return (hosts.Length > 0 ? ReadHosts(hosts, type, read) : null)
            ?? SetAll([.. parts.Where(static part => part.Keyword.Length > 0)], read, hasQuotes: false);
    }

    private static string? ReadHosts(string text, ConnectionType type, ConnectionBuilder read)
    {
        if (HostList.Normalize(text, out string hosts) is { } defect) return defect;
        if (type.HostsSource != "host") return read.Set(type.HostsSource!, hosts, "hosts");
        HostList.Split(hosts, out hosts, out int? port);
        return read.Set("host", hosts, "host")
            ?? (port is { } number ? read.Set("port", number.ToString(System.Globalization.CultureInfo.InvariantCulture), "port") : null);
    }

    private static List<KeywordPair> JoinPorts(List<KeywordPair> pairs)
    {
        KeywordPair hosts = pairs.Find(static pair => pair.Keyword == "host"), ports = pairs.Find(static pair => pair.Keyword == "port");
        if (hosts.Value is null || ports.Value?.IndexOf(',') is null or < 0) return pairs;
        return [.. pairs.Where(pair => pair != hosts && pair != ports), hosts with { Value = HostList.Join(hosts.Value, ports.Value) }];
    }

    private static string? SetAll(List<KeywordPair> pairs, ConnectionBuilder read, bool hasQuotes = true)
    {
        if (pairs.Count == 0) return Unknown;
        foreach (KeywordPair pair in pairs)
        {
            // A keyword is made of words: "localhost:6379,password=x" is something else.
            if (!KeywordTable.IsKeyword(pair.Keyword)) return Unknown;
            KeywordTarget? target = read.Keywords.Find(pair.Keyword);
            bool isVariable = target is null && pair == pairs[0] && IsWholeConnection(pairs, read.Keywords);
            if (isVariable) return "the name of a variable stands in front of it; remove the name and its '='";
            if (!pair.IsQuoted && HoldsPair(pair.Value, target, read.Keywords, hasQuotes))
            {
                string cure = hasQuotes ? "separate the two by ';', or put the value in quotes" : "a separator is missing between the two";

                // What nobody knows as a keyword may be a piece of a secret.
                string keyword = target is null ? "an unknown keyword" : QuotedName.QuoteKeyword(pair.Keyword);
                return $"the value of {keyword} holds another keyword with '='; {cure}";
            }
            if (read.Set(pair, target) is { } defect) return defect;
        }
        return read.IsEmpty ? Unknown : null;
    }

    /// <summary>
    /// Determines whether the first value is where a whole connection begins: <c>DATABASE_URL=postgres://…</c>,
    /// <c>ConnectionString=Host=db;…</c>.
    /// </summary>
    private static bool IsWholeConnection(List<KeywordPair> pairs, KeywordTable keywords)
    {
        string value = pairs[0].Value;
        if (StartsLikeUri(value)) return pairs.Count == 1;
        string keyword = FindKeywordBefore(value, Math.Max(0, value.IndexOf('=')), out int start);
        return start == 0 && keywords.Find(keyword)?.IsField == true;
    }

    /// <summary>
    /// Determines whether a value swallowed the pairs after it, which the driver would take for a part of it. A host, user or database may
    /// be shown, so none holds anything that looks like a pair, where it could be quoted. Other values hold no field; a secret may, unless
    /// it looks as if it ended before.
    /// </summary>
    private static bool HoldsPair(string value, KeywordTarget? target, KeywordTable keywords, bool hasQuotes)
    {
        if (value.StartsWith("(", StringComparison.Ordinal)) return false; // Oracle's descriptors are made of pairs
        bool isFile = value.StartsWith("file:", StringComparison.OrdinalIgnoreCase);
        bool isAddress = isFile || value.IndexOf("://", StringComparison.Ordinal) > 0; // its query is made of pairs
        bool isSecret = target is null || keywords.IsSecret(target);
        for (int equals = value.IndexOf('='); equals >= 0; equals = value.IndexOf('=', equals + 1))
        {
            string keyword = FindKeywordBefore(value, equals, out int start);
            if (keyword.Length == 0) continue;
            if (hasQuotes && target?.IsShown == true && !isAddress) return true;
            if (start == 0 || !Separates(value[start - 1]) || keywords.Find(keyword) is not { } inner) continue;
            if (inner.IsField || keywords.IsSecret(inner)) return true;
        }
        return false;

        bool Separates(char c) => isSecret ? char.IsWhiteSpace(c) || c == ',' : !isAddress || c is not ('?' or '&');
    }

    /// <summary>Finds the word in front of an '=', or nothing where there is none.</summary>
    private static string FindKeywordBefore(string text, int equals, out int start)
    {
        int end = equals;
        while (end > 0 && char.IsWhiteSpace(text[end - 1])) end--;
        start = end;
        while (start > 0 && end - start <= KeywordTable.LongestKeyword && IsOfKeyword(text[start - 1])) start--;
        return start < end && char.IsLetter(text[start]) ? text.Substring(start, end - start) : "";

        static bool IsOfKeyword(char c) => char.IsLetterOrDigit(c) || c is '_' or '-' or '.';
    }

    /// <summary><c>Host=db:5433</c> and <c>Data Source=db,5433</c>, whichever the driver's own way is.</summary>
    private static string? MoveSharedPort(ConnectionBuilder read)
    {
        if (read.IsSet("port") || read.Keywords.Find("port") is null || read["host"] is not { } host) return null;
        int comma = host.LastIndexOf(',');
        bool isOnly = comma > 0 && host.IndexOf(',') == comma;
        if (HostList.TryReadPort(isOnly ? host.Substring(comma + 1).Trim() : "", out int port))
        {
            host = host.Substring(0, comma).TrimEnd();
        }
        else if (HostList.Matches(host))
        {
            HostList.Split(host, out host, out int? shared);
            if (shared is null) return null;
            port = shared.Value;
        }
        else
        {
            return null;
        }

        read.Remove("host");
        return read.Set("host", host, "host") ?? read.Set("port", port.ToString(System.Globalization.CultureInfo.InvariantCulture), "port");
    }

    /// <summary>Where the type has an extra for a whole connection string, it keeps one that says more than the fields can.</summary>
    private static string? KeepWhole(string text, ConnectionType type, ConnectionBuilder read)
    {
        ConnectionStringPart? whole = type.ConnectionString.FirstOrDefault(
            static part => part.Keyword.Length == 0 && part.Source?.StartsWith("extra.", StringComparison.Ordinal) == true);
        if (whole is null || !read.HasMoreThanFields) return null;
        return read.Set(whole.Source!, text, "connection string");
    }

    private static string? AddClientDefaults(ConnectionType type, ConnectionBuilder read)
    {
        bool isTlsHost = type.TlsHosts.Any(end => read["host"]?.EndsWith(end, StringComparison.OrdinalIgnoreCase) == true);
        foreach (ValueSpelling unsaid in type.ClientDefaults)
        {
            if (!isTlsHost && !read.IsSet("extra." + unsaid.Value)) read.AddClientDefault(unsaid.Value, unsaid.Spelled);
        }
        return null;
    }

    private static bool IsHosts(string text) =>
        HostList.Matches(text)
            && (text.IndexOfAny(['.', ':']) >= 0 || string.Equals(text, "localhost", StringComparison.OrdinalIgnoreCase));

    private static bool StartsLikeUri(string text)
    {
        int end = text.IndexOf("://", StringComparison.Ordinal);
        return end > 0 && text.IndexOfAny(NotInSchemes, 0, end) < 0;
    }
}

using System.Text.RegularExpressions;
using Fairlead.Core.Connections;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Text;

namespace Fairlead.Core.ConnectionStrings;

/// <summary>
/// Reads a whole connection from the text that its client or driver takes: a URI, JSON, an ADO.NET string, or whatever the type's recipe writes.
/// What is wrong with a text is said without quoting it.
/// </summary>
internal static class ConnectionReader
{
    private const string Unknown = "it is neither a URI nor JSON nor a connection string of the form 'Server=…;Password=…'";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="type">The declared type; null where none is declared, and the text itself has to say it.</param>
    /// <param name="format">Whether Airflow reads the text too.</param>
    public static ConnectionParseResult Read(string text, ConnectionType? type, ConnectionFormat format)
    {
        string value = text.Trim();
        if (value.Length > 1 && value[0] is '"' or '\'' && value[value.Length - 1] == value[0])
            return ConnectionParseResult.Defective("the whole value is in quotes; remove them");
        if (value.StartsWith("{", StringComparison.Ordinal)) return ConnectionJson.Parse(value, format, type);
        if (format == ConnectionFormat.Compatible || StartsLikeUri(value)) return UriReader.Read(value, type, format);

        var read = new ReadConnection(type ?? GenericConnectionTypes.Generic);
        string? defect = type is null ? ReadAdoNet(value, read) : ReadForm(value, type, read);
        return defect is null ? read.ToResult(connType: null) : ConnectionParseResult.Defective(defect);
    }

    private static string? ReadForm(string text, ConnectionType type, ReadConnection read)
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
            ConnectionStringFormat.Semicolons => SetAll(SeparatedText.Read(text, ';'), read),
            ConnectionStringFormat.Configuration when text.IndexOf('\n') >= 0 => SetAll(SeparatedText.Read(text, '\n'), read),
            _ => ReadAdoNet(text, read),
        };
        return defect ?? KeepWhole(text, type, read) ?? AddClientDefaults(type, read);
    }

    private static string? ReadAdoNet(string text, ReadConnection read)
    {
        var pairs = new List<KeywordPair>();
        if (AdoNetText.Read(text, pairs) is { } defect) return pairs.Count == 0 ? Unknown : defect;
        return SetAll(pairs, read) ?? MoveSharedPort(read);
    }

    private static string? ReadCommas(string text, ConnectionType type, ReadConnection read)
    {
        List<KeywordPair> parts = SeparatedText.Read(text, ',');
        string hosts = string.Join(",", parts.Where(static part => part.Keyword.Length == 0).Select(static part => part.Value));
        if (hosts.Length > 0 && !HostList.Matches(hosts)) return Unknown;
        return (hosts.Length > 0 ? ReadHosts(hosts, type, read) : null) ?? SetAll([.. parts.Where(static part => part.Keyword.Length > 0)], read);
    }

    private static string? ReadHosts(string text, ConnectionType type, ReadConnection read)
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

    private static string? SetAll(List<KeywordPair> pairs, ReadConnection read)
    {
        if (pairs.Count == 0) return Unknown;
        foreach (KeywordPair pair in pairs)
        {
            // A keyword is made of words: "localhost:6379,password=x" is something else.
            if (!KeywordTable.IsKeyword(pair.Keyword)) return Unknown;
            KeywordTarget? target = read.Keywords.Find(pair.Keyword);
            if (!pair.IsQuoted && HoldsPair(pair.Value, target, read.Keywords))
                return $"the value of {QuotedName.KeywordInProse(pair.Keyword)} holds another keyword with '='; separate the two by ';', or put the value in quotes";
            if (read.Set(pair, target) is { } defect) return defect;
        }
        return null;
    }

    /// <summary>
    /// Whether a value swallowed the pairs after it, which the driver would take for a part of it. A host, user or database may be shown, so none holds
    /// anything that looks like a pair; other values only where the keyword is known.
    /// </summary>
    private static bool HoldsPair(string value, KeywordTarget? target, KeywordTable keywords)
    {
        if (value.StartsWith("(", StringComparison.Ordinal)) return false; // Oracle's descriptors are made of pairs
        bool isShown = target?.IsShown == true;
        MatchCollection inner = Regex.Matches(value, @"(^|[\s,])(?<keyword>[A-Za-z][\w.-]*)\s*=", RegexOptions.CultureInvariant, Patience);
        return inner.Cast<Match>().Any(match => isShown || (match.Index > 0 && IsField(match.Groups["keyword"].Value)));

        bool IsField(string keyword) => keywords.Find(keyword) is { Source: { } source } && source != "conn_type";
    }

    /// <summary><c>Host=db:5433</c> and <c>Data Source=db,5433</c>, whichever the driver's own way is.</summary>
    private static string? MoveSharedPort(ReadConnection read)
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
    private static string? KeepWhole(string text, ConnectionType type, ReadConnection read)
    {
        ConnectionStringPart? whole = type.ConnectionString.FirstOrDefault(
            static part => part.Keyword.Length == 0 && part.Source?.StartsWith("extra.", StringComparison.Ordinal) == true);
        if (whole is null || !read.SaysMoreThanFields) return null;
        return read.Set(whole.Source!, text, "connection string");
    }

    private static string? AddClientDefaults(ConnectionType type, ReadConnection read)
    {
        bool isTlsHost = type.TlsHosts.Any(end => read["host"]?.EndsWith(end, StringComparison.OrdinalIgnoreCase) == true);
        foreach (ValueSpelling unsaid in type.ClientDefaults)
        {
            if (!isTlsHost && !read.IsSet("extra." + unsaid.Value)) read.ClientDefaults.Add(new(unsaid.Value, unsaid.Spelled));
        }
        return null;
    }

    private static bool IsHosts(string text) =>
        HostList.Matches(text) && (text.IndexOfAny(['.', ':']) >= 0 || string.Equals(text, "localhost", StringComparison.OrdinalIgnoreCase));

    private static bool StartsLikeUri(string text)
    {
        int end = text.IndexOf("://", StringComparison.Ordinal);
        return end > 0 && text.IndexOfAny(['=', ';', ' ', ','], 0, end) < 0;
    }
}

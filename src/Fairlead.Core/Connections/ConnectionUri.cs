using System.Globalization;
using System.Text;

namespace Fairlead.Core.Connections;

/// <summary>
/// The URI form of a connection: <c>conn-type://login:password@host:port/schema?extra=value</c>, every part percent-encoded.
/// </summary>
internal static class ConnectionUri
{
    /// <summary>A query parameter that holds the whole extra as JSON, where names and values of text cannot express it.</summary>
    public const string ExtraParameter = "__extra__";

    /// <summary>Reads a URI.</summary>
    /// <param name="text">The URI.</param>
    /// <param name="format">Whether what Airflow would misunderstand is an error.</param>
    /// <param name="repeatsParameters">Whether a parameter may be written several times.</param>
    public static ConnectionParseResult Parse(string text, ConnectionFormat format, bool repeatsParameters = false) =>
        Parse(text, SplitUri.Split(text), format, repeatsParameters, readsParameters: true);

    /// <summary>Reads a URI that the caller has split.</summary>
    /// <param name="text">The URI.</param>
    /// <param name="split">Its parts; null where it has none.</param>
    /// <param name="format">Whether what Airflow would misunderstand is an error.</param>
    /// <param name="repeatsParameters">Whether a parameter may be written several times.</param>
    /// <param name="readsParameters">Whether the parameters become the extra; false for a caller that reads them itself.</param>
    public static ConnectionParseResult Parse(
        string text, SplitUri? split, ConnectionFormat format, bool repeatsParameters, bool readsParameters)
    {
        if (format == ConnectionFormat.Strict && ConnectionUriTraps.Find(text, repeatsParameters) is { } trap)
        {
            return ConnectionParseResult.Failure(trap);
        }

        int schemes = CountSchemes(text);
        if (schemes > 2)
            return ConnectionParseResult.Failure("The URI has more than two '://'; percent-encode those inside a value (%3A%2F%2F)");
        if (split is not { } outer) return ConnectionParseResult.Failure(Brackets);

        // A host may have a scheme of its own: spark://k8s://100.68.0.1:443.
        bool hostHasScheme = schemes == 2;
        bool isPlain = schemes == 1 && text.IndexOf("://", StringComparison.Ordinal) == outer.Scheme.Length;
        SplitUri? inner = outer;
        if (!isPlain)
        {
            string rest = RemoveScheme(text, outer.Scheme, hostHasScheme);
            int end = rest.IndexOf("://", StringComparison.Ordinal);
            if (hostHasScheme && rest.IndexOfAny(['@', ':'], 0, end < 0 ? rest.Length : end) >= 0)
                return ConnectionParseResult.Failure("Login and port belong after the host's own '://'");
            inner = SplitUri.Split(rest);
            if (inner is null) return ConnectionParseResult.Failure(Brackets);
        }
        inner.ReadHostAndPort(out string encodedHost, out string portText);
        bool isList = format == ConnectionFormat.Strict && inner.HostAndPort.IndexOf(',') >= 0 && HostList.Matches(inner.HostAndPort);
        int? port;
        if (isList) HostList.Split(inner.HostAndPort, out encodedHost, out port);
        else if (!TryReadPort(portText, out port)) return ConnectionParseResult.Failure(NoPort);

        string host = DecodeHost(encodedHost, inner.HostAndPort, format);
        if (hostHasScheme && inner.Scheme.Length > 0 && host.Length > 0) host = inner.Scheme + "://" + host;
        string? extra = null;
        if (readsParameters && !TryReadExtra(inner.Query, out extra))
            return ConnectionParseResult.Failure($"The parameter {ExtraParameter} is not a JSON object");

        // The URI form cannot tell empty from absent; absent is what people mean, and to Airflow it is empty.
        bool keepsEmpty = format == ConnectionFormat.Compatible;
        return ConnectionParseResult.Success(new ConnectionFields
        {
            ConnType = ConnectionFields.NormalizeType(outer.Scheme),
            Host = Keep(host),
            Login = inner.User is null ? null : Keep(PercentEncoding.Decode(inner.User)),
            Password = string.IsNullOrEmpty(inner.Password) ? null : PercentEncoding.Decode(inner.Password!),
            Port = port,
            Schema = Keep(inner.Path.Length == 0 ? "" : PercentEncoding.Decode(inner.Path.Substring(1))),
            Extra = extra,
        });

        string? Keep(string value) => keepsEmpty || value.Length > 0 ? value : null;
    }

    /// <summary>
    /// Writes the URI, as Airflow writes it, except that it keeps what Airflow's own reading would lose: the case of a host and port 0.
    /// The URI form has no room for a description, nor for a difference between empty and absent text.
    /// </summary>
    public static string Format(ConnectionFields fields)
    {
        string scheme = (fields.ConnType ?? "").ToLowerInvariant().Replace('_', '-');
        var uri = new StringBuilder();
        uri.Append(scheme).Append(scheme.Length == 0 ? "//" : "://");

        SplitHostScheme(fields.Host ?? "", scheme, out string hostScheme, out string host);
        if (hostScheme.Length > 0) uri.Append(hostScheme).Append("://");

        bool hasLogin = !string.IsNullOrEmpty(fields.Login);
        bool hasPassword = !string.IsNullOrEmpty(fields.Password);
        if (hasLogin) uri.Append(PercentEncoding.Encode(fields.Login!));
        if (hasPassword) uri.Append(':').Append(PercentEncoding.Encode(fields.Password!));
        if (hasLogin || hasPassword) uri.Append('@');

        AppendHost(uri, host);
        if (fields.Port is { } port)
        {
            if (host.Length == 0 && !hasLogin && !hasPassword) uri.Append('@');
            uri.Append(':').Append(port.ToString(CultureInfo.InvariantCulture));
        }

        bool hasSchema = !string.IsNullOrEmpty(fields.Schema);
        if (hasSchema) uri.Append('/').Append(PercentEncoding.Encode(fields.Schema!));
        if (!string.IsNullOrEmpty(fields.Extra)) uri.Append(hasSchema ? "?" : "/?").Append(FormatExtra(fields.Extra!));
        return uri.ToString();
    }

    private const string NoPort = "The port is not a number from 0 to 65535; percent-encode '/', '?', '#' and ':' in login and password";

    private const string Brackets = "A '[' or ']' in front of the path has no partner; percent-encode it in login and password (%5B, %5D)";

    private static string RemoveScheme(string text, string scheme, bool hostHasScheme) =>
        text.Replace(scheme + "://", hostHasScheme ? "" : "//");

    private static int CountSchemes(string text)
    {
        int count = 0;
        for (int i = text.IndexOf("://", StringComparison.Ordinal); i >= 0; i = text.IndexOf("://", i + 3, StringComparison.Ordinal))
            count++;
        return count;
    }

    private static string DecodeHost(string encoded, string hostAndPort, ConnectionFormat format)
    {
        if (format == ConnectionFormat.Strict) return PercentEncoding.Decode(encoded);

        // Airflow lower-cases up to the first '%' (Python takes what follows for an IPv6 zone), but leaves a path in the host's place
        // alone.
        int percent = encoded.IndexOf('%');
        string lowered = percent < 0
            ? encoded.ToLowerInvariant()
            : encoded.Substring(0, percent).ToLowerInvariant() + encoded.Substring(percent);
        string host = PercentEncoding.Decode(lowered);
        if (host.IndexOf('/') < 0) return host;

        int colon = hostAndPort.IndexOf(':');
        return PercentEncoding.Decode(colon < 0 ? hostAndPort : hostAndPort.Substring(0, colon));
    }

    private static bool TryReadPort(string text, out int? port)
    {
        port = null;
        if (text.Length == 0) return true;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number > 65535) return false;
        port = number;
        return true;
    }

    private static bool TryReadExtra(string query, out string? extra)
    {
        extra = null;
        List<KeyValuePair<string, string>> pairs = SplitUri.ReadQuery(query);
        if (pairs.Count == 0) return true;

        int whole = pairs.FindLastIndex(pair => pair.Key == ExtraParameter);
        if (whole < 0)
        {
            extra = ConnectionExtraText.FromPairs(pairs);
            return true;
        }

        // Any other parameter is lost here, as in Airflow; strict mode has refused it already.
        extra = pairs[whole].Value;
        return ConnectionExtraText.IsObject(extra);
    }

    private static string FormatExtra(string extra)
    {
        if (!ConnectionExtraText.TryReadPairs(extra, out List<KeyValuePair<string, string>> pairs)
            || pairs.Count == 0 || pairs.Exists(pair => pair.Key == ExtraParameter))
        {
            return ExtraParameter + "=" + PercentEncoding.Encode(extra, spaceAsPlus: true);
        }
        return string.Join("&", pairs.Select(pair =>
            PercentEncoding.Encode(pair.Key, spaceAsPlus: true) + "=" + PercentEncoding.Encode(pair.Value, spaceAsPlus: true)));
    }

    /// <summary>A host's own scheme is written in clear only where it would be read back; otherwise the whole host is encoded.</summary>
    private static void SplitHostScheme(string text, string connectionScheme, out string hostScheme, out string host)
    {
        hostScheme = "";
        host = text;
        int end = text.IndexOf("://", StringComparison.Ordinal);
        if (end <= 0 || end + 3 == text.Length || connectionScheme.Length == 0) return;

        string candidate = text.Substring(0, end);
        // Airflow removes the connection's scheme wherever it occurs, so http://http://… and s://https://… would lose their inner one.
        if (!SplitUri.IsScheme(candidate, 0, end) || candidate != candidate.ToLowerInvariant()
            || candidate.EndsWith(connectionScheme, StringComparison.Ordinal)) return;
        hostScheme = candidate;
        host = text.Substring(end + 3);
    }

    private static void AppendHost(StringBuilder uri, string host)
    {
        string encoded = PercentEncoding.Encode(host);
        int percent = encoded.IndexOf('%');
        int end = percent < 0 ? encoded.Length : percent;
        for (int i = 0; i < end; i++)
        {
            // Airflow lower-cases up to the first '%': an escape in place of the first capital keeps them all.
            if (encoded[i] is not (>= 'A' and <= 'Z')) continue;
            uri.Append(encoded, 0, i);
            PercentEncoding.AppendEscape(uri, (byte)encoded[i]);
            uri.Append(encoded, i + 1, encoded.Length - i - 1);
            return;
        }
        uri.Append(encoded);
    }
}

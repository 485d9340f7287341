using System.Globalization;
using System.Text;
using Fairlead.Core.Text;

namespace Fairlead;

/// <summary>
/// Describes a connection for logs. A token may stand where a host, schema or user belongs, so only what looks like a name is shown.
/// </summary>
internal static class ConnectionDisplay
{
    public static string Write(Connection connection)
    {
        var text = new StringBuilder(connection.ToString());
        if (connection.Host is { } host) text.Append(" host ").AppendJoin(',', host.Split(',').Select(name => ShowHost(name.Trim())));
        if (connection.Port is { } port) text.Append(CultureInfo.InvariantCulture, $" port {port}");
        if (connection.Schema is { } schema)
            text.Append(" schema ").Append(HoldsMore(schema) ? QuotedName.Hidden : QuotedName.ShowWords(schema));
        if (connection.Login is { } login) text.Append(" login ").Append(QuotedName.ShowOwners([login]));
        return text.Append("; set: ").AppendJoin(", ", FindSet(connection).DefaultIfEmpty("nothing")).ToString();
    }

    /// <summary>
    /// The host. Of a whole address only the server: its path or query may be a key, as a webhook's or a signed one's is.
    /// </summary>
    private static string ShowHost(string host)
    {
        if (HoldsMore(host)) return QuotedName.Hidden;
        int schemeEnd = host.IndexOf("://", StringComparison.Ordinal);
        if (schemeEnd < 0) return QuotedName.Show(host);
        string address = host[(schemeEnd + "://".Length)..];
        int end = address.AsSpan().IndexOfAny('/', '?', '#');
        string server = end < 0 ? address : address[..end];
        bool isWhole = end < 0 || end == address.Length - 1;
        return $"{QuotedName.Show(host[..schemeEnd])}://{QuotedName.Show(server)}{(isWhole ? "" : "/" + QuotedName.Hidden)}";
    }

    /// <summary>Whether a text has a login in it, or a pair.</summary>
    private static bool HoldsMore(string text) =>
        text.Contains('@', StringComparison.Ordinal) || (text.Contains('=', StringComparison.Ordinal) && !HasQuery(text));

    private static bool HasQuery(string text) =>
        text.IndexOf("://", StringComparison.Ordinal) is > 0 and var scheme && text.IndexOf('?', scheme) > 0;

    private static IEnumerable<string> FindSet(Connection connection)
    {
        if (connection.Host is not null) yield return "host";
        if (connection.Port is not null) yield return "port";
        if (connection.Schema is not null) yield return "schema";
        if (connection.Login is not null) yield return "login";
        if (connection.Password is not null) yield return "password";
        foreach (string name in connection.Extra.Names.Order(StringComparer.Ordinal)) yield return "extra." + QuotedName.ShowWords(name);
    }
}

using System.Buffers;
using System.ComponentModel;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Fairlead.CompilerServices;

/// <summary>
/// Builds the address of a connection from its host, port and type. A host may be a whole address, which then determines the scheme and the
/// path; several hosts are separated by commas. Generated code calls this.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ConnectionAddress
{
    /// <summary>What would end the host, or put a login before it.</summary>
    private static readonly SearchValues<char> NotInHosts = SearchValues.Create("@?#\\\"<>^`{|} \t\r\n");

    /// <summary>Builds the address without login and password.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="scheme">The scheme, if the host is not a whole address.</param>
    /// <param name="path">The path, if the host has none, without its first slash and not encoded.</param>
    /// <param name="httpsPort">The port, if the scheme is https and neither the connection nor the host has one.</param>
    /// <param name="query">The query, encoded; null if there is none.</param>
    /// <param name="isFilePath">True if the path is a file path with slashes; false if it is one name.</param>
    /// <exception cref="ConnectionFormatException">The host is not set, or is neither a name nor an address.</exception>
    public static Uri ToUri(
        Connection connection, string scheme, string? path = null, int? httpsPort = null, string? query = null, bool isFilePath = false)
    {
        (scheme, string hosts, path) = Split(connection, scheme, path, httpsPort, isFilePath);
        string start = path.Length == 0 ? "/?" : path.Contains('?', StringComparison.Ordinal) ? "&" : "?";
        if (!string.IsNullOrEmpty(query)) path += start + query.TrimStart('?');
        return Uri.TryCreate($"{scheme}://{hosts}{path}", UriKind.Absolute, out Uri? uri) ? uri : throw NotAHost(connection);
    }

    /// <summary>Adds the port to each host without one: <c>a:6380,b:6380</c>.</summary>
    /// <param name="host">The host, or several separated by commas.</param>
    /// <param name="port">The port; null if none is set.</param>
    public static string ToServers(string host, int? port)
    {
        ArgumentNullException.ThrowIfNull(host);
        string[] hosts = host.Split(',');
        return string.Join(',', hosts.Select(name => WithPort(name.Trim(), port, keepsOwn: hosts.Length > 1)));
    }

    /// <summary>Builds the address with login, password and query, all percent-encoded.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="scheme">The scheme, if the host is not a whole address.</param>
    /// <param name="path">The path, if the host has none, without its first slash and not encoded.</param>
    /// <param name="query">Names and values; those that are not set are left out.</param>
    /// <exception cref="ConnectionFormatException">The host is not set, or is neither a name nor an address.</exception>
    public static string ToConnectionString(
        Connection connection, string scheme, string? path, IReadOnlyList<(string Keyword, object? Value)> query)
    {
        (scheme, string hosts, path) = Split(connection, scheme, path, httpsPort: null);
        string login = Uri.EscapeDataString(connection.Login ?? "");
        string password = connection.Password is { } secret ? ":" + Uri.EscapeDataString(secret.Reveal()) : "";
        string at = login.Length + password.Length > 0 ? "@" : "";
        string pairs = string.Join('&', ConnectionStrings.SetParts(query)
            .Select(static part => $"{Uri.EscapeDataString(part.Keyword)}={Uri.EscapeDataString(part.Value)}"));
        if (pairs.Length > 0) pairs = (path.Length == 0 ? "/?" : "?") + pairs;
        return $"{scheme}://{login}{password}{at}{hosts}{path}{pairs}";
    }

    private static (string Scheme, string Hosts, string Path) Split(
        Connection connection, string scheme, string? path, int? httpsPort, bool isFilePath = false)
    {
        ArgumentNullException.ThrowIfNull(connection);
        string host = connection.Host ?? throw new ConnectionFormatException(connection.Id, "host", "set");
        int? port = connection.Port;
        if (scheme.EndsWith("+srv", StringComparison.Ordinal)) port = null; // a DNS seed list has none
        int schemeEnd = host.IndexOf("://", StringComparison.Ordinal);
        if (schemeEnd >= 0)
        {
            scheme = host[..schemeEnd];
            host = host[(schemeEnd + "://".Length)..];
        }
        else if (scheme == Uri.UriSchemeHttps)
        {
            port ??= httpsPort;
        }

        int slash = host.IndexOf('/', StringComparison.Ordinal);
        string hosts = slash < 0 ? host : host[..slash];
        string ownPath = slash < 0 ? "" : host[slash..];
        if (hosts.Length == 0 || hosts.AsSpan().ContainsAny(NotInHosts)) throw NotAHost(connection);
        string[] parts = isFilePath ? (path ?? "").Split('/') : [path ?? ""];
        if (ownPath.Length <= 1 && !string.IsNullOrEmpty(path)) ownPath = "/" + string.Join('/', parts.Select(Uri.EscapeDataString));
        return (scheme, ToServers(hosts, port), ownPath);
    }

    private static string WithPort(string host, int? port, bool keepsOwn)
    {
        if (IPAddress.TryParse(host, out IPAddress? address) && address.AddressFamily == AddressFamily.InterNetworkV6 && host[0] != '[')
            host = $"[{host}]";
        if (port is null) return host;
        int portStart = host.IndexOf(':', Math.Max(0, host.LastIndexOf(']')));
        if (keepsOwn && portStart >= 0) return host;
        return string.Create(CultureInfo.InvariantCulture, $"{(portStart < 0 ? host : host[..portStart])}:{port}");
    }

    private static ConnectionFormatException NotAHost(Connection connection) => new(
        connection.Id, "host", "a host name or an absolute address without credentials",
        connection.FindSource("host"));
}

using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using Fairlead.Tls;

namespace Fairlead.ConnectionTests;

/// <summary>When a connection changes to TLS.</summary>
internal enum TlsStart
{
    Never,

    /// <summary>From the first byte.</summary>
    Immediately,

    /// <summary>After the protocol's own request for it.</summary>
    Upgrade,

    /// <summary>The same, unless the server has no TLS.</summary>
    UpgradeWhenOffered,
}

/// <summary>The servers of a connection and how they are spoken to.</summary>
internal sealed record ProbeTarget(
    IReadOnlyList<ProbeEndpoint> Endpoints, TlsStart Tls, TlsVerification Verification = TlsVerification.Full)
{
    public X509Certificate2? Pinned { get; init; }

    public string? Protocol { get; init; }

    /// <summary>Gets a connection that has the TLS extras under their usual names; null where the connection itself has.</summary>
    public Connection? TlsConnection { get; init; }

    /// <summary>Gets why nothing can be connected to; null where something can.</summary>
    public string? Obstacle { get; init; }

    public static ProbeTarget Unreachable(string reason) => new([], TlsStart.Never) { Obstacle = reason };

    /// <summary>Reads one or several hosts, each with or without a scheme, a port and a path.</summary>
    public static IReadOnlyList<ProbeEndpoint> ParseHosts(Connection connection, string? hosts, int? port, int defaultPort)
    {
        ProbeEndpoint[] endpoints =
        [
            .. (hosts ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(16)
                .Select(host => ParseHost(connection, host, port, defaultPort)),
        ];
        return endpoints.Length > 0 ? endpoints : throw new ConnectionProbeException("the connection has no host");
    }

    private static ProbeEndpoint ParseHost(Connection connection, string text, int? port, int defaultPort)
    {
        int scheme = text.IndexOf("://", StringComparison.Ordinal);
        string host = scheme < 0 ? text : text[(scheme + 3)..];
        int end = host.IndexOfAny(['/', '?', '#']);
        if (end >= 0) host = host[..end];
        string? ownPort = null;
        int bracket = host.LastIndexOf(']');
        int colon = host.LastIndexOf(':');
        if (bracket >= 0 || host.Count(c => c == ':') == 1)
        {
            if (colon > bracket) (host, ownPort) = (host[..colon], host[(colon + 1)..]);
            host = host.Trim('[', ']');
        }
        int number = port ?? defaultPort;
        bool isPort = ownPort is null
            || (int.TryParse(ownPort, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number is > 0 and <= 65535);
        if (!isPort || host.Length == 0 || host.Contains('@', StringComparison.Ordinal)) throw NotAHost(connection);
        return new ProbeEndpoint(host, number);
    }

    private static ConnectionFormatException NotAHost(Connection connection) =>
        new(connection.Id, "host", "a host name, with or without a port");
}

using System.Net.Security;
using Fairlead.CompilerServices;
using Fairlead.Core.ConnectionTypes;

namespace Fairlead.Tls;

/// <summary>Where and how a connection of a built-in type speaks TLS.</summary>
internal sealed record TlsEndpoint(string Host, int Port)
{
    public TlsVerification Verification { get; init; }

    /// <summary>Whether the client goes on in clear text where the server offers no TLS.</summary>
    public bool IsOptional { get; init; }

    public List<SslApplicationProtocol>? ApplicationProtocols { get; init; }

    /// <summary>Brings the server to the point where it expects a handshake. False when it offers none.</summary>
    public Func<Stream, CancellationToken, Task<bool>> UpgradeAsync { get; init; } = static (_, _) => Task.FromResult(true);

    /// <summary>Finds the endpoint of a connection. Returns null where no TLS is used, or its beginning is not known.</summary>
    public static TlsEndpoint? Find(Connection connection)
    {
        ConnectionType? type = ConnectionTypeTable.BuiltIn.Find(connection.ConnType)
            ?? ConnectionTypeTable.BuiltIn.FindByScheme(connection.ConnType);
        bool isKnown = type is not null && type.Id != GenericConnectionTypes.Generic.Id;
        if (isKnown && (type!.Tls == TlsExpectation.NotApplicable || IsOff(connection, type))) return null;
        bool isWeb = isKnown && type!.AddressSchemes.Contains("https");
        if (FindAddress(connection, isKnown ? type!.DefaultPort ?? (isWeb ? 443 : null) : null) is not { } address) return null;

        var endpoint = new TlsEndpoint(address.DnsSafeHost, address.Port);
        return type?.Id switch
        {
            "postgres" =>
                WithMode(endpoint, connection, "sslmode", "verify-full", "verify-ca",
                    ["require"]) with { UpgradeAsync = TlsUpgrades.Postgres },
            "mysql" =>
                WithMode(endpoint, connection, "ssl_mode", "VERIFY_IDENTITY", "VERIFY_CA",
                    ["REQUIRED"]) with { UpgradeAsync = TlsUpgrades.MySql },
            "mssql" when Get(connection, "encrypt") == "strict" =>
                endpoint with { ApplicationProtocols = [new SslApplicationProtocol("tds/8.0")] },
            "mssql" or "oracle" => null,
            "smtp" when Get(connection, "disable_ssl") == "true" =>
                Get(connection, "disable_tls") == "true" ? null : endpoint with { UpgradeAsync = TlsUpgrades.Smtp },
            "ftp" when endpoint.Port != 990 => endpoint with { UpgradeAsync = TlsUpgrades.Ftp },
            "ldap" when Get(connection, "start_tls") == "true" => endpoint with { UpgradeAsync = TlsUpgrades.Ldap },
            _ => endpoint with { Verification = IsUnverified(connection) ? TlsVerification.None : TlsVerification.Full },
        };
    }

    /// <summary>
    /// The verification that a driver's mode means. With an authority of its own a connection wants it to count in any mode.
    /// </summary>
    private static TlsEndpoint WithMode(TlsEndpoint endpoint, Connection connection, string extra, string full, string chain,
        string[] required)
    {
        string? mode = Get(connection, extra);
        bool isFull = string.Equals(mode, full, StringComparison.OrdinalIgnoreCase);
        bool isChain = string.Equals(mode, chain, StringComparison.OrdinalIgnoreCase);
        bool hasAuthorities = Get(connection, TlsCertificates.CaExtra) is not null;
        return endpoint with
        {
            Verification = isFull ? TlsVerification.Full : isChain || hasAuthorities ? TlsVerification.Chain : TlsVerification.None,
            IsOptional = !isFull && !isChain && !required.Contains(mode, StringComparer.OrdinalIgnoreCase),
        };
    }

    private static bool IsUnverified(Connection connection) =>
        Get(connection, "verify") == "false" || Get(connection, "allow_insecure") == "true"
            || Get(connection, "enable.ssl.certificate.verification") == "false";

    private static bool IsOff(Connection connection, ConnectionType type)
    {
        if (type.TlsSwitch is { } tls && Get(connection, tls.Extra) is { } value
            && !(type.Id == "ldap" && Get(connection, "start_tls") == "true"))
            return tls.Off.Contains(value, StringComparer.OrdinalIgnoreCase);
        if (!type.AddressSchemes.Contains("http")) return false;
        return connection.Host?.StartsWith("http://", StringComparison.OrdinalIgnoreCase) == true
            || string.Equals(connection.Schema, "http", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The first of several hosts, as an address.</summary>
    private static Uri? FindAddress(Connection connection, int? defaultPort)
    {
        string host = connection.Host?.Split(',')[0].Trim() ?? Get(connection, "bootstrap.servers")?.Split(',')[0].Trim() ?? "";
        int schemeEnd = host.IndexOf("://", StringComparison.Ordinal);
        if (schemeEnd >= 0) host = host[(schemeEnd + "://".Length)..];
        host = host.Split('/', '?', '#')[0];
        if (host.Length == 0 || (connection.Port ?? defaultPort) is var port && port is null
            && !host.Contains(':', StringComparison.Ordinal))
            return null;

        string servers = ConnectionAddress.ToServers(host, null);
        bool hasPort = servers.IndexOf(':', Math.Max(0, servers.LastIndexOf(']'))) >= 0;
        return Uri.TryCreate($"tls://{(hasPort ? servers : ConnectionAddress.ToServers(host, port))}", UriKind.Absolute, out Uri? uri)
            && uri.Port > 0 ? uri : null;
    }

    private static string? Get(Connection connection, string extra) => connection.Extra.GetTexts(extra).FirstOrDefault();
}

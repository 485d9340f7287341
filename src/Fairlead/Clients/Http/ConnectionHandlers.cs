using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Fairlead.Tls;

namespace Fairlead.Clients.Http;

/// <summary>Creates the handlers that open sockets as a connection's extras ask for it.</summary>
internal static class ConnectionHandlers
{
    public const string VerifyExtra = "verify";
    public const string ProxyExtra = "proxy";

    /// <summary>The extras that decide about sockets: another value of one of them needs another handler.</summary>
    public static readonly IReadOnlyList<string> Extras =
    [
        TlsCertificates.CaExtra, TlsCertificates.CertificateExtra, TlsCertificates.KeyExtra,
        TlsOptions.ServerNameExtra, TlsOptions.MinimumVersionExtra, VerifyExtra, ProxyExtra, RequestTimeout.Extra,
    ];

    /// <summary>Those that decide about sockets to other hosts.</summary>
    public static readonly IReadOnlyList<string> ExtrasForOthers = [ProxyExtra, RequestTimeout.Extra];

    /// <summary>The extras among them that may name a file.</summary>
    public static readonly IReadOnlyList<string> FileExtras =
        [TlsCertificates.CaExtra, TlsCertificates.CertificateExtra, TlsCertificates.KeyExtra];

    private static readonly TimeSpan PooledConnectionLifetime = TimeSpan.FromMinutes(2);

    private static readonly string[] ProxySchemes = ["http", "https", "socks4", "socks4a", "socks5"];

    /// <summary>Creates a handler that follows all extras, for the connection's own host.</summary>
    public static SocketsHttpHandler Create(Connection connection, TimeProvider timeProvider)
    {
        SocketsHttpHandler handler = Configure(TlsHttpHandler.Create(connection, timeProvider, TlsObservations.Find(connection)),
            connection);
        int redirects = RedirectSettings.GetMaximum(connection);
        handler.AllowAutoRedirect = redirects > 0;
        if (redirects > 0) handler.MaxAutomaticRedirections = redirects;
        return handler;
    }

    /// <summary>
    /// Creates a handler for hosts that are not the connection's. They have the proxy in common with it; certificates, and what it accepts
    /// as one, are for its own host only.
    /// </summary>
    public static SocketsHttpHandler CreateForOthers(Connection connection) => Configure(new SocketsHttpHandler(), connection);

    private static SocketsHttpHandler Configure(SocketsHttpHandler handler, Connection connection)
    {
        // Names are looked up again for new sockets only.
        handler.PooledConnectionLifetime = PooledConnectionLifetime;
        handler.EnableMultipleHttp2Connections = true;
        if (RequestTimeout.Get(connection) is { } timeout) handler.ConnectTimeout = timeout;
        if (CreateProxy(connection) is not { } proxy) return handler;
        handler.Proxy = proxy;
        handler.UseProxy = true;
        if (connection.Extra.GetString(TlsOptions.ServerNameExtra) is { } serverName) CheckName(handler, serverName);
        return handler;
    }

    /// <summary>Through a proxy the handshake is the handler's, which asks for the host of the address and checks that name.</summary>
    private static void CheckName(SocketsHttpHandler handler, string serverName)
    {
        if (handler.SslOptions.RemoteCertificateValidationCallback is not { } check) return;
        handler.SslOptions.RemoteCertificateValidationCallback = (sender, certificate, chain, errors) =>
        {
            bool isNamed = certificate is X509Certificate2 shown && shown.MatchesHostname(serverName);
            errors = isNamed ? errors & ~SslPolicyErrors.RemoteCertificateNameMismatch
                : errors | SslPolicyErrors.RemoteCertificateNameMismatch;
            return check(sender, certificate, chain, errors);
        };
    }

    private static WebProxy? CreateProxy(Connection connection)
    {
        if (connection.Extra.GetSecret(ProxyExtra)?.Reveal() is not { Length: > 0 } text) return null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? address) || address.Host.Length == 0 || !ProxySchemes.Contains(address.Scheme))
            throw new ConnectionFormatException(connection.Id, "extra." + ProxyExtra,
                "the address of a proxy: http, https, socks4, socks4a or socks5");

        // The login stands apart, so that no message about the address holds it.
        var proxy = new WebProxy(new UriBuilder(address) { UserName = "", Password = "" }.Uri);
        if (address.UserInfo.Length == 0) return proxy;
        string[] login = address.UserInfo.Split(':', 2);
        proxy.Credentials = new NetworkCredential(Uri.UnescapeDataString(login[0]),
            login.Length > 1 ? Uri.UnescapeDataString(login[1]) : "");
        return proxy;
    }
}

using System.Net.Security;
using Fairlead.Clients.Http;
using Fairlead.Tls;

namespace Fairlead;

/// <summary>TLS as a connection's extras ask for it.</summary>
public static class ConnectionTlsExtensions
{
    /// <summary>
    /// Creates the options of a TLS handshake from the extras: <c>ssl_ca_cert</c> (whom to trust instead of the system's authorities),
    /// <c>ssl_cert</c> and <c>ssl_key</c> (who we are), each a path or inline PEM, <c>ssl_server_name</c> and <c>ssl_min_version</c>
    /// (<c>TLSv1.2</c>, <c>TLSv1.3</c>). The chain and the host name are always checked.
    /// </summary>
    /// <param name="connection">The connection.</param>
    /// <param name="host">The host that is connected to; its certificate must name it, unless <c>ssl_server_name</c> is set.</param>
    /// <exception cref="ConnectionTlsException">A certificate or key cannot be used; the message says which and why.</exception>
    /// <exception cref="ConnectionFormatException">An extra has an invalid value.</exception>
    public static SslClientAuthenticationOptions CreateSslClientAuthenticationOptions(this Connection connection, string host)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentException.ThrowIfNullOrEmpty(host);
        return TlsOptions.Create(connection, host, TimeProvider.System, TlsObservations.Find(connection));
    }

    /// <summary>
    /// Creates a handler for an <see cref="HttpClient"/> that uses TLS as <see cref="CreateSslClientAuthenticationOptions"/> describes, for
    /// every host, and follows the extras <c>proxy</c>, <c>allow_redirects</c>, <c>max_redirects</c>, <c>timeout</c> (for connecting) and
    /// <c>verify</c>. It sends no login, and keeps the current values; a client of <c>AddHttpClient(…).UseConnection(…)</c> follows
    /// rotations.
    /// </summary>
    /// <param name="connection">The connection.</param>
    /// <exception cref="ConnectionTlsException">A certificate or key cannot be used; the message says which and why.</exception>
    /// <exception cref="ConnectionFormatException">An extra has an invalid value.</exception>
    public static SocketsHttpHandler CreateHttpMessageHandler(this Connection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return ConnectionHandlers.Create(connection, TimeProvider.System);
    }
}

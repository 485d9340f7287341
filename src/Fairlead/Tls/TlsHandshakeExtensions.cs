using Fairlead.Tls;

namespace Fairlead;

/// <summary>Handshakes of connections, and why they fail.</summary>
public static class TlsHandshakeExtensions
{
    /// <summary>
    /// Starts TLS over a stream with the connection's settings. An error says exactly what is wrong. In TLS 1.3 a server asks for a client
    /// certificate after the handshake: the first read then throws an <see cref="IOException"/> with a <see cref="ConnectionTlsException"/>
    /// in it.
    /// </summary>
    /// <param name="connection">The connection.</param>
    /// <param name="stream">The stream to the server, which the returned one disposes.</param>
    /// <param name="host">The host that is connected to; its certificate must name it, unless <c>ssl_server_name</c> is set.</param>
    /// <param name="cancellationToken">Stops the handshake.</param>
    /// <returns>The stream inside TLS.</returns>
    /// <exception cref="ConnectionTlsException">The handshake failed, or a certificate or key of the connection cannot be used.</exception>
    /// <exception cref="ConnectionFormatException">An extra has an invalid value.</exception>
    public static async Task<Stream> AuthenticateAsClientAsync(
        this Connection connection, Stream stream, string host, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentException.ThrowIfNullOrEmpty(host);
        TlsPeer peer = TlsPeer.Create(connection, stream, host);
        var options = TlsOptions.Create(connection, peer, TimeProvider.System);
        return new TlsErrorStream(await TlsHandshake.AuthenticateAsync(stream, options, peer, cancellationToken).ConfigureAwait(false),
            peer);
    }

    /// <summary>
    /// Finds why TLS fails, with a separate handshake, after a driver could not open the connection and gave no reason. It follows the
    /// protocols that start TLS later (PostgreSQL, MySQL, SMTP, FTP and LDAP). Problems that the settings don't verify
    /// (<c>sslmode=require</c>) are not reported.
    /// </summary>
    /// <param name="connection">The connection.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    /// <returns>
    /// The problem; null when TLS works or is not used, when the server cannot be reached, and for SQL Server and Oracle, whose handshake
    /// is inside their own protocols, except with <c>encrypt=strict</c>.
    /// </returns>
    /// <exception cref="ConnectionFormatException">An extra has an invalid value.</exception>
    public static Task<ConnectionTlsException?> FindTlsProblemAsync(this Connection connection,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return TlsProbe.FindAsync(connection, TimeProvider.System, TlsObservations.Find(connection), cancellationToken);
    }
}

using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Fairlead.Tls;

/// <summary>Tries a handshake with the server of a connection, to find what a driver does not say.</summary>
internal static class TlsProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan PatienceForAnswer = TimeSpan.FromSeconds(10);

    /// <summary>How long a server may take to refuse a client certificate after the handshake of TLS 1.3. Most say nothing then.</summary>
    private static readonly TimeSpan PatienceAfterwards = TimeSpan.FromSeconds(1);

    public static async Task<ConnectionTlsException?> FindAsync(
        Connection connection, TimeProvider timeProvider, TlsObservations? observations, CancellationToken cancellationToken)
    {
        if (TlsEndpoint.Find(connection) is not { } endpoint) return null;
        var peer = new TlsPeer(connection, endpoint.Host, endpoint.Port, observations);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(Patience);
        try
        {
            SslClientAuthenticationOptions options = TlsOptions.Create(connection, peer, timeProvider, endpoint.Verification);
            options.ApplicationProtocols = endpoint.ApplicationProtocols;
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(endpoint.Host, endpoint.Port, timeout.Token).ConfigureAwait(false);
            using var stream = new NetworkStream(socket);
            return await FindAsync(stream, endpoint, options, peer, timeout.Token).ConfigureAwait(false);
        }
        catch (ConnectionTlsException e)
        {
            return e;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested
            && e is SocketException or IOException or OperationCanceledException)
        {
            return null;
        }
    }

    private static async Task<ConnectionTlsException?> FindAsync(
        NetworkStream stream, TlsEndpoint endpoint, SslClientAuthenticationOptions options, TlsPeer peer,
        CancellationToken cancellationToken)
    {
        if (!await endpoint.UpgradeAsync(stream, cancellationToken).ConfigureAwait(false))
        {
            return endpoint.IsOptional ? null
                : peer.Fail(new(ConnectionTlsReason.NoTls,
                    "the server offers no TLS; switch it on there, or, if clear text is meant, off here"));
        }

        using SslStream tls = await TlsHandshake.AuthenticateAsync(stream, options, peer, cancellationToken, PatienceForAnswer)
            .ConfigureAwait(false);
        return tls.SslProtocol == SslProtocols.Tls13 ? await FindLateAsync(tls, peer, cancellationToken).ConfigureAwait(false) : null;
    }

    private static async Task<ConnectionTlsException?> FindLateAsync(SslStream tls, TlsPeer peer, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(PatienceAfterwards);
        try
        {
            _ = await new TlsErrorStream(tls, peer).ReadAsync(new byte[1], timeout.Token).ConfigureAwait(false);
            return null;
        }
        catch (IOException e)
        {
            return e.InnerException as ConnectionTlsException;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}

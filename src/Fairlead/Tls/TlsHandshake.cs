using System.Net.Security;

namespace Fairlead.Tls;

/// <summary>A client's handshake, of which every failure is explained.</summary>
internal static class TlsHandshake
{
    /// <param name="stream">The network.</param>
    /// <param name="options">How to speak TLS.</param>
    /// <param name="peer">The server.</param>
    /// <param name="cancellationToken">Stops the handshake.</param>
    /// <param name="patience">How long the server may take; for ever when null.</param>
    /// <exception cref="ConnectionTlsException">The handshake failed.</exception>
    public static async Task<ClientSslStream> AuthenticateAsync(
        Stream stream, SslClientAuthenticationOptions options, TlsPeer peer, CancellationToken cancellationToken, TimeSpan? patience = null)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (patience is { } limit) timeout.CancelAfter(limit);
        var wire = new TlsWire(stream);
        var tls = new ClientSslStream(wire);
        try
        {
            await tls.AuthenticateAsync(options, timeout.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            await tls.DisposeAsync().ConfigureAwait(false);
            throw TlsFailures.Explain(e, peer, wire.Records);
        }
        catch
        {
            await tls.DisposeAsync().ConfigureAwait(false);
            throw;
        }
        peer.Observations?.RecordProtocol(peer.Connection.Id, tls.SslProtocol);
        return tls;
    }
}

using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using Fairlead.Clients.Http;

namespace Fairlead.Tls;

/// <summary>An HTTP handler that follows a connection's TLS extras, and explains why TLS failed.</summary>
internal static class TlsHttpHandler
{
    public static SocketsHttpHandler Create(Connection connection, TimeProvider timeProvider, TlsObservations? observations = null)
    {
        // The handler replaces the target host by the one of each request.
        bool isVerified = connection.Extra.GetBoolean(ConnectionHandlers.VerifyExtra) != false;
        TlsVerification verification = isVerified ? TlsVerification.Full : TlsVerification.None;
        var anyHost = new TlsPeer(connection, Host: "", connection.Port, observations);
        SslClientAuthenticationOptions options = TlsOptions.Create(connection, anyHost, timeProvider, verification);
        var handler = new SocketsHttpHandler { SslOptions = options };
        string? serverName = connection.Extra.GetString(TlsOptions.ServerNameExtra);
        RemoteCertificateValidationCallback? own = options.RemoteCertificateValidationCallback;

        // The handler knows no other name for a host, and no callback of a proxied handshake could set one.
        if (serverName is not null) handler.UseProxy = false;

        // The handshake is ours where we connect to the server itself: the handler tells nobody which port and answer belong to a failure.
        handler.ConnectCallback = async (context, cancellationToken) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(context.DnsEndPoint, cancellationToken).ConfigureAwait(false);
                var stream = new NetworkStream(socket, ownsSocket: true);
                if (FindTunnel(context.InitialRequestMessage) is { } tunnel) return new TlsWire(stream, ToPeer(tunnel));
                if (context.InitialRequestMessage.RequestUri is not { Scheme: "https" or "wss" } uri) return stream;

                TlsPeer peer = ToPeer(uri);
                if (!IsServer(context.DnsEndPoint, uri)) return new TlsWire(stream, peer);

                SslClientAuthenticationOptions copy = Copy(handler.SslOptions);
                copy.TargetHost = serverName ?? peer.Host;
                copy.ApplicationProtocols ??= ChooseProtocols(context.InitialRequestMessage);
                if (copy.RemoteCertificateValidationCallback == own)
                    copy.RemoteCertificateValidationCallback = PeerCertificates.CreateCallback(peer, verification);
                return await TlsHandshake.AuthenticateAsync(stream, copy, peer, cancellationToken).ConfigureAwait(false);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        };
        handler.PlaintextStreamFilter = (context, _) => ValueTask.FromResult(
            context.InitialRequestMessage.RequestUri is { } uri && context.PlaintextStream is SslStream
                ? new TlsErrorStream(context.PlaintextStream, ToPeer(uri)) : context.PlaintextStream);
        return handler;

        TlsPeer ToPeer(Uri uri) => new(connection, uri.DnsSafeHost, uri.Port, observations);
    }

    /// <summary>Finds the server that a proxy is asked to connect to. Returns null for other requests.</summary>
    private static Uri? FindTunnel(HttpRequestMessage request) =>
        request.Method == HttpMethod.Connect && Uri.TryCreate($"https://{request.Headers.Host}", UriKind.Absolute, out Uri? server)
            ? server : null;

    /// <summary>Whether a connection goes to the server of a request, not to a proxy.</summary>
    private static bool IsServer(DnsEndPoint endPoint, Uri uri) =>
        endPoint.Port == uri.Port && string.Equals(endPoint.Host.Trim('[', ']'), uri.IdnHost.Trim('[', ']'),
            StringComparison.OrdinalIgnoreCase);

    /// <summary>Chooses what the handler itself would offer.</summary>
    private static List<SslApplicationProtocol> ChooseProtocols(HttpRequestMessage request) =>
        request.Version.Major < 2 && request.VersionPolicy != HttpVersionPolicy.RequestVersionOrHigher ? [SslApplicationProtocol.Http11]
        : request.VersionPolicy == HttpVersionPolicy.RequestVersionExact ? [SslApplicationProtocol.Http2]
        : [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11];

    private static SslClientAuthenticationOptions Copy(SslClientAuthenticationOptions options) => new()
    {
        AllowRenegotiation = options.AllowRenegotiation,
        AllowTlsResume = options.AllowTlsResume,
        ApplicationProtocols = options.ApplicationProtocols,
        CertificateChainPolicy = options.CertificateChainPolicy,
        CertificateRevocationCheckMode = options.CertificateRevocationCheckMode,
        CipherSuitesPolicy = options.CipherSuitesPolicy,
        ClientCertificateContext = options.ClientCertificateContext,
        ClientCertificates = options.ClientCertificates,
        EnabledSslProtocols = options.EnabledSslProtocols,
        EncryptionPolicy = options.EncryptionPolicy,
        LocalCertificateSelectionCallback = options.LocalCertificateSelectionCallback,
        RemoteCertificateValidationCallback = options.RemoteCertificateValidationCallback,
    };
}

using System.Net.Security;
using System.Net.Sockets;
using Fairlead.Clients.Http;

namespace Fairlead.Tls;

/// <summary>An HTTP handler that follows a connection's TLS extras.</summary>
internal static class TlsHttpHandler
{
    public static SocketsHttpHandler Create(Connection connection, TimeProvider timeProvider)
    {
        // The handler replaces the target host by the one of each request.
        SslClientAuthenticationOptions options = TlsOptions.Create(connection, "placeholder.invalid", timeProvider);
        if (connection.Extra.GetBoolean(ConnectionHandlers.VerifyExtra) == false)
        {
#pragma warning disable CA5359 // The connection says so; a rule reports it where it is written, and clients log it.
            options.RemoteCertificateValidationCallback = static (_, _, _, _) => true;
#pragma warning restore CA5359
        }
        var handler = new SocketsHttpHandler { SslOptions = options };
        if (connection.Extra.GetString(TlsOptions.ServerNameExtra) is not { } serverName) return handler;

        // It knows no other name for a host, so with one we do the handshake ourselves: it takes a stream that speaks TLS as it is.
        handler.UseProxy = false;
        handler.ConnectCallback = async (context, cancellationToken) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(context.DnsEndPoint, cancellationToken).ConfigureAwait(false);
                var stream = new NetworkStream(socket, ownsSocket: true);
                if (context.InitialRequestMessage.RequestUri?.Scheme != Uri.UriSchemeHttps) return stream;

                var tls = new SslStream(stream);
                await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
                {
                    TargetHost = serverName,
                    EnabledSslProtocols = options.EnabledSslProtocols,
                    ClientCertificateContext = options.ClientCertificateContext,
                    CertificateChainPolicy = options.CertificateChainPolicy,
                    RemoteCertificateValidationCallback = options.RemoteCertificateValidationCallback,
                    ApplicationProtocols = context.InitialRequestMessage.Version.Major < 2
                        ? [SslApplicationProtocol.Http11]
                        : [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11],
                }, cancellationToken).ConfigureAwait(false);
                return tls;
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        };
        return handler;
    }
}

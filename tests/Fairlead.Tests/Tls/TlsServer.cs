using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Fairlead.Tests.Tls;

/// <summary>A TLS server on the loopback that answers every request with the name of the client's certificate.</summary>
internal sealed class TlsServer : IDisposable
{
    private readonly TcpListener _listener;
    private readonly SslStreamCertificateContext _certificate;
    private readonly SslProtocols _protocols;
    private readonly Func<Stream, Task<bool>> _upgrade;

    /// <param name="certificate">The server's certificate.</param>
    /// <param name="protocols">The versions of TLS.</param>
    /// <param name="intermediates">What is sent with the certificate.</param>
    /// <param name="address">Where the server listens.</param>
    /// <param name="upgrade">What is said before TLS; false to end there.</param>
    public TlsServer(
        X509Certificate2 certificate, SslProtocols protocols = SslProtocols.None, X509Certificate2[]? intermediates = null,
        IPAddress? address = null,
        Func<Stream, Task<bool>>? upgrade = null)
    {
        _certificate = SslStreamCertificateContext.Create(certificate, [.. intermediates ?? []], offline: true);
        _protocols = protocols;
        _upgrade = upgrade ?? (static _ => Task.FromResult(true));
        _listener = new TcpListener(address ?? IPAddress.Loopback, 0);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>The server name that the last client asked for.</summary>
    public string? RequestedName { get; private set; }

    public void Dispose() => _listener.Stop();

    private async Task AcceptAsync()
    {
        while (true)
        {
            TcpClient client;
            try
            {
                client = await _listener.AcceptTcpClientAsync();
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                return;
            }
            _ = ServeAsync(client);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                if (!await _upgrade(client.GetStream())) return;
                using var tls = new SslStream(client.GetStream());
                await tls.AuthenticateAsServerAsync((_, hello, _, _) =>
                {
                    RequestedName = hello.ServerName;
                    return ValueTask.FromResult(new SslServerAuthenticationOptions
                    {
                        ServerCertificateContext = _certificate,
                        EnabledSslProtocols = _protocols,
                        ClientCertificateRequired = true,
                        RemoteCertificateValidationCallback = (_, _, _, _) => true,
                    });
                }, null);
                string body = tls.RemoteCertificate?.Subject ?? "anonymous";
                await ReadRequestAsync(tls);
                await tls.WriteAsync(Encoding.ASCII.GetBytes(
                    $"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}"));
            }
            catch (Exception e) when (e is AuthenticationException or IOException or SocketException)
            {
                // The client refused us, as some tests want it to.
            }
        }
    }

    private static async Task ReadRequestAsync(SslStream tls)
    {
        var received = new StringBuilder();
        var buffer = new byte[4096];
        while (!received.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            int count = await tls.ReadAsync(buffer);
            if (count == 0) return;
            received.Append(Encoding.ASCII.GetString(buffer, 0, count));
        }
    }
}

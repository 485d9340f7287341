using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Fairlead.Tests.Tls;

/// <summary>TLS through a proxy that tunnels, and with HTTP/2.</summary>
public class TlsProxyTests
{
    private static readonly TestAuthority Authority = new("Own authority");

    [Theory]
    [InlineData("localhost", null)]
    [InlineData("db.example", ConnectionTlsReason.OtherHost)]
    public async Task Certificate_IsJudgedThroughAProxy(string name, ConnectionTlsReason? expected)
    {
        using var server = new TlsServer(Authority.Issue(name));

        Assert.Equal(expected, (await CallAsync(server.Port, answer: null))?.Reason);
    }

    [Fact]
    public async Task AnswerThatIsNoTls_IsSeenThroughAProxy() =>
        Assert.Equal(ConnectionTlsReason.NoTls, (await CallAsync(port: 1, answer: "HTTP/1.1 400 Bad Request\r\n\r\n"))?.Reason);

    private static async Task<ConnectionTlsException?> CallAsync(int port, string? answer)
    {
        using var proxy = new TcpListener(IPAddress.Loopback, 0);
        proxy.Start();
        Task tunnel = TunnelAsync(proxy, port, answer);
        using SocketsHttpHandler handler = TlsClient.Connect("http", "localhost", port, ("ssl_ca_cert", Authority.Pem))
            .CreateHttpMessageHandler();
        handler.Proxy = new WebProxy("127.0.0.1", ((IPEndPoint)proxy.LocalEndpoint).Port);
        using var http = new HttpClient(handler);
        try
        {
            await http.GetStringAsync(new Uri($"https://localhost:{port}/"), TestContext.Current.CancellationToken);
            return null;
        }
        catch (HttpRequestException e)
        {
            for (Exception? current = e; current is not null; current = current.InnerException)
            {
                if (current is ConnectionTlsException exact) return exact;
            }
            throw;
        }
        finally
        {
            http.Dispose();
            await tunnel;
        }
    }

    private static async Task TunnelAsync(TcpListener proxy, int port, string? answer)
    {
        using TcpClient client = await proxy.AcceptTcpClientAsync();
        NetworkStream near = client.GetStream();
        try
        {
            var head = new StringBuilder();
            byte[] one = new byte[1];
            while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
            {
                await near.ReadExactlyAsync(one);
                head.Append((char)one[0]);
            }
            await near.WriteAsync("HTTP/1.1 200 Connection established\r\n\r\n"u8.ToArray());
            if (answer is not null)
            {
                await near.ReadExactlyAsync(new byte[6]);
                await near.WriteAsync(Encoding.ASCII.GetBytes(answer));
                return;
            }

            using var target = new TcpClient();
            await target.ConnectAsync(IPAddress.Loopback, port);
            NetworkStream far = target.GetStream();
            await Task.WhenAny(near.CopyToAsync(far), far.CopyToAsync(near));
        }
        catch (IOException)
        {
            // The client has hung up, as it does when it refuses a certificate.
        }
    }
}

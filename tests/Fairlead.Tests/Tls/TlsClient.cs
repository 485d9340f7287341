using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.Json;

namespace Fairlead.Tests.Tls;

/// <summary>The ways in which a program meets a TLS error.</summary>
public enum TlsWay
{
    Http,
    Options,
    Stream,
    Probe,
}

internal static class TlsClient
{
    public static Connection Connect(string type, string host, int port, params (string Name, string Value)[] extras) => new()
    {
        Id = "partner_api", ConnType = type, Host = host, Port = port,
        Extra = ConnectionExtra.Parse("partner_api",
            JsonSerializer.Serialize(extras.ToDictionary(extra => extra.Name, extra => extra.Value))),
    };

    /// <summary>Connects and reads something. Returns the error, wherever it comes out; null when there is none.</summary>
    public static async Task<ConnectionTlsException?> FindErrorAsync(TlsWay way, Connection connection,
        SslProtocols protocols = SslProtocols.None)
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        if (way == TlsWay.Probe) return await connection.FindTlsProblemAsync(cancellationToken);
        try
        {
            await ReadAsync(way, connection, protocols, cancellationToken);
            return null;
        }
        catch (Exception e) when (e is ConnectionTlsException or HttpRequestException or IOException)
        {
            Assert.True(way != TlsWay.Http || e is HttpRequestException, e.ToString());
            for (Exception? current = e; current is not null; current = current.InnerException)
            {
                if (current is ConnectionTlsException exact) return exact;
            }
            throw;
        }
    }

    private static async Task ReadAsync(TlsWay way, Connection connection, SslProtocols protocols, CancellationToken cancellationToken)
    {
        string host = connection.Host!;
        if (way == TlsWay.Http)
        {
            using SocketsHttpHandler handler = connection.CreateHttpMessageHandler();
            handler.UseProxy = false;
            if (protocols != SslProtocols.None) handler.SslOptions.EnabledSslProtocols = protocols;
            using var http = new HttpClient(handler);
            await http.GetStringAsync(new UriBuilder("https", host, connection.Port!.Value).Uri, cancellationToken);
            return;
        }

        using var tcp = new TcpClient(host.Contains(':', StringComparison.Ordinal) ? AddressFamily.InterNetworkV6
            : AddressFamily.InterNetwork);
        await tcp.ConnectAsync(host, connection.Port!.Value, cancellationToken);
        Stream stream = way == TlsWay.Stream
            ? await connection.AuthenticateAsClientAsync(tcp.GetStream(), host, cancellationToken)
            : await AuthenticateAsync(tcp.GetStream(), connection, cancellationToken);
        await using (stream)
        {
            await stream.WriteAsync("GET / HTTP/1.0\r\n\r\n"u8.ToArray(), cancellationToken);
            _ = await stream.ReadAsync(new byte[1], cancellationToken);
        }
    }

    private static async Task<Stream> AuthenticateAsync(NetworkStream stream, Connection connection, CancellationToken cancellationToken)
    {
        var tls = new SslStream(stream);
        await tls.AuthenticateAsClientAsync(connection.CreateSslClientAuthenticationOptions(connection.Host!), cancellationToken);
        return tls;
    }
}

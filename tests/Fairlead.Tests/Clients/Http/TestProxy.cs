using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Fairlead.Tests.Clients.Http;

/// <summary>A proxy on the loopback that wants a login, for tunnels and for requests in clear text.</summary>
internal sealed class TestProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public TestProxy(string login)
    {
        Login = login;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>The login that is accepted, such as <c>user:password</c>.</summary>
    public string Login { get; set; }

    /// <summary>The first lines of the requests that had the login.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public void Dispose() => _listener.Stop();

    private async Task AcceptAsync()
    {
        while (true)
        {
            try
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync());
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using TcpClient kept = client;
        NetworkStream stream = client.GetStream();
        try
        {
            while (await ReadHeadAsync(stream) is { Length: > 0 } head)
            {
                string expected = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(Login));
                if (!head.Contains($"Proxy-Authorization: {expected}\r\n", StringComparison.OrdinalIgnoreCase))
                {
                    await stream.WriteAsync("HTTP/1.1 407 Refused\r\nProxy-Authenticate: Basic realm=\"proxy\"\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
                    continue;
                }

                string line = head[..head.IndexOf('\r', StringComparison.Ordinal)];
                Requests.Enqueue(line);
                string target = line.Split(' ')[1];
                bool isTunnel = line.StartsWith("CONNECT", StringComparison.Ordinal);
                var uri = new Uri(isTunnel ? $"tcp://{target}" : target);
                using var server = new TcpClient();
                await server.ConnectAsync(uri.Host, uri.Port);
                NetworkStream upstream = server.GetStream();
                if (isTunnel) await stream.WriteAsync("HTTP/1.1 200 Connected\r\n\r\n"u8.ToArray());
                else await upstream.WriteAsync(
                    Encoding.ASCII.GetBytes(head.Replace($"Proxy-Authorization: {expected}\r\n", "", StringComparison.OrdinalIgnoreCase)));
                await Task.WhenAny(stream.CopyToAsync(upstream), upstream.CopyToAsync(stream));
                return;
            }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            // One of the two has gone.
        }
    }

    private static async Task<string> ReadHeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        byte[] one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one) == 0) return "";
            head.Append((char)one[0]);
        }
        return head.ToString();
    }
}

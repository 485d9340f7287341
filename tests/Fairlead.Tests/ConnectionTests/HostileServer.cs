using System.Net;
using System.Net.Sockets;

namespace Fairlead.Tests.ConnectionTests;

/// <summary>A server on loopback that treats every client as the test says.</summary>
internal sealed class HostileServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();

    public HostileServer(Func<NetworkStream, CancellationToken, Task> serve)
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = AcceptAsync(serve);
    }

    public int Port { get; }

    /// <summary>A server that sends something and then waits.</summary>
    public static HostileServer Sending(params byte[] bytes) => new(async (stream, token) =>
    {
        await stream.WriteAsync(bytes, token);
        await Task.Delay(Timeout.Infinite, token);
    });

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync(Func<NetworkStream, CancellationToken, Task> serve)
    {
        try
        {
            while (true) _ = ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token), serve, _end.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private static async Task ServeAsync(
        TcpClient client, Func<NetworkStream, CancellationToken, Task> serve, CancellationToken cancellationToken)
    {
        using (client)
        {
            try
            {
                await serve(client.GetStream(), cancellationToken);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException)
            {
                // The client has had enough, or the test is over.
            }
        }
    }
}

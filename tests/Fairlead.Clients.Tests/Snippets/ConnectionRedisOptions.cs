using System.Net;
using Fairlead;
using StackExchange.Redis;
using StackExchange.Redis.Configuration;

/// <summary>Gives StackExchange.Redis the login of a connection, at each connect, and logs open connections in again when it changes.</summary>
public sealed class ConnectionRedisOptions(IConnectionResolver connections, [ConnectionId("redis")] string connectionId) : DefaultOptionsProvider
{
    public override string? User => connections.Get(connectionId).Login;

    public override string? Password => connections.Get(connectionId).Password?.Reveal();

    /// <summary>Connects. Dispose what is returned before the multiplexer.</summary>
    public async Task<(ConnectionMultiplexer Multiplexer, IDisposable Subscription)> ConnectAsync(ConfigurationOptions options)
    {
        await connections.GetAsync(connectionId); // later ones are then in the cache, and User and Password of one version
        options.Defaults = this;
        ConnectionMultiplexer multiplexer = await ConnectionMultiplexer.ConnectAsync(options);
        multiplexer.ConnectionFailed += async (_, failure) =>
        {
            if (failure.FailureType == ConnectionFailureType.AuthenticationFailure) await connections.TryRefreshAsync(connectionId);
        };
        return (multiplexer, connections.OnChange(connectionId, changed => _ = LogInAsync(multiplexer, changed)));
    }

    private static async Task LogInAsync(ConnectionMultiplexer multiplexer, Connection connection)
    {
        foreach (EndPoint endPoint in multiplexer.GetEndPoints())
        {
            IServer server = multiplexer.GetServer(endPoint);
            if (server.IsConnected) await server.ExecuteAsync("AUTH", connection.Login ?? "default", connection.Password?.Reveal() ?? "");
        }
    }
}

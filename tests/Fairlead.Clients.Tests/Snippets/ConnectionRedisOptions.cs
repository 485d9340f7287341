using System.Net;
using Fairlead;
using StackExchange.Redis;
using StackExchange.Redis.Configuration;

/// <summary>Gives StackExchange.Redis the login of a connection, and logs open connections in again when it changes.</summary>
public sealed class ConnectionRedisOptions(IConnectionResolver resolver, [ConnectionId("redis")] string id) : DefaultOptionsProvider
{
    private volatile Connection? _given;

    public override string? User => Give().Login; // the client asks for the user first

    public override string? Password => (_given ?? Give()).Password?.Reveal();

    /// <summary>Connects. Dispose the subscription before the multiplexer.</summary>
    public async Task<(ConnectionMultiplexer Multiplexer, IDisposable Subscription)> ConnectAsync(ConfigurationOptions options)
    {
        await resolver.GetAsync(id); // so that the client's thread need not wait for the first lookup
        options.Defaults = this;
        ConnectionMultiplexer multiplexer = await ConnectionMultiplexer.ConnectAsync(options);
        return (multiplexer, resolver.OnChange(id, changed => _ = LogInAsync(multiplexer, changed)));
    }

    private Connection Give()
    {
        // Who asks again was disconnected or refused: the login may be another by the next try. The rate of such lookups is limited.
        Connection connection = resolver.Get(id);
        if (ReferenceEquals(connection, _given)) _ = resolver.TryRefreshAsync(id, connection).AsTask();
        return _given = connection;
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

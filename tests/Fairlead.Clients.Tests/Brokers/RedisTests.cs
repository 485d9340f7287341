using Fairlead.TestServers;
using StackExchange.Redis;

namespace Fairlead.Clients.Tests.Brokers;

/// <summary>StackExchange.Redis with the options of the documentation.</summary>
public class RedisTests
{
    [Fact]
    public async Task CutConnection_ComesBackWithTheNewPassword_ThoughNobodyReportedIt()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        await using RedisServer server = await RedisServer.StartAsync(cancellationToken: cancellationToken);
        string first = TestServer.CreatePassword(), second = TestServer.CreatePassword();
        await server.SetUserAsync(RotatedBroker.User, first, cancellationToken);
        using var broker = new RotatedBroker(first);
        (ConnectionMultiplexer multiplexer, IDisposable subscription) = await ConnectAsync(server, broker);
        await using (multiplexer)
        using (subscription)
        {
            await multiplexer.GetDatabase().StringSetAsync("orders", "1");
            await server.SetUserAsync(RotatedBroker.User, second, cancellationToken);
            broker.Set(second);
            await server.ExecuteAsync(["CLIENT", "KILL", "USER", RotatedBroker.User], cancellationToken);

            Assert.Equal("1", await GetAsync(multiplexer, cancellationToken));
        }
    }

    [Fact]
    public async Task OpenConnection_IsLoggedInAgain_WhenTheUserIsReplaced()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        await using RedisServer server = await RedisServer.StartAsync(cancellationToken: cancellationToken);
        string first = TestServer.CreatePassword(), second = TestServer.CreatePassword();
        await server.SetUserAsync(RotatedBroker.User, first, cancellationToken);
        using var broker = new RotatedBroker(first);
        (ConnectionMultiplexer multiplexer, IDisposable subscription) = await ConnectAsync(server, broker);
        await using (multiplexer)
        using (subscription)
        {
            await server.SetUserAsync(RotatedBroker.User, second, cancellationToken);
            long before = await CountLoginsAsync(server, cancellationToken);
            broker.SetAndSignal(second);
            while (await CountLoginsAsync(server, cancellationToken) <= before) await Task.Delay(10, cancellationToken);

            Assert.True(await multiplexer.GetDatabase().StringSetAsync("orders", "2"));
            Assert.Equal("2", await GetAsync(multiplexer, cancellationToken));
        }
    }

    private static Task<(ConnectionMultiplexer Multiplexer, IDisposable Subscription)> ConnectAsync(
        RedisServer server, RotatedBroker broker) =>
        new ConnectionRedisOptions(broker.Connections, RotatedBroker.Id).ConnectAsync(new ConfigurationOptions
        {
            EndPoints = { { server.Host, server.Port } }, ReconnectRetryPolicy = new LinearRetry(200),
            HeartbeatInterval = TimeSpan.FromMilliseconds(200),
        });

    /// <summary>Reads until the client is connected again.</summary>
    private static async Task<string?> GetAsync(ConnectionMultiplexer multiplexer, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        while (true)
        {
            try
            {
                return await multiplexer.GetDatabase().StringGetAsync("orders");
            }
            catch (Exception e) when (e is RedisException or TimeoutException)
            {
                await Task.Delay(50, limit.Token);
            }
        }
    }

    private static async Task<long> CountLoginsAsync(RedisServer server, CancellationToken cancellationToken)
    {
        string statistics = await server.ExecuteAsync(["INFO", "commandstats"], cancellationToken);
        const string Start = "cmdstat_auth:calls=";
        string? logins = statistics.Split('\n').FirstOrDefault(static line => line.StartsWith(Start, StringComparison.Ordinal));
        return logins is null ? 0 : long.Parse(logins[Start.Length..logins.IndexOf(',', StringComparison.Ordinal)], null);
    }
}

using Fairlead.TestServers;
using RabbitMQ.Client;

namespace Fairlead.Clients.Tests.Brokers;

/// <summary>RabbitMQ.Client with the credentials provider of the documentation.</summary>
public class RabbitMqTests
{
    [Fact]
    public async Task ClosedConnection_RecoversWithTheNewPassword_AndAnOpenOneStaysOpen()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        await using RabbitMqServer server = await RabbitMqServer.StartAsync(cancellationToken: cancellationToken);
        string first = TestServer.CreatePassword(), second = TestServer.CreatePassword();
        await server.AddUserAsync(RotatedBroker.User, first, cancellationToken);
        using var broker = new RotatedBroker(first);
        var factory = new ConnectionFactory
        {
            HostName = server.Host, Port = server.Port, NetworkRecoveryInterval = TimeSpan.FromMilliseconds(200),
            CredentialsProvider = new ConnectionCredentialsProvider(broker.Connections, RotatedBroker.Id),
        };
        await using IConnection connection = await factory.CreateConnectionAsync(cancellationToken);
        await using IChannel channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        var recovered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        connection.RecoverySucceededAsync += (_, _) =>
        {
            recovered.TrySetResult();
            return Task.CompletedTask;
        };

        await server.ChangePasswordAsync(RotatedBroker.User, second, cancellationToken);
        broker.Set(second);
        await channel.QueueDeclareAsync("orders", exclusive: false, autoDelete: false, cancellationToken: cancellationToken);
        await server.CloseConnectionsAsync(cancellationToken);
        await recovered.Task.WaitAsync(TimeSpan.FromMinutes(1), cancellationToken);

        Assert.Equal(0u, await channel.MessageCountAsync("orders", cancellationToken));
    }
}

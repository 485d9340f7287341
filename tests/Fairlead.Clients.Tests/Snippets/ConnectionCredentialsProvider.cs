using Fairlead;
using RabbitMQ.Client;

/// <summary>
/// Gives RabbitMQ.Client the login of a connection, at each connect. All connections of a program share one:
/// <c>new ConnectionFactory { CredentialsProvider = provider }</c>.
/// </summary>
public sealed class ConnectionCredentialsProvider(IConnectionResolver connections, [ConnectionId("amqp")] string connectionId)
    : ICredentialsProvider
{
    private Connection? _given;

    public string Name => connectionId;

    public async Task<Credentials> GetCredentialsAsync(CancellationToken cancellationToken = default)
    {
        // Who asks again was disconnected or refused: the login may be another now. Such lookups are limited in rate and shared.
        ConnectionResolution resolution = _given is { } given
            ? await connections.TryRefreshAsync(connectionId, given, cancellationToken)
            : await connections.TryGetAsync(connectionId, cancellationToken);
        Connection connection = resolution.Connection ?? throw new ConnectionResolutionException(resolution);
        _given = connection;
        TimeSpan? validFor = resolution.ExpiresAt - DateTimeOffset.UtcNow;
        return new Credentials(connectionId, connection.Login ?? "", connection.Password?.Reveal() ?? "", validFor);
    }
}

namespace Fairlead.Generator.Tests;

/// <summary>Answers with one connection, whatever is asked for.</summary>
internal sealed class FakeResolver(Connection connection) : IConnectionResolver
{
    public ValueTask<ConnectionResolution> TryGetAsync(string connectionId, CancellationToken cancellationToken = default) =>
        new(new ConnectionResolution { ConnectionId = connectionId, Outcome = ConnectionOutcome.Found, Connection = connection });

    public ValueTask<ConnectionResolution> TryRefreshAsync(
        string connectionId, Connection? ifNotNewerThan = null, CancellationToken cancellationToken = default) =>
            TryGetAsync(connectionId, cancellationToken);

    public IDisposable OnChange(string connectionId, Action<Connection> listener) => throw new NotSupportedException();
}

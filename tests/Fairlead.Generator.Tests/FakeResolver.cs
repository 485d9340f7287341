namespace Fairlead.Generator.Tests;

/// <summary>Answers with one connection, whatever is asked for.</summary>
internal sealed class FakeResolver(Connection connection) : IConnectionResolver
{
    public Connection Get(string connectionId) => connection;

    public ValueTask<Connection> GetAsync(string connectionId, CancellationToken cancellationToken = default) => new(connection);

    public ValueTask<ConnectionResolution> TryGetAsync(string connectionId, CancellationToken cancellationToken = default) =>
        new(new ConnectionResolution { ConnectionId = connectionId, Outcome = ConnectionOutcome.Found, Connection = connection });

    public void Refresh(string connectionId)
    {
    }

    public IDisposable OnChange(string connectionId, Action<Connection> listener) => throw new NotSupportedException();
}

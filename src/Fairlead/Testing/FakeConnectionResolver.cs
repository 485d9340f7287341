using Fairlead.Core.Text;

namespace Fairlead.Testing;

/// <summary>
/// A resolver for tests: it knows a set of fakes and asks no backend. The generated <c>Connections.Fake</c> has one. Where a program's
/// services are tested as a whole, register it after <c>AddFairlead()</c>:
/// <c>services.AddSingleton&lt;IConnectionResolver&gt;(fake.Resolver)</c>.
/// </summary>
/// <param name="connections">The connections there are.</param>
/// <param name="templates">The templates there are, whose instances are made when they are asked for.</param>
public sealed class FakeConnectionResolver(IEnumerable<FakeConnection> connections, IEnumerable<FakeConnectionTemplate> templates)
    : IConnectionResolver
{
    private readonly Dictionary<string, FakeConnection> _connections =
        connections.ToDictionary(static fake => fake.Id, StringComparer.Ordinal);
    private readonly FakeConnectionTemplate[] _templates = [.. templates];

    /// <summary>Creates a resolver that knows no templates.</summary>
    /// <param name="connections">The connections there are.</param>
    public FakeConnectionResolver(IEnumerable<FakeConnection> connections) : this(connections, [])
    {
    }

    /// <inheritdoc/>
    public ValueTask<ConnectionResolution> TryGetAsync(string connectionId, CancellationToken cancellationToken = default) =>
        cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled<ConnectionResolution>(cancellationToken)
            : new(Resolve(connectionId));

    /// <inheritdoc/>
    public ValueTask<ConnectionResolution> TryRefreshAsync(
        string connectionId, Connection? ifNotNewerThan = null, CancellationToken cancellationToken = default)
    {
        Find(connectionId)?.CountRefresh();
        return TryGetAsync(connectionId, cancellationToken);
    }

    /// <summary>Calls the listener whenever a test changes the connection. Its exceptions reach the test.</summary>
    /// <param name="connectionId">The connection id.</param>
    /// <param name="listener">Gets the new connection.</param>
    /// <exception cref="ArgumentException">The connection does not exist and would never change.</exception>
    public IDisposable OnChange(string connectionId, Action<Connection> listener)
    {
        ArgumentNullException.ThrowIfNull(listener);
        FakeConnection fake = Find(connectionId)
            ?? throw new ArgumentException($"The fake has no connection '{QuotedName.Show(connectionId)}'", nameof(connectionId));
        return fake.OnChange(listener);
    }

    private ConnectionResolution Resolve(string id) => Find(id)?.Resolve()
        ?? new ConnectionResolution { ConnectionId = id, Outcome = ConnectionOutcome.NotFound, Reason = "the fake has no such connection" };

    private FakeConnection? Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return _connections.GetValueOrDefault(id)
            ?? _templates.Select(template => template.Find(id)).FirstOrDefault(static fake => fake is not null);
    }
}

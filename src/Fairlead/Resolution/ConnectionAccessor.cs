namespace Fairlead;

/// <summary>
/// One connection of the manifest under its own type. Generated code creates one per connection; it keeps the typed object for as
/// long as the connection stays the same, so a repeated get allocates nothing.
/// </summary>
/// <typeparam name="TConnection">The generated type.</typeparam>
/// <param name="id">The connection id.</param>
/// <param name="resolver">Where the connection comes from.</param>
/// <param name="create">Makes the typed object from a connection.</param>
public sealed class ConnectionAccessor<TConnection>(
    [ConnectionId] string id, IConnectionResolver resolver, Func<Connection, TConnection> create)
    where TConnection : class
{
    private volatile Typed? _current;

    /// <summary>The connection id.</summary>
    public string Id { get; } = id;

    /// <summary>The connection, for code that cannot wait. Blocks the thread while a backend that answers over a network is asked.</summary>
    /// <exception cref="ConnectionResolutionException">The connection cannot be had; the message says where it was looked for.</exception>
    public TConnection Get() => ToTyped(resolver.Get(Id));

    /// <summary>The connection. Completes at once, without allocating, while a remembered value is fresh.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="ConnectionResolutionException">The connection cannot be had; the message says where it was looked for.</exception>
    public ValueTask<TConnection> GetAsync(CancellationToken cancellationToken = default)
    {
        ValueTask<Connection> lookup = resolver.GetAsync(Id, cancellationToken);
        return lookup.IsCompletedSuccessfully ? new ValueTask<TConnection>(ToTyped(lookup.Result)) : Await(lookup);

        async ValueTask<TConnection> Await(ValueTask<Connection> pending) => ToTyped(await pending.ConfigureAwait(false));
    }

    /// <summary>The connection, or null when it cannot be had; <see cref="IConnectionResolver.TryGetAsync"/> also says why.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async ValueTask<TConnection?> TryGetAsync(CancellationToken cancellationToken = default)
    {
        ConnectionResolution resolution = await resolver.TryGetAsync(Id, cancellationToken).ConfigureAwait(false);
        return resolution.IsFound ? ToTyped(resolution.Connection) : null;
    }

    /// <summary>Forgets the remembered value, so that the next get asks the backends.</summary>
    public void Refresh() => resolver.Refresh(Id);

    /// <summary>Calls <paramref name="listener"/> whenever the connection's value has changed, until the returned object is disposed.</summary>
    /// <param name="listener">Gets the new connection. What it throws is logged and otherwise ignored.</param>
    public IDisposable OnChange(Action<TConnection> listener) => resolver.OnChange(Id, connection => listener(ToTyped(connection)));

    private TConnection ToTyped(Connection connection)
    {
        Typed? current = _current;
        if (current is not null && ReferenceEquals(current.Connection, connection)) return current.Value;

        var created = new Typed(connection, create(connection));
        _current = created;
        return created.Value;
    }

    private sealed record Typed(Connection Connection, TConnection Value);
}

using Fairlead.Caching;
using Fairlead.Resolution;

namespace Fairlead;

/// <summary>Access to one connection under its generated type. A value is converted once, then handed out until it changes.</summary>
/// <typeparam name="TConnection">The generated type.</typeparam>
/// <param name="id">The connection id.</param>
/// <param name="resolver">Resolves the connection.</param>
/// <param name="create">Creates the typed object from a connection.</param>
public sealed class ConnectionAccessor<TConnection>(
    [ConnectionId] string id, IConnectionResolver resolver, Func<Connection, TConnection> create)
    where TConnection : class
{
    private readonly ConnectionResolver? _cache = resolver as ConnectionResolver;
    private volatile CachedConnection? _cached;
    private volatile Typed? _current;

    /// <summary>Gets the connection id.</summary>
    public string Id { get; } = id;

    /// <summary>Gets the resolver that the connection comes from.</summary>
    public IConnectionResolver Resolver { get; } = resolver;

    /// <summary>
    /// Resolves the connection, for code that cannot wait asynchronously. Blocks the thread unless the connection is cached.
    /// </summary>
    /// <exception cref="ConnectionResolutionException">
    /// The connection could not be resolved; the message lists the places that were searched.
    /// </exception>
    public TConnection Get() => ToTyped(FindServed() ?? Resolver.Get(Id));

    /// <summary>Resolves the connection. Completes at once, without allocating, while the connection is cached.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="ConnectionResolutionException">
    /// The connection could not be resolved; the message lists the places that were searched.
    /// </exception>
    public ValueTask<TConnection> GetAsync(CancellationToken cancellationToken = default) =>
        FindServed() is { } served ? new ValueTask<TConnection>(ToTyped(served)) : ToTypedAsync(Resolver.GetAsync(Id, cancellationToken));

    /// <summary>
    /// Resolves the connection. Returns null if it could not be resolved; <see cref="IConnectionResolver.TryGetAsync"/> also returns the
    /// reason.
    /// </summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async ValueTask<TConnection?> TryGetAsync(CancellationToken cancellationToken = default)
    {
        ConnectionResolution resolution = await Resolver.TryGetAsync(Id, cancellationToken).ConfigureAwait(false);
        return resolution.IsFound ? ToTyped(resolution.Connection) : null;
    }

    /// <summary>
    /// Asks the backends again, for example after a server refused the connection's credentials. Callers with the same connection share one
    /// lookup; if the cache already has a newer one, it is returned at once.
    /// </summary>
    /// <param name="ifNotNewerThan">The connection that the caller used, such as <c>orders.Connection</c>; null asks the backends in any
    /// case.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="ConnectionResolutionException">
    /// The connection could not be resolved; the message lists the places that were searched.
    /// </exception>
    public ValueTask<TConnection> RefreshAsync(Connection? ifNotNewerThan = null, CancellationToken cancellationToken = default) =>
        ToTypedAsync(Resolver.RefreshAsync(Id, ifNotNewerThan, cancellationToken));

    /// <summary>
    /// Calls <paramref name="listener"/> whenever the connection's value has changed, until the returned object is disposed.
    /// </summary>
    /// <param name="listener">Receives the new connection. Its exceptions are logged and otherwise ignored.</param>
    public IDisposable OnChange(Action<TConnection> listener)
    {
        ArgumentNullException.ThrowIfNull(listener);
        return Resolver.OnChange(Id, connection => listener(ToTyped(connection)));
    }

    /// <summary>Finds what the cache serves. Its entry is looked up by the id once, which would take longer than all else does.</summary>
    private Connection? FindServed()
    {
        if (_cached?.FindServed() is { } served) return served.Connection;
        _cached = _cache?.FindEntry(Id);
        return null;
    }

    private ValueTask<TConnection> ToTypedAsync(ValueTask<Connection> lookup)
    {
        return lookup.IsCompletedSuccessfully ? new ValueTask<TConnection>(ToTyped(lookup.Result)) : Await(lookup);

        async ValueTask<TConnection> Await(ValueTask<Connection> pending) => ToTyped(await pending.ConfigureAwait(false));
    }

    internal TConnection ToTyped(Connection connection)
    {
        Typed? current = _current;
        if (current is not null && ReferenceEquals(current.Connection, connection)) return current.Value;

        var created = new Typed(connection, create(connection));
        _current = created;
        return created.Value;
    }

    private sealed record Typed(Connection Connection, TConnection Value);
}

namespace Fairlead;

/// <summary>
/// Resolves connections by id from the configured backends and caches them. Thread-safe; one per program. Most code calls extension methods
/// such as <see cref="ConnectionResolverExtensions.GetAsync"/>.
/// </summary>
public interface IConnectionResolver
{
    /// <summary>
    /// Resolves a connection, or returns why it can't be resolved; no expected outcome throws. Completes at once, without allocating, while
    /// the connection is cached.
    /// </summary>
    /// <param name="connectionId">The connection id.</param>
    /// <param name="cancellationToken">Stops waiting; a lookup that other callers wait for continues.</param>
    ValueTask<ConnectionResolution> TryGetAsync([ConnectionId] string connectionId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Asks the backends again, for example after a server refused the connection's credentials. Callers with the same connection share one
    /// lookup; if the cache already has a newer one, it is returned at once. Refreshes of one connection are rate-limited: above the limit
    /// the cached connection is returned.
    /// </summary>
    /// <param name="connectionId">The connection id.</param>
    /// <param name="ifNotNewerThan">The connection that the caller used; null asks the backends in any case.</param>
    /// <param name="cancellationToken">Stops waiting; a lookup that other callers wait for continues.</param>
    ValueTask<ConnectionResolution> TryRefreshAsync(
        [ConnectionId] string connectionId, Connection? ifNotNewerThan = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Calls <paramref name="listener"/> whenever the connection's value has changed, until the returned object is disposed. A lookup that
    /// fails is not a change; the value after it is compared with the last good one.
    /// </summary>
    /// <param name="connectionId">The connection id.</param>
    /// <param name="listener">Receives the new connection. Its exceptions are logged and otherwise ignored.</param>
    IDisposable OnChange([ConnectionId] string connectionId, Action<Connection> listener);
}

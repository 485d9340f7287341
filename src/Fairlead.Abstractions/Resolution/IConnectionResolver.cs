namespace Fairlead;

/// <summary>
/// Resolves connections by id from the configured backends and caches them. Thread-safe; one per program. What most code calls,
/// such as <see cref="ConnectionResolverExtensions.GetAsync"/>, are extension methods.
/// </summary>
public interface IConnectionResolver
{
    /// <summary>
    /// Resolves a connection, or says why it cannot be resolved; no expected outcome throws. Completes at once, without allocating, while the
    /// connection is cached.
    /// </summary>
    /// <param name="connectionId">The connection id.</param>
    /// <param name="cancellationToken">Stops waiting; a lookup that other callers wait for goes on.</param>
    ValueTask<ConnectionResolution> TryGetAsync([ConnectionId] string connectionId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Asks the backends again, as a program does whose server refused the connection's credentials. Callers that saw the same connection join one
    /// lookup; where the cache already has a newer one, it is returned at once. Refreshes of one connection are limited in rate: within
    /// the limit the cached connection is returned.
    /// </summary>
    /// <param name="connectionId">The connection id.</param>
    /// <param name="ifNotNewerThan">The connection that the caller used; null asks the backends in any case.</param>
    /// <param name="cancellationToken">Stops waiting; a lookup that other callers wait for goes on.</param>
    ValueTask<ConnectionResolution> TryRefreshAsync(
        [ConnectionId] string connectionId, Connection? ifNotNewerThan = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Calls <paramref name="listener"/> whenever the connection's value has changed, until the returned object is disposed. A lookup that fails is
    /// not a change; the value after it is compared with the last good one.
    /// </summary>
    /// <param name="connectionId">The connection id.</param>
    /// <param name="listener">Receives the new connection. What it throws is logged and otherwise ignored.</param>
    IDisposable OnChange([ConnectionId] string connectionId, Action<Connection> listener);
}

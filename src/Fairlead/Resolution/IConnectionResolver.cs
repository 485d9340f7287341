namespace Fairlead;

/// <summary>Finds connections by id in the configured backends, and remembers them for a while. Thread-safe; one per program.</summary>
public interface IConnectionResolver
{
    /// <summary>The connection. Completes at once, without allocating, while a remembered value is fresh.</summary>
    /// <param name="connectionId">The connection id.</param>
    /// <param name="cancellationToken">Stops waiting; a lookup that others wait for too goes on.</param>
    /// <exception cref="ConnectionResolutionException">The connection cannot be had; the message says where it was looked for.</exception>
    ValueTask<Connection> GetAsync([ConnectionId] string connectionId, CancellationToken cancellationToken = default);

    /// <summary>The connection, or why it cannot be had. No expected outcome throws.</summary>
    /// <param name="connectionId">The connection id.</param>
    /// <param name="cancellationToken">Stops waiting; a lookup that others wait for too goes on.</param>
    ValueTask<ConnectionResolution> TryGetAsync([ConnectionId] string connectionId, CancellationToken cancellationToken = default);

    /// <summary>The connection, for code that cannot wait. Blocks the thread while a backend that answers over a network is asked.</summary>
    /// <param name="connectionId">The connection id.</param>
    /// <exception cref="ConnectionResolutionException">The connection cannot be had; the message says where it was looked for.</exception>
    Connection Get([ConnectionId] string connectionId);

    /// <summary>Forgets the remembered value, so that the next caller asks the backends; with listeners they are asked right away.</summary>
    /// <param name="connectionId">The connection id.</param>
    void Refresh([ConnectionId] string connectionId);

    /// <summary>
    /// Calls <paramref name="listener"/> whenever the connection's value has changed, until the returned object is disposed.
    /// A lookup that fails is no change; the value after it is compared with the last good one.
    /// </summary>
    /// <param name="connectionId">The connection id.</param>
    /// <param name="listener">Gets the new connection. What it throws is logged and otherwise ignored.</param>
    IDisposable OnChange([ConnectionId] string connectionId, Action<Connection> listener);
}

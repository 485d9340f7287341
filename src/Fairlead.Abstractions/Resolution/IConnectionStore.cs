namespace Fairlead;

/// <summary>
/// Creates, changes and deletes connections at run time, in the first writable backend. This process's cache has a write at once; other
/// processes get it when their backend reports the change, at the latest with their next refresh.
/// </summary>
public interface IConnectionStore
{
    /// <summary>
    /// Finds the backend's values of a connection, without those of the manifest and other backends. Returns null if it has none.
    /// </summary>
    /// <param name="connectionId">The connection id.</param>
    /// <param name="cancellationToken">Cancels the lookup.</param>
    /// <exception cref="ConnectionResolutionException">The backend can't be read, or has a value that can't be parsed.</exception>
    ValueTask<StoredConnection?> FindAsync([ConnectionId] string connectionId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Creates a connection, or replaces the version that the caller read. Two writers never undo each other's work: the second gets a
    /// conflict.
    /// </summary>
    /// <param name="connectionId">The connection id.</param>
    /// <param name="fields">All fields of the connection, by the names of <see cref="BackendField"/>; at least one.</param>
    /// <param name="version">The version to replace; null creates a connection that must not exist yet.</param>
    /// <param name="cancellationToken">Cancels the write, which may still have happened.</param>
    /// <exception cref="ArgumentException">The id or a field name is not valid.</exception>
    ValueTask<BackendWriteResult> WriteAsync(
        [ConnectionId] string connectionId, IReadOnlyDictionary<string, Secret> fields, string? version,
        CancellationToken cancellationToken = default);

    /// <summary>Deletes a connection.</summary>
    /// <param name="connectionId">The connection id.</param>
    /// <param name="version">The version that the caller read.</param>
    /// <param name="cancellationToken">Cancels the write, which may still have happened.</param>
    ValueTask<BackendWriteResult> DeleteAsync([ConnectionId] string connectionId, string version,
        CancellationToken cancellationToken = default);
}

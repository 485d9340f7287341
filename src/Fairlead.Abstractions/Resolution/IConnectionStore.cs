namespace Fairlead;

/// <summary>
/// Connections that a program creates, changes and deletes at run time, in the first of its backends that can be written. A write is in this process's cache
/// at once; other processes hear of it as their backend tells changes, at the latest when their copy is due for refresh.
/// </summary>
public interface IConnectionStore
{
    /// <summary>Finds what the backend holds of a connection, without what the manifest and other backends say. Returns null if it holds nothing.</summary>
    /// <param name="connectionId">The connection id.</param>
    /// <param name="cancellationToken">Cancels the lookup.</param>
    /// <exception cref="ConnectionResolutionException">The backend cannot be read, or has a value that cannot be parsed.</exception>
    ValueTask<StoredConnection?> FindAsync([ConnectionId] string connectionId, CancellationToken cancellationToken = default);

    /// <summary>Creates a connection, or replaces the version that the caller saw. Two writers never undo each other's work: the second gets a conflict.</summary>
    /// <param name="connectionId">The connection id.</param>
    /// <param name="fields">All fields that the connection shall have, by the names of <see cref="BackendField"/>; at least one.</param>
    /// <param name="version">The version that is replaced; null creates a connection that must not exist yet.</param>
    /// <param name="cancellationToken">Cancels the write, which may have happened all the same.</param>
    /// <exception cref="ArgumentException">The id or a field name is not valid.</exception>
    ValueTask<BackendWriteResult> WriteAsync(
        [ConnectionId] string connectionId, IReadOnlyDictionary<string, Secret> fields, string? version, CancellationToken cancellationToken = default);

    /// <summary>Deletes a connection.</summary>
    /// <param name="connectionId">The connection id.</param>
    /// <param name="version">The version that the caller saw.</param>
    /// <param name="cancellationToken">Cancels the write, which may have happened all the same.</param>
    ValueTask<BackendWriteResult> DeleteAsync([ConnectionId] string connectionId, string version, CancellationToken cancellationToken = default);
}

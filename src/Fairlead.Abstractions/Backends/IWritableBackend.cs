namespace Fairlead;

/// <summary>
/// A backend whose connections can be written. Every write names the version that the writer saw, so that two writers never undo each
/// other's work: the second is told that there is a newer version.
/// </summary>
public interface IWritableBackend : ISecretsBackend
{
    /// <summary>
    /// Creates or replaces a whole connection: fields that the write omits are removed. Every expected outcome is a result; an exception
    /// counts as unavailable, and the write may or may not have happened. A result never quotes a value.
    /// </summary>
    /// <param name="write">The fields to write and the version to replace.</param>
    /// <param name="cancellationToken">Cancelled when the result is no longer wanted or took too long.</param>
    ValueTask<BackendWriteResult> WriteAsync(BackendWrite write, CancellationToken cancellationToken);

    /// <summary>Deletes a connection.</summary>
    /// <param name="request">The connection to delete.</param>
    /// <param name="version">The version that the caller read, from <see cref="BackendAnswer.Version"/>.</param>
    /// <param name="cancellationToken">Cancelled when the result is no longer wanted or took too long.</param>
    ValueTask<BackendWriteResult> DeleteAsync(BackendRequest request, string version, CancellationToken cancellationToken);
}

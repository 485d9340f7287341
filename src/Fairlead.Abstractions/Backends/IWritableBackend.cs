namespace Fairlead;

/// <summary>
/// A backend whose connections can be written. Every write names the version that the writer saw, so that two writers never undo each other's work:
/// the second is told that there is a newer version.
/// </summary>
public interface IWritableBackend : ISecretsBackend
{
    /// <summary>
    /// Creates or replaces a connection as a whole: fields that the write leaves out are gone afterwards. Every expected outcome is a result; what is
    /// thrown nevertheless counts as unavailable, and the write may then have happened or not. A result never quotes a value.
    /// </summary>
    /// <param name="write">What is written, over which version.</param>
    /// <param name="cancellationToken">Cancelled when the result is no longer wanted or took too long.</param>
    ValueTask<BackendWriteResult> WriteAsync(BackendWrite write, CancellationToken cancellationToken);

    /// <summary>Deletes a connection: afterwards it is not found.</summary>
    /// <param name="request">Which connection.</param>
    /// <param name="version">The version that the caller saw, as <see cref="BackendAnswer.Version"/> says it.</param>
    /// <param name="cancellationToken">Cancelled when the result is no longer wanted or took too long.</param>
    ValueTask<BackendWriteResult> DeleteAsync(BackendRequest request, string version, CancellationToken cancellationToken);
}

namespace Fairlead;

/// <summary>A backend that can look several connections up in one call, as at the start of a program.</summary>
public interface IBatchSecretsBackend : ISecretsBackend
{
    /// <summary>Gets how many connections one call takes at most; at least 1.</summary>
    int MaximumBatchSize { get; }

    /// <summary>
    /// Looks up several connections. The rules of <see cref="ISecretsBackend.FindAsync"/> apply to each answer, and one connection's
    /// failure does not affect the others.
    /// </summary>
    /// <param name="requests">The connections to look up; at most <see cref="MaximumBatchSize"/>, each id once.</param>
    /// <param name="cancellationToken">Cancelled when the answers are no longer wanted or took too long.</param>
    /// <returns>The answers, in the order of the requests.</returns>
    ValueTask<IReadOnlyList<BackendAnswer>> FindManyAsync(IReadOnlyList<BackendRequest> requests, CancellationToken cancellationToken);
}

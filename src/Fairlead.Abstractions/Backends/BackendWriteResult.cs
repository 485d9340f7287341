namespace Fairlead;

/// <summary>The result of a write. Contains no values.</summary>
public sealed class BackendWriteResult
{
    private BackendWriteResult(BackendWriteOutcome outcome, string? place, string? version, string? reason)
    {
        Outcome = outcome;
        Place = place;
        Version = version;
        Reason = reason;
    }

    /// <summary>Gets the outcome.</summary>
    public BackendWriteOutcome Outcome { get; }

    /// <summary>Gets where the connection was written; null if nothing was written.</summary>
    public string? Place { get; }

    /// <summary>Gets the new version; null if nothing was written or the connection was deleted.</summary>
    public string? Version { get; }

    /// <summary>Gets why nothing was written, without a value; null if the outcome is enough.</summary>
    public string? Reason { get; }

    /// <summary>Gets how long the backend asks callers to wait (HTTP 429, 503); null if it doesn't.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Creates the result of a successful write.</summary>
    /// <param name="place">Where it was written, in words.</param>
    /// <param name="version">The new version, which a read also returns.</param>
    public static BackendWriteResult Written(string place, string version)
    {
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(version);
        return new(BackendWriteOutcome.Succeeded, place, version, null);
    }

    /// <summary>Creates the result of a successful deletion.</summary>
    /// <param name="place">Where it was.</param>
    public static BackendWriteResult Deleted(string place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return new(BackendWriteOutcome.Succeeded, place, null, null);
    }

    /// <summary>
    /// Creates the result for a backend that has a different version than the writer read, or unexpectedly has or lacks the connection.
    /// </summary>
    /// <param name="reason">What the backend has, without a value.</param>
    public static BackendWriteResult Conflict(string reason) => Fail(BackendWriteOutcome.Conflict, reason);

    /// <summary>Creates the result for a program that lacks permission to write the connection.</summary>
    /// <param name="reason">The service's message, and the permission that is needed.</param>
    public static BackendWriteResult Denied(string reason) => Fail(BackendWriteOutcome.Denied, reason);

    /// <summary>Creates the result for a connection that the backend can't store.</summary>
    /// <param name="reason">The obstacle, without a value.</param>
    public static BackendWriteResult Rejected(string reason) => Fail(BackendWriteOutcome.Rejected, reason);

    /// <summary>Creates the result for a backend that could not be reached. The write may have happened.</summary>
    /// <param name="reason">What went wrong, without a value.</param>
    public static BackendWriteResult Unavailable(string reason) => Unavailable(reason, null);

    /// <summary>Creates the result for a backend that could not be reached or asks callers to wait. The write may have happened.</summary>
    /// <param name="reason">What went wrong, without a value.</param>
    /// <param name="retryAfter">How long the backend asks callers to wait; null if it doesn't.</param>
    public static BackendWriteResult Unavailable(string reason, TimeSpan? retryAfter) =>
        Fail(BackendWriteOutcome.Unavailable, reason, retryAfter);

    private static BackendWriteResult Fail(BackendWriteOutcome outcome, string reason, TimeSpan? retryAfter = null)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return new(outcome, null, null, reason) { RetryAfter = retryAfter };
    }
}

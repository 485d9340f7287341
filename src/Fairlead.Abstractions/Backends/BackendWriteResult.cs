namespace Fairlead;

/// <summary>What came of a write. Holds no values.</summary>
public sealed class BackendWriteResult
{
    private BackendWriteResult(BackendWriteOutcome outcome, string? place, string? version, string? reason)
    {
        Outcome = outcome;
        Place = place;
        Version = version;
        Reason = reason;
    }

    /// <summary>Gets what came of it.</summary>
    public BackendWriteOutcome Outcome { get; }

    /// <summary>Gets where the connection is written; null where nothing is.</summary>
    public string? Place { get; }

    /// <summary>Gets the new version; null where nothing is written, or a connection was deleted.</summary>
    public string? Version { get; }

    /// <summary>Gets why nothing is written, without a value; null when the outcome says it all.</summary>
    public string? Reason { get; }

    /// <summary>Gets how long the backend asked to be left alone (HTTP 429, 503); null when it did not.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The connection is written.</summary>
    /// <param name="place">Where, as people would say it.</param>
    /// <param name="version">The new version, which a read says too.</param>
    public static BackendWriteResult Written(string place, string version)
    {
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(version);
        return new(BackendWriteOutcome.Succeeded, place, version, null);
    }

    /// <summary>The connection is deleted.</summary>
    /// <param name="place">Where it was.</param>
    public static BackendWriteResult Deleted(string place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return new(BackendWriteOutcome.Succeeded, place, null, null);
    }

    /// <summary>The backend has another version than the writer saw, or has or lacks the connection against expectation.</summary>
    /// <param name="reason">What it has, without a value.</param>
    public static BackendWriteResult Conflict(string reason) => Fail(BackendWriteOutcome.Conflict, reason);

    /// <summary>The program may not write the connection.</summary>
    /// <param name="reason">What the service said, and which permission is needed.</param>
    public static BackendWriteResult Denied(string reason) => Fail(BackendWriteOutcome.Denied, reason);

    /// <summary>The connection cannot be stored here.</summary>
    /// <param name="reason">What is in the way, without a value.</param>
    public static BackendWriteResult Rejected(string reason) => Fail(BackendWriteOutcome.Rejected, reason);

    /// <summary>The backend could not be reached. The write may have happened.</summary>
    /// <param name="reason">What went wrong, without a value.</param>
    public static BackendWriteResult Unavailable(string reason) => Unavailable(reason, null);

    /// <summary>The backend could not be reached, or asked to be left alone. The write may have happened.</summary>
    /// <param name="reason">What went wrong, without a value.</param>
    /// <param name="retryAfter">How long the backend asked to be left alone; null when it did not.</param>
    public static BackendWriteResult Unavailable(string reason, TimeSpan? retryAfter) =>
        Fail(BackendWriteOutcome.Unavailable, reason, retryAfter);

    private static BackendWriteResult Fail(BackendWriteOutcome outcome, string reason, TimeSpan? retryAfter = null)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return new(outcome, null, null, reason) { RetryAfter = retryAfter };
    }
}

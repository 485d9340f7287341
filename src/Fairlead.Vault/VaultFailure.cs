namespace Fairlead.Vault;

/// <summary>Why there is no answer of the service to work with.</summary>
/// <param name="Outcome">What it means for a lookup.</param>
/// <param name="Reason">What went wrong, in our own words.</param>
/// <param name="RetryAfter">How long the service asked to be left alone.</param>
internal sealed record VaultFailure(BackendOutcome Outcome, string? Reason, TimeSpan? RetryAfter = null)
{
    public static VaultFailure Denied(string reason) => new(BackendOutcome.Denied, reason);

    public static VaultFailure Unavailable(string reason, TimeSpan? retryAfter = null) =>
        new(BackendOutcome.Unavailable, reason, retryAfter);

    /// <summary>Makes it the answer to a lookup.</summary>
    public BackendAnswer ToAnswer(IReadOnlyList<string> places) => Outcome switch
    {
        BackendOutcome.Denied => BackendAnswer.Denied(places, Reason),
        BackendOutcome.NotFound => BackendAnswer.NotFound(places, Reason),
        BackendOutcome.Malformed => BackendAnswer.Malformed(places, Reason ?? ""),
        _ => BackendAnswer.Unavailable(places, Reason) with { RetryAfter = RetryAfter },
    };

    /// <summary>Makes it the result of a write.</summary>
    public BackendWriteResult ToResult() => Outcome switch
    {
        BackendOutcome.Denied => BackendWriteResult.Denied(Reason ?? ""),
        BackendOutcome.NotFound or BackendOutcome.Malformed => BackendWriteResult.Rejected(Reason ?? ""),
        _ => BackendWriteResult.Unavailable(Reason ?? ""),
    };
}

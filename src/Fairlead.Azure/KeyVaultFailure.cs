namespace Fairlead.Azure;

/// <summary>Why there is no answer of the service to work with.</summary>
/// <param name="Outcome">What it means for a lookup.</param>
/// <param name="Reason">What went wrong, in our own words.</param>
/// <param name="RetryAfter">How long the service asked to be left alone.</param>
internal sealed record KeyVaultFailure(BackendOutcome Outcome, string? Reason, TimeSpan? RetryAfter = null)
{
    /// <summary>The service's code for the case; null where it gave none.</summary>
    public string? Code { get; init; }

    public static KeyVaultFailure Denied(string reason) => new(BackendOutcome.Denied, reason);

    public static KeyVaultFailure Unavailable(string reason, TimeSpan? retryAfter = null) =>
        new(BackendOutcome.Unavailable, reason, retryAfter);

    /// <summary>Makes it the answer to a lookup.</summary>
    public BackendAnswer ToAnswer(IReadOnlyList<string> places) => Outcome switch
    {
        BackendOutcome.Denied => BackendAnswer.Denied(places, Reason),
        BackendOutcome.NotFound => BackendAnswer.NotFound(places, Reason),
        _ => BackendAnswer.Unavailable(places, Reason) with { RetryAfter = RetryAfter },
    };

    /// <summary>Makes it the result of a write.</summary>
    public BackendWriteResult ToResult() => this switch
    {
        { Outcome: BackendOutcome.Denied } => BackendWriteResult.Denied(Reason ?? ""),
        { Outcome: BackendOutcome.NotFound } => BackendWriteResult.Conflict(Reason ?? "it does not exist, or was deleted"),
        _ => BackendWriteResult.Unavailable(Reason ?? "", RetryAfter),
    };
}

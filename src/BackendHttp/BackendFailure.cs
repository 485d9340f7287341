namespace Fairlead.BackendHttp;

/// <summary>Why there is no answer of a service to work with, or none that is a connection.</summary>
/// <param name="Outcome">What it means for a lookup.</param>
/// <param name="Reason">What went wrong, in our own words; null when the outcome says it all.</param>
/// <param name="RetryAfter">How long the service asked to be left alone.</param>
internal sealed record BackendFailure(BackendOutcome Outcome, string? Reason, TimeSpan? RetryAfter = null)
{
    /// <summary>How long a service is left alone that asked for it without saying for how long.</summary>
    private static readonly TimeSpan DefaultRetryAfter = TimeSpan.FromSeconds(10);

    /// <summary>Gets the service's code for the case; null where it gave none.</summary>
    public string? Code { get; init; }

    public static BackendFailure Denied(string reason) => new(BackendOutcome.Denied, reason);

    public static BackendFailure Unavailable(string reason, TimeSpan? retryAfter = null) =>
        new(BackendOutcome.Unavailable, reason, retryAfter);

    /// <summary>The service asks for fewer requests.</summary>
    public static BackendFailure Throttled(string reason, TimeSpan? retryAfter) => Unavailable(reason, retryAfter ?? DefaultRetryAfter);

    /// <summary>Makes it the answer to a lookup.</summary>
    public BackendAnswer ToAnswer(IReadOnlyList<string> places) => Outcome switch
    {
        BackendOutcome.Denied => BackendAnswer.Denied(places, Reason),
        BackendOutcome.NotFound => BackendAnswer.NotFound(places, Reason),
        BackendOutcome.Malformed => BackendAnswer.Malformed(places, Reason ?? ""),
        _ => BackendAnswer.Unavailable(places, Reason) with { RetryAfter = RetryAfter },
    };

    /// <summary>Makes it the result of a write. What is not found, or cannot be a connection, is a place that cannot be written.</summary>
    public BackendWriteResult ToWriteResult() => Outcome switch
    {
        BackendOutcome.Denied => BackendWriteResult.Denied(Reason ?? ""),
        BackendOutcome.NotFound or BackendOutcome.Malformed => BackendWriteResult.Rejected(Reason ?? ""),
        _ => BackendWriteResult.Unavailable(Reason ?? "", RetryAfter),
    };
}

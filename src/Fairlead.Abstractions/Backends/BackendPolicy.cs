namespace Fairlead;

/// <summary>
/// Options for asking a backend, and for asking the next one if this one fails. Falling through is off by default: the next backend may
/// have a different value, and a program should not switch databases because a secrets service restarts.
/// </summary>
public sealed class BackendPolicy
{
    /// <summary>Gets or sets a value indicating whether the next backend is asked when this one denies access.</summary>
    public bool FallThroughWhenDenied { get; set; }

    /// <summary>Gets or sets a value indicating whether the next backend is asked when this one is unavailable.</summary>
    public bool FallThroughWhenUnavailable { get; set; }

    /// <summary>Gets or sets a value indicating whether the next backend is asked when this one's value could not be parsed.</summary>
    public bool FallThroughWhenMalformed { get; set; }

    /// <summary>Gets or sets how long this backend may take to answer; after that it counts as unavailable. Default: 30 seconds.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets how many lookups this backend handles at a time; others wait. Default: 32.</summary>
    public int MaximumConcurrency { get; set; } = 32;

    /// <summary>
    /// Gets or sets how long a connection from this backend is used before it is asked again; null uses <c>FairleadOptions.TimeToLive</c>.
    /// </summary>
    public TimeSpan? TimeToLive { get; set; }

    internal bool FallsThrough(BackendOutcome outcome) => outcome switch
    {
        BackendOutcome.NotFound => true,
        BackendOutcome.Denied => FallThroughWhenDenied,
        BackendOutcome.Unavailable => FallThroughWhenUnavailable,
        BackendOutcome.Malformed => FallThroughWhenMalformed,
        _ => false,
    };
}

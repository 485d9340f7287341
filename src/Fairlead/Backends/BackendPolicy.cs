namespace Fairlead;

/// <summary>
/// When the next backend is asked although this one did not say "not found". All off by default: the value that the next backend
/// has may be another one, and a program should not change its database because Vault restarts.
/// </summary>
public sealed class BackendPolicy
{
    /// <summary>Ask the next backend when this one denies access.</summary>
    public bool FallThroughWhenDenied { get; set; }

    /// <summary>Ask the next backend when this one is unavailable.</summary>
    public bool FallThroughWhenUnavailable { get; set; }

    /// <summary>Ask the next backend when this one's value makes no sense.</summary>
    public bool FallThroughWhenMalformed { get; set; }

    /// <summary>How long this backend may take to answer; after that it counts as unavailable. Default: 30 seconds.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    internal bool FallsThrough(ConnectionOutcome outcome) => outcome switch
    {
        ConnectionOutcome.NotFound => true,
        ConnectionOutcome.Denied => FallThroughWhenDenied,
        ConnectionOutcome.Unavailable => FallThroughWhenUnavailable,
        ConnectionOutcome.Malformed => FallThroughWhenMalformed,
        _ => false,
    };
}

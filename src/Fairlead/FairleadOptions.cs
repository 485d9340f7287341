namespace Fairlead;

/// <summary>How connections are remembered.</summary>
public sealed class FairleadOptions
{
    /// <summary>
    /// How long a resolved connection is used before the backends are asked again. A backend's own expiry ends it earlier, a change
    /// that a backend reports at once. Default: 5 minutes.
    /// </summary>
    public TimeSpan TimeToLive { get; set; } = TimeSpan.FromMinutes(5);
}

namespace Fairlead;

/// <summary>Options for caching one connection; null uses the value of <see cref="FairleadOptions"/>.</summary>
public sealed class ConnectionOptions
{
    /// <summary>Gets or sets how long the connection is used before the backends are asked again.</summary>
    public TimeSpan? TimeToLive { get; set; }

    /// <summary>Gets or sets how long the connection is used after its time to live while its backend is unavailable.</summary>
    public TimeSpan? MaxStale { get; set; }
}

namespace Fairlead.Caching;

/// <summary>What the cache has of one connection. <c>docs/decisions</c> has the table of events and transitions.</summary>
internal enum CacheState
{
    /// <summary>Nothing is known.</summary>
    Empty,

    /// <summary>A value is served; near its end a lookup is started ahead.</summary>
    Fresh,

    /// <summary>The last good value is served although lookups fail; they are repeated in the background.</summary>
    Stale,

    /// <summary>The failure of the last lookup is served until it is time to ask again.</summary>
    Failed,

    /// <summary>What was served is over, or its source has changed: the next caller waits for a lookup.</summary>
    Expired,
}

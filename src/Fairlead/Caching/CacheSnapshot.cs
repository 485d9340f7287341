using Fairlead.Resolution;

namespace Fairlead.Caching;

/// <summary>
/// What is served for one connection, from when and for how long. Times are UTC ticks: a process that was suspended sees at once that time
/// has passed.
/// </summary>
internal sealed class CacheSnapshot
{
    public required CacheState State { get; init; }

    /// <summary>What callers get.</summary>
    public required ConnectionResolution Resolution { get; init; }

    /// <summary>When it was made.</summary>
    public required long Since { get; init; }

    /// <summary>For how long it is served.</summary>
    public required long ValidFor { get; init; }

    /// <summary>After which time the next caller starts a lookup in the background.</summary>
    public required long RefreshAfter { get; init; }

    /// <summary>The last good value, for as long as it may be served stale; null where there is none.</summary>
    public ConnectionResolution? LastGood { get; init; }

    /// <summary>Until when the last good value may be served.</summary>
    public long StaleUntil { get; init; }

    /// <summary>Whether a backend asked to be left alone until the next lookup is due.</summary>
    public bool IsLeftAlone { get; init; }

    /// <summary>How many lookups in a row have failed.</summary>
    public int Failures { get; init; }

    /// <summary>True while the snapshot is served. A clock that was set back ends it, too.</summary>
    public bool IsValid(long now) => (ulong)(now - Since) < (ulong)ValidFor;

    /// <summary>True when a lookup should be started although the snapshot is served.</summary>
    public bool IsDue(long now) => now - Since >= RefreshAfter;

    /// <summary>The same, no longer served: its source has changed.</summary>
    public CacheSnapshot Expire() => new()
    {
        State = CacheState.Expired, Resolution = Resolution, Since = Since, ValidFor = 0, RefreshAfter = 0,
        LastGood = LastGood, StaleUntil = StaleUntil, Failures = Failures,
    };
}

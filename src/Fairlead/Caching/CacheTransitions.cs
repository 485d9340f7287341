using Fairlead.Resolution;

namespace Fairlead.Caching;

/// <summary>Decides what a lookup's result makes of a connection's cache entry: the pure part of the state machine.</summary>
internal sealed class CacheTransitions(FairleadOptions options, Func<double> random)
{
    /// <summary>The part of a time to live after which a connection in use is looked up ahead.</summary>
    private const double RefreshAhead = 0.8;

    private const int MostDoublings = 20;

    /// <summary>A backend whose answers have already expired must not be asked in a loop.</summary>
    private static readonly TimeSpan ShortestLife = TimeSpan.FromSeconds(1);

    /// <summary>A service that asks for more has made a mistake.</summary>
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromDays(1);

    /// <summary>Returns what is served after a lookup.</summary>
    /// <param name="last">What was served before; null where nothing was.</param>
    /// <param name="result">The lookup's result.</param>
    /// <param name="now">The time.</param>
    public CacheSnapshot Next(CacheSnapshot? last, LookupResult result, DateTimeOffset now) =>
        result.Resolution.IsFound ? ToFresh(result, now) : ToFailed(last, result, now);

    private CacheSnapshot ToFresh(LookupResult result, DateTimeOffset now)
    {
        string id = result.Resolution.ConnectionId;
        options.Connections.TryGetValue(id, out ConnectionOptions? own);
        TimeSpan timeToLive = Vary(own?.TimeToLive ?? result.TimeToLive ?? options.TimeToLive);
        TimeSpan maxStale = own?.MaxStale ?? options.MaxStale;
        TimeSpan untilExpiry = result.ExpiresAt is { } end ? end - now : TimeSpan.MaxValue;
        if (untilExpiry < ShortestLife) untilExpiry = ShortestLife;

        TimeSpan life = timeToLive < untilExpiry ? timeToLive : untilExpiry;
        long staleUntil = untilExpiry - life < maxStale ? (now + untilExpiry).UtcTicks : (now + life + maxStale).UtcTicks;
        return new CacheSnapshot
        {
            State = CacheState.Fresh,
            Resolution = result.Resolution,
            Since = now.UtcTicks,
            ValidFor = life.Ticks,
            RefreshAfter = (long)(life.Ticks * RefreshAhead),
            LastGood = result.Resolution,
            StaleUntil = staleUntil,
        };
    }

    private CacheSnapshot ToFailed(CacheSnapshot? last, LookupResult result, DateTimeOffset now)
    {
        int failures = (last?.Failures ?? 0) + 1;
        TimeSpan delay = GetDelay(result, failures);
        bool mayBeStale = result.IsTransient && last?.LastGood is not null && now.UtcTicks < last.StaleUntil;
        if (!mayBeStale)
        {
            return new CacheSnapshot
            {
                State = CacheState.Failed, Resolution = result.Resolution, Since = now.UtcTicks, ValidFor = delay.Ticks,
                RefreshAfter = long.MaxValue,
                LastGood = result.IsTransient ? last?.LastGood : null, StaleUntil = last?.StaleUntil ?? 0, Failures = failures,
                IsLeftAlone = result.RetryAfter is not null,
            };
        }

        return new CacheSnapshot
        {
            State = CacheState.Stale,
            Resolution = last!.LastGood!.ToStale(result.Resolution),
            Since = now.UtcTicks,
            ValidFor = last.StaleUntil - now.UtcTicks,
            RefreshAfter = delay.Ticks,
            LastGood = last.LastGood,
            StaleUntil = last.StaleUntil,
            Failures = failures,
            IsLeftAlone = result.RetryAfter is not null,
        };
    }

    /// <summary>Returns how long nobody asks again: longer with each failure, and at least as long as the backend asked for.</summary>
    private TimeSpan GetDelay(LookupResult result, int failures)
    {
        TimeSpan first = result.Resolution.Outcome switch
        {
            _ when result.IsTransient => options.RetryDelay,
            ConnectionOutcome.Denied => options.DeniedRetryDelay,
            _ => options.NotFoundRetryDelay,
        };

        // What cannot be parsed stays so until its source changes, which the source tells.
        bool waitsForChange = result.Resolution.Outcome == ConnectionOutcome.Malformed && result.ChangeTokens.Count > 0;
        double doublings = Math.Pow(2, Math.Min(failures - 1, MostDoublings));
        TimeSpan longest = options.MaxRetryDelay > first ? options.MaxRetryDelay : first;
        TimeSpan delay = waitsForChange || first.Ticks * doublings > longest.Ticks ? longest : first * doublings;
        delay = Vary(delay);
        TimeSpan retryAfter = result.RetryAfter is { } wanted ? (wanted < LongestRetryAfter ? wanted : LongestRetryAfter) : TimeSpan.Zero;
        return delay > retryAfter ? delay : retryAfter;
    }

    /// <summary>Varies a time at random, so that what happened together does not happen together again.</summary>
    private TimeSpan Vary(TimeSpan time) => time * (1 + (options.Jitter * ((2 * random()) - 1)));
}

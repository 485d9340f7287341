namespace Fairlead.Caching;

/// <summary>
/// The lookups of one connection: at most one runs and one waits. Whoever calls holds the lock of the connection's entry.
/// </summary>
/// <param name="services">What the cache's entries share.</param>
/// <param name="runWaiting">Is called, without the lock, when it is time for the lookup that waits.</param>
internal sealed class FlightQueue(CacheServices services, Action runWaiting)
{
    private Flight? _waiting;
    private ITimer? _timer;
    private long _lastRefresh = long.MinValue;

    public Flight? Running { get; private set; }

    public bool IsEmpty => Running is null && _waiting is null;

    /// <summary>Makes the lookup that waits, or a new one, the running one.</summary>
    public Flight Begin()
    {
        Flight flight = _waiting ?? new Flight();
        _waiting = null;
        Running = flight;
        if (flight.IsRefresh) _lastRefresh = services.Time.GetTimestamp();
        return flight;
    }

    /// <summary>
    /// Begins the lookup that waits if it is time for it, and otherwise sets the clock for it. Returns null unless it begins.
    /// </summary>
    public Flight? TryBeginWaiting()
    {
        if (_waiting is null || Running is not null) return null;
        TimeSpan elapsed = _lastRefresh == long.MinValue ? TimeSpan.MaxValue : services.Time.GetElapsedTime(_lastRefresh);
        TimeSpan interval = services.Options.RefreshInterval;
        if (elapsed >= interval || !_waiting.IsRefresh) return Begin();

        _timer ??= services.Time.CreateTimer(_ => runWaiting(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(interval - elapsed, Timeout.InfiniteTimeSpan);
        return null;
    }

    /// <summary>Adds a refresh, which joins the one that waits.</summary>
    public Flight AddRefresh()
    {
        Flight flight = _waiting ??= new Flight();
        flight.IsLogged = true;
        flight.IsRefresh = true;
        return flight;
    }

    public void EndRunning() => Running = null;

    /// <summary>Ends the queue, and returns the lookup that waited.</summary>
    public Flight? Close()
    {
        _timer?.Dispose();
        Flight? waiting = _waiting;
        _waiting = null;
        return waiting;
    }
}

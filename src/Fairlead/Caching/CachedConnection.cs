using Fairlead.Diagnostics;
using Fairlead.Resolution;

namespace Fairlead.Caching;

/// <summary>
/// The cache entry of one connection: reading what is served takes no lock; however many callers need more than that, at most one lookup
/// runs for them and one waits. <see cref="CacheTransitions"/> decides what a result makes of the entry; the table is in
/// <c>docs/decisions</c>.
/// </summary>
internal sealed class CachedConnection : IDisposable
{
    private readonly object _gate = new();
    private readonly CacheServices _services;
    private readonly ConnectionListeners _listeners = new();
    private readonly SourceWatch _sources;
    private readonly OutageLog _outages;
    private volatile CacheSnapshot? _snapshot;
    private Connection? _lastGood;
    private readonly FlightQueue _flights;
    private bool _changedWhileRunning;
    private bool _isRetired;
    private int _isQueued;
    private bool _wasUsed;
    private bool _isDisposed;
    private ITimer? _timer;

    public CachedConnection(string id, CacheServices services)
    {
        Id = id;
        _services = services;
        _outages = new OutageLog(id, services.Logger);
        _sources = new SourceWatch(id, Invalidate, services);
        _flights = new FlightQueue(services, RunQueued);
    }

    public string Id { get; }

    /// <summary>What the entry has, for health checks and metrics.</summary>
    public CacheSnapshot? Snapshot => _snapshot;

    private DateTimeOffset Now => _services.Time.GetUtcNow();

    /// <summary>Finds what is served now. Returns null if the caller has to wait for a lookup.</summary>
    public ConnectionResolution? FindServed()
    {
        if (_snapshot is not { } snapshot || _isRetired) return null;
        long now = Now.UtcTicks;
        if (!snapshot.IsValid(now)) return null;
        if (!_wasUsed) _wasUsed = true;
        if (snapshot.IsDue(now)) StartAhead();
        _services.Telemetry.CountHit(snapshot.State);
        return snapshot.Resolution;
    }

    /// <summary>Returns the result of the running lookup, or of a new one.</summary>
    /// <param name="isLogged">Whether a failure is logged; false where the caller reports it.</param>
    /// <param name="cancellationToken">Stops waiting, not the lookup.</param>
    public Task<ConnectionResolution> LoadAsync(bool isLogged, CancellationToken cancellationToken)
    {
        Flight flight;
        bool isNew;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(IConnectionResolver));
            if (_snapshot is { } snapshot && snapshot.IsValid(Now.UtcTicks)) return Task.FromResult(snapshot.Resolution);
            isNew = _flights.Running is null;
            flight = _flights.Running ?? Begin();
            flight.IsLogged |= isLogged;
        }
        _services.Telemetry.CountMiss();
        if (isNew) Run(flight);
        return flight.Task.WaitAsync(cancellationToken);
    }

    /// <summary>
    /// Returns a value that is newer than the one the caller used: the cached one, that of the running lookup, or that of a lookup that
    /// begins after this call. Without a value to compare with, always the last.
    /// </summary>
    public async ValueTask<ConnectionResolution> RefreshAsync(Connection? used, CancellationToken cancellationToken)
    {
        Flight? running;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(IConnectionResolver));
            if (IsNewer(_snapshot, used) || MustWait(_snapshot)) return _snapshot!.Resolution;
            running = used is null ? null : _flights.Running;
        }

        if (running is not null)
        {
            ConnectionResolution result = await running.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
            if (result.Connection is { } found && !IsSame(found, used!)) return result;
        }
        return await QueueRefresh(used).WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Adds a listener. Returns null if this entry was retired and the caller must take the one in its place.</summary>
    public IDisposable? OnChange(Action<Connection> listener)
    {
        IDisposable subscription;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(IConnectionResolver));
            if (_isRetired) return null;
            subscription = _listeners.Add(listener);
            ArmTimer();
        }

        // Without a value there is nothing yet to compare with, and nothing is watched.
        if (_snapshot is not { } snapshot || !snapshot.IsValid(Now.UtcTicks)) LoadInBackground();
        return subscription;
    }

    /// <summary>Returns true if the entry is not yet among those that may be taken out of use.</summary>
    public bool TryEnterQueue() => Interlocked.Exchange(ref _isQueued, 1) == 0;

    /// <summary>Returns whether the entry was used since the last call.</summary>
    public bool ResetUse()
    {
        bool wasUsed = _wasUsed;
        _wasUsed = false;
        return wasUsed;
    }

    /// <summary>Takes this entry out of use, if nobody listens or waits.</summary>
    public bool TryRetire()
    {
        lock (_gate)
        {
            if (!_listeners.IsEmpty || !_flights.IsEmpty) return false;
            _isRetired = true;
            _timer?.Dispose();
        }
        _sources.Dispose();
        return true;
    }

    public void Dispose()
    {
        Flight? queued;
        lock (_gate)
        {
            if (_isDisposed) return;
            _isDisposed = true;
            _snapshot = null;
            _timer?.Dispose();
            _listeners.Clear();
            queued = _flights.Close();
        }
        _sources.Dispose();
        queued?.SetException(new ObjectDisposedException(nameof(IConnectionResolver)));
    }

    /// <summary>Starts a lookup that nobody waits for, unless one runs already.</summary>
    private void StartAhead()
    {
        if (_flights.Running is not null || _isDisposed) return;
        Flight flight;
        lock (_gate)
        {
            if (_flights.Running is not null || _isDisposed || _snapshot is not { } snapshot || !snapshot.IsDue(Now.UtcTicks)) return;
            flight = Begin();
            flight.IsLogged = true;
        }
        Run(flight);
    }

    private async void LoadInBackground()
    {
        try
        {
            await LoadAsync(isLogged: true, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            if (e is not ObjectDisposedException) _services.Logger.ReloadFailed(ShownId, e.GetType().Name);
        }
    }

    /// <summary>A lookup that begins after this call, no sooner than the rate of refreshes allows.</summary>
    private Task<ConnectionResolution> QueueRefresh(Connection? used)
    {
        Flight flight;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(IConnectionResolver));
            if (IsNewer(_snapshot, used)) return Task.FromResult(_snapshot!.Resolution);
            flight = _flights.AddRefresh();
        }
        RunQueued();
        return flight.Task;
    }

    private void RunQueued()
    {
        Flight? flight = null;
        lock (_gate)
        {
            if (!_isDisposed) flight = _flights.TryBeginWaiting();
            if (flight is not null) _changedWhileRunning = false;
        }
        if (flight is not null) Run(flight);
    }

    /// <summary>Begins a lookup. The caller holds the lock, and runs it afterwards.</summary>
    private Flight Begin()
    {
        _changedWhileRunning = false;
        return _flights.Begin();
    }

    private async void Run(Flight flight)
    {
        try
        {
            long start = _services.Time.GetTimestamp();
            using System.Diagnostics.Activity? activity = _services.Telemetry.StartLookup(Id);
            LookupResult result = await _services.Lookup.FindAsync(Id, _lastGood, _services.Disposed).ConfigureAwait(false);
            _services.Telemetry.Record(result.Resolution, _services.Time.GetElapsedTime(start), activity);
            flight.SetResult(Accept(result, flight.IsLogged, out Connection? changed));
            if (changed is not null) Notify(changed);
        }
        catch (Exception e)
        {
            lock (_gate) _flights.EndRunning();
            flight.TrySetException(_services.Disposed.IsCancellationRequested ? new ObjectDisposedException(nameof(IConnectionResolver))
                : e);
        }
        RunQueued();
    }

    /// <summary>Takes a result over, and returns what is served.</summary>
    /// <param name="result">The result.</param>
    /// <param name="isLogged">Whether a failure is logged.</param>
    /// <param name="changed">The connection, if listeners must hear of it.</param>
    private ConnectionResolution Accept(LookupResult result, bool isLogged, out Connection? changed)
    {
        changed = null;
        CacheSnapshot next;
        bool mustReload;
        lock (_gate)
        {
            _flights.EndRunning();
            if (_isDisposed) return result.Resolution;
            if (result.Resolution.Connection is { } connection && !ReferenceEquals(connection, _lastGood))
            {
                if (_lastGood is not null && !connection.HasSameValuesAs(_lastGood)) changed = connection;
                _services.Secrets.Add(connection);
                _services.Tls.Observe(connection);
                _lastGood = connection;
            }

            next = _services.Transitions.Next(_snapshot, result, Now);
            _outages.Log(_snapshot, next, result.Resolution, isLogged);
            _snapshot = _changedWhileRunning ? next.Expire() : next;
            mustReload = _changedWhileRunning && !_listeners.IsEmpty;
            ArmTimer();
        }

        _sources.Replace(result.ChangeTokens);
        if (mustReload) LoadInBackground();
        return next.Resolution;
    }

    /// <summary>Ends what is served: its source has changed.</summary>
    public void Invalidate()
    {
        bool hasListeners;
        lock (_gate)
        {
            if (_isDisposed) return;
            _changedWhileRunning = true;
            _snapshot = _snapshot?.Expire();
            hasListeners = !_listeners.IsEmpty;
        }
        _services.Logger.SourceChanged(ShownId);
        if (hasListeners) LoadInBackground();
    }

    /// <summary>Nobody may be asking, but listeners want to hear of a change all the same, also after failures.</summary>
    private void ArmTimer()
    {
        if (_listeners.IsEmpty || _isDisposed || _snapshot is not { } snapshot) return;
        _timer ??= _services.Time.CreateTimer(_ => Reload(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        long due = snapshot.Since + Math.Min(snapshot.RefreshAfter, snapshot.ValidFor) - Now.UtcTicks;
        _timer.Change(TimeSpan.FromTicks(Math.Clamp(due, TimeSpan.TicksPerMillisecond, TimeSpan.TicksPerDay)), Timeout.InfiniteTimeSpan);
    }

    private void Reload()
    {
        if (_listeners.IsEmpty) return;
        if (_snapshot is { } snapshot && snapshot.IsValid(Now.UtcTicks))
        {
            if (snapshot.IsDue(Now.UtcTicks)) StartAhead();
            else lock (_gate) ArmTimer();
        }
        else
        {
            LoadInBackground();
        }
    }

    private void Notify(Connection connection)
    {
        _services.Logger.Changed(ShownId);
        foreach (Action<Connection> listener in _listeners.All)
        {
            // A slow listener must not hear of an old value after a newer one.
            if (!ReferenceEquals(connection, Volatile.Read(ref _lastGood))) return;
            try
            {
                listener(connection);
            }
            catch (Exception e)
            {
                _services.Logger.ListenerFailed(ShownId, e.GetType().Name);
            }
        }
    }

    private string ShownId => Core.Text.QuotedName.Show(Id);

    private bool IsNewer(CacheSnapshot? snapshot, Connection? used) =>
        used is not null && snapshot?.Resolution.Connection is { } current && snapshot.IsValid(Now.UtcTicks) && !IsSame(current, used);

    /// <summary>True while a backend has asked to be left alone.</summary>
    private bool MustWait(CacheSnapshot? snapshot) =>
        snapshot is { IsLeftAlone: true } && !snapshot.IsDue(Now.UtcTicks) && snapshot.IsValid(Now.UtcTicks);

    private static bool IsSame(Connection connection, Connection used) =>
        ReferenceEquals(connection, used) || connection.HasSameValuesAs(used);
}

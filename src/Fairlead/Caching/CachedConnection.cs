using Fairlead.Diagnostics;
using Fairlead.Resolution;
using Microsoft.Extensions.Primitives;

namespace Fairlead.Caching;

/// <summary>
/// The cache entry of one connection: reading what is served takes no lock; however many callers need more than that, at most one lookup runs for them and
/// one waits. <see cref="CacheTransitions"/> decides what a result makes of the entry; the table is in <c>docs/decisions</c>.
/// </summary>
internal sealed class CachedConnection(string id, CacheServices services) : IDisposable
{
    private readonly object _gate = new();
    private readonly OutageLog _outages = new(id, services.Logger);
    private volatile CacheSnapshot? _snapshot;
    private Connection? _lastGood;
    private Flight? _running;
    private Flight? _queued;
    private ITimer? _queueTimer;
    private ITimer? _signalTimer;
    private long _lastRefresh = long.MinValue;
    private long _lastSignal = long.MinValue;
    private bool _changedWhileRunning;
    private bool _isRetired;
    private int _isQueued;
    private bool _wasUsed;
    private bool _isDisposed;
    private Action<Connection>[] _listeners = [];
    private List<IDisposable> _watches = [];
    private ITimer? _timer;

    public string Id => id;

    /// <summary>What the entry has, for health checks and metrics.</summary>
    public CacheSnapshot? Snapshot => _snapshot;

    private DateTimeOffset Now => services.Time.GetUtcNow();

    /// <summary>Finds what is served now. Returns null if the caller has to wait for a lookup.</summary>
    public ConnectionResolution? FindServed()
    {
        if (_snapshot is not { } snapshot) return null;
        long now = Now.UtcTicks;
        if (!snapshot.IsValid(now)) return null;
        if (!_wasUsed) _wasUsed = true;
        if (snapshot.IsDue(now)) StartAhead();
        services.Telemetry.CountHit(snapshot.State);
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
            isNew = _running is null;
            flight = _running ?? Begin();
            flight.IsLogged |= isLogged;
        }
        services.Telemetry.CountMiss();
        if (isNew) Run(flight);
        return flight.Task.WaitAsync(cancellationToken);
    }

    /// <summary>
    /// Returns a value that is newer than the one the caller used: the cached one, that of the running lookup, or that of a lookup that begins after this
    /// call. Without a value to compare with, always the last.
    /// </summary>
    public async Task<ConnectionResolution> RefreshAsync(Connection? used, CancellationToken cancellationToken)
    {
        Flight? running;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(IConnectionResolver));
            if (IsNewer(_snapshot, used) || MustWait(_snapshot)) return _snapshot!.Resolution;
            running = used is null ? null : _running;
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
        // Wrapped, so that the same delegate can be added twice and each addition removed on its own.
        void Wrapped(Connection connection) => listener(connection);
        Action<Connection> added = Wrapped;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(IConnectionResolver));
            if (_isRetired) return null;
            _listeners = [.. _listeners, added];
            ArmTimer();
        }

        // Without a value there is nothing yet to compare with, and nothing is watched.
        if (_snapshot is not { } snapshot || !snapshot.IsValid(Now.UtcTicks)) LoadInBackground();
        return new Subscription(() =>
        {
            lock (_gate) _listeners = [.. _listeners.Where(other => other != added)];
        });
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
        List<IDisposable> watches;
        lock (_gate)
        {
            if (_listeners.Length > 0 || _running is not null || _queued is not null) return false;
            _isRetired = true;
            _timer?.Dispose();
            _signalTimer?.Dispose();
            watches = _watches;
            _watches = [];
        }
        watches.ForEach(watch => watch.Dispose());
        return true;
    }

    public void Dispose()
    {
        List<IDisposable> watches;
        Flight? queued;
        lock (_gate)
        {
            if (_isDisposed) return;
            _isDisposed = true;
            _snapshot = null;
            _timer?.Dispose();
            _queueTimer?.Dispose();
            _signalTimer?.Dispose();
            watches = _watches;
            _watches = [];
            _listeners = [];
            queued = _queued;
            _queued = null;
        }
        watches.ForEach(watch => watch.Dispose());
        queued?.SetException(new ObjectDisposedException(nameof(IConnectionResolver)));
    }

    /// <summary>Starts a lookup that nobody waits for, unless one runs already.</summary>
    private void StartAhead()
    {
        if (_running is not null || _isDisposed) return;
        Flight flight;
        lock (_gate)
        {
            if (_running is not null || _isDisposed || _snapshot is not { } snapshot || !snapshot.IsDue(Now.UtcTicks)) return;
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
            if (e is not ObjectDisposedException) services.Logger.ReloadFailed(ShownId, e.GetType().Name);
        }
    }

    /// <summary>A lookup that begins after this call, no sooner than the rate of refreshes allows.</summary>
    private Task<ConnectionResolution> QueueRefresh(Connection? used)
    {
        Flight flight;
        bool isDue = false;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(IConnectionResolver));
            if (IsNewer(_snapshot, used)) return Task.FromResult(_snapshot!.Resolution);
            flight = _queued ??= new Flight();
            flight.IsLogged = true;
            flight.IsRefresh = true;
            if (_running is null) isDue = TryBeginQueued();
        }
        if (isDue) Run(flight);
        return flight.Task;
    }

    /// <summary>Begins the queued lookup if it is time for it, and otherwise sets the clock for it. Returns true if the caller has to run it.</summary>
    private bool TryBeginQueued()
    {
        if (_queued is null || _isDisposed) return false;
        TimeSpan elapsed = _lastRefresh == long.MinValue ? TimeSpan.MaxValue : services.Time.GetElapsedTime(_lastRefresh);
        TimeSpan wait = services.Options.RefreshInterval - elapsed;
        if (elapsed >= services.Options.RefreshInterval || !_queued.IsRefresh)
        {
            Begin();
            return true;
        }
        _queueTimer ??= services.Time.CreateTimer(_ => RunQueued(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _queueTimer.Change(wait, Timeout.InfiniteTimeSpan);
        return false;
    }

    private void RunQueued()
    {
        Flight? flight = null;
        lock (_gate)
        {
            if (_running is null && TryBeginQueued()) flight = _running;
        }
        if (flight is not null) Run(flight);
    }

    /// <summary>Makes the queued lookup, or a new one, the running one. The caller holds the lock, and runs it afterwards.</summary>
    private Flight Begin()
    {
        Flight flight = _queued ?? new Flight();
        _queued = null;
        _running = flight;
        _changedWhileRunning = false;
        if (flight.IsRefresh) _lastRefresh = services.Time.GetTimestamp();
        return flight;
    }

    private async void Run(Flight flight)
    {
        try
        {
            long start = services.Time.GetTimestamp();
            using System.Diagnostics.Activity? activity = services.Telemetry.StartLookup(id);
            LookupResult result = await services.Lookup.FindAsync(id, services.Disposed).ConfigureAwait(false);
            services.Telemetry.Record(result.Resolution, services.Time.GetElapsedTime(start), activity);
            if (result.Resolution.Connection is { } found) services.Secrets.Add(found);
            Connection? changed = Accept(ref result, flight.IsLogged);
            flight.SetResult(result.Resolution);
            if (changed is not null) Notify(changed);
        }
        catch (Exception e)
        {
            lock (_gate) _running = null;
            flight.TrySetException(services.Disposed.IsCancellationRequested ? new ObjectDisposedException(nameof(IConnectionResolver)) : e);
        }
        RunQueued();
    }

    /// <summary>Takes a result over. Returns the connection if listeners must hear of it.</summary>
    private Connection? Accept(ref LookupResult result, bool isLogged)
    {
        Connection? changed = null;
        List<IDisposable> outdated;
        bool mustReload;
        lock (_gate)
        {
            _running = null;
            if (_isDisposed) return null;
            if (result.Resolution.Connection is { } connection)
            {
                if (_lastGood is not null && connection.HasSameValuesAs(_lastGood) && connection.SetFields.SequenceEqual(_lastGood.SetFields))
                    result = result with { Resolution = result.Resolution.WithConnection(_lastGood) };
                else if (_lastGood is not null && !connection.HasSameValuesAs(_lastGood)) changed = connection;
                _lastGood = result.Resolution.Connection;
            }

            CacheSnapshot next = services.Transitions.Next(_snapshot, result, Now);
            _outages.Log(_snapshot, next, result.Resolution, isLogged);
            result = result with { Resolution = next.Resolution };
            _snapshot = _changedWhileRunning ? next.Expire() : next;
            mustReload = _changedWhileRunning && _listeners.Length > 0;
            outdated = _watches;
            _watches = [];
            ArmTimer();
        }

        outdated.ForEach(watch => watch.Dispose());
        Watch(result.ChangeTokens);
        if (mustReload) LoadInBackground();
        return changed;
    }

    /// <summary>Registers with what tells of a change. A token of somebody else's may throw.</summary>
    private void Watch(IReadOnlyList<IChangeToken> tokens)
    {
        if (tokens.Count == 0) return;
        var watches = new List<IDisposable>(tokens.Count);
        var signal = new ChangeSignal(this);
        foreach (IChangeToken token in tokens)
        {
            try
            {
                // Not under the lock: a token that has fired already calls back at once.
                if (token.ActiveChangeCallbacks) watches.Add(token.RegisterChangeCallback(static state => ((ChangeSignal)state!).Fire(), signal));
            }
            catch (Exception e)
            {
                services.Logger.WatchFailed(ShownId, e.GetType().Name);
            }
        }

        lock (_gate)
        {
            if (!_isDisposed && !_isRetired)
            {
                _watches.AddRange(watches);
                return;
            }
        }
        watches.ForEach(static registration => registration.Dispose());
    }

    /// <summary>Ends what is served. Signals that come faster than refreshes may are put off.</summary>
    private void SourceChanged()
    {
        bool hasListeners;
        lock (_gate)
        {
            if (_isDisposed) return;
            TimeSpan wait = _lastSignal == long.MinValue ? TimeSpan.Zero : services.Options.RefreshInterval - services.Time.GetElapsedTime(_lastSignal);
            if (wait > TimeSpan.Zero)
            {
                _signalTimer ??= services.Time.CreateTimer(_ => SourceChanged(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                _signalTimer.Change(wait, Timeout.InfiniteTimeSpan);
                return;
            }

            _lastSignal = services.Time.GetTimestamp();
            _changedWhileRunning = true;
            _snapshot = _snapshot?.Expire();
            hasListeners = _listeners.Length > 0;
        }
        services.Logger.SourceChanged(ShownId);
        if (hasListeners) LoadInBackground();
    }

    /// <summary>Nobody may be asking, but listeners want to hear of a change all the same, also after failures.</summary>
    private void ArmTimer()
    {
        if (_listeners.Length == 0 || _isDisposed || _snapshot is not { } snapshot) return;
        _timer ??= services.Time.CreateTimer(_ => Reload(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        long due = snapshot.Since + Math.Min(snapshot.RefreshAfter, snapshot.ValidFor) - Now.UtcTicks;
        _timer.Change(TimeSpan.FromTicks(Math.Clamp(due, TimeSpan.TicksPerMillisecond, TimeSpan.TicksPerDay)), Timeout.InfiniteTimeSpan);
    }

    private void Reload()
    {
        if (_listeners.Length == 0) return;
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
        services.Logger.Changed(ShownId);
        foreach (Action<Connection> listener in Volatile.Read(ref _listeners))
        {
            // A slow listener must not hear of an old value after a newer one.
            if (!ReferenceEquals(connection, Volatile.Read(ref _lastGood))) return;
            try
            {
                listener(connection);
            }
            catch (Exception e)
            {
                services.Logger.ListenerFailed(ShownId, e.GetType().Name);
            }
        }
    }

    private string ShownId => Core.Text.QuotedName.Show(id);

    private bool IsNewer(CacheSnapshot? snapshot, Connection? used) =>
        used is not null && snapshot?.Resolution.Connection is { } current && snapshot.IsValid(Now.UtcTicks) && !IsSame(current, used);

    /// <summary>True while a backend has asked to be left alone.</summary>
    private bool MustWait(CacheSnapshot? snapshot) => snapshot is { IsLeftAlone: true } && !snapshot.IsDue(Now.UtcTicks) && snapshot.IsValid(Now.UtcTicks);

    private static bool IsSame(Connection connection, Connection used) => ReferenceEquals(connection, used) || connection.HasSameValuesAs(used);

    /// <summary>One lookup and those who wait for it.</summary>
    private sealed class Flight() : TaskCompletionSource<ConnectionResolution>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        /// <summary>Whether somebody wants a failure to be logged.</summary>
        public bool IsLogged { get; set; }

        /// <summary>Whether it was asked for by a refresh, whose rate is limited.</summary>
        public bool IsRefresh { get; set; }
    }

    /// <summary>The tokens of one lookup: the first that fires counts.</summary>
    private sealed class ChangeSignal(CachedConnection entry)
    {
        private int _fired;

        public void Fire()
        {
            if (Interlocked.Exchange(ref _fired, 1) == 0) entry.SourceChanged();
        }
    }

    private sealed class Subscription(Action dispose) : IDisposable
    {
        public void Dispose() => dispose();
    }
}

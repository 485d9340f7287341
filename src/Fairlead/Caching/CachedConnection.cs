using Fairlead.Core.Text;
using Fairlead.Resolution;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace Fairlead.Caching;

/// <summary>
/// One connection, remembered: a fresh value is read without a lock; however many callers find it stale, one lookup runs for all of them.
/// </summary>
internal sealed class CachedConnection(string id, ConnectionLookup lookup, FairleadOptions options, TimeProvider timeProvider, ILogger logger) : IDisposable
{
    /// <summary>A backend whose answers have already expired must not be asked in a loop.</summary>
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromSeconds(1);

    private readonly object _gate = new();
    private readonly CancellationTokenSource _disposed = new();
    private volatile Snapshot? _snapshot;
    private Connection? _lastGood;
    private ClearText? _lastClearText;
    private Task<ConnectionResolution>? _flight;
    private int _generation;
    private bool _retired;
    private Action<Connection>[] _listeners = [];
    private List<IDisposable> _watches = [];
    private ITimer? _timer;
    private ConnectionResolution? _loggedFailure;

    /// <summary>The remembered resolution while it is fresh; null otherwise.</summary>
    public ConnectionResolution? Fresh =>
        _snapshot is { } snapshot && timeProvider.GetTimestamp() < snapshot.FreshUntil ? snapshot.Resolution : null;

    /// <summary>Takes this entry out of use, if nothing is lost by it: no value was ever found and nobody listens or waits.</summary>
    public bool TryRetire()
    {
        lock (_gate) return _retired = _lastGood is null && _listeners.Length == 0 && _flight is null;
    }

    /// <param name="cancellationToken">Stops waiting, not the lookup.</param>
    /// <param name="evenIfFresh">Whether to look up although the remembered value is fresh.</param>
    public Task<ConnectionResolution> LoadAsync(CancellationToken cancellationToken, bool evenIfFresh = false)
    {
        TaskCompletionSource<ConnectionResolution>? mine = null;
        Task<ConnectionResolution> flight;
        int generation;
        lock (_gate)
        {
            if (!evenIfFresh && Fresh is { } fresh) return Task.FromResult(fresh);
            if (_flight is null)
            {
                mine = new TaskCompletionSource<ConnectionResolution>(TaskCreationOptions.RunContinuationsAsynchronously);
                _flight = mine.Task;
            }
            flight = _flight;
            generation = _generation;
        }

        if (mine is not null) _ = RunAsync(mine, generation);
        return flight.WaitAsync(cancellationToken);
    }

    /// <summary>Forgets the value. A lookup that is already under way may have read the old one, so it is not waited for by later callers.</summary>
    public void Refresh()
    {
        bool hasListeners;
        lock (_gate)
        {
            _generation++;
            _snapshot = null;
            _flight = null;
            hasListeners = _listeners.Length > 0;
        }
        if (hasListeners) ReloadInBackground(evenIfFresh: false);
    }

    /// <summary>Adds a listener; null when this entry was retired and the caller must take the one in its place.</summary>
    public IDisposable? OnChange(Action<Connection> listener)
    {
        // Wrapped, so that the same delegate can be added twice and each addition removed on its own.
        void Wrapped(Connection connection) => listener(connection);
        Action<Connection> added = Wrapped;
        lock (_gate)
        {
            if (_retired) return null;
            _listeners = [.. _listeners, added];
            ArmTimer(options.TimeToLive);
        }

        // Without a value there is nothing yet to compare with, and nothing is watched.
        if (Fresh is null) ReloadInBackground(evenIfFresh: false);
        return new Subscription(() =>
        {
            lock (_gate) _listeners = [.. _listeners.Where(l => l != added)];
        });
    }

    public void Dispose()
    {
        _disposed.Cancel();
        lock (_gate)
        {
            _timer?.Dispose();
            _watches.ForEach(watch => watch.Dispose());
            _watches = [];
            _listeners = [];
        }
    }

    private async Task RunAsync(TaskCompletionSource<ConnectionResolution> flight, int generation)
    {
        try
        {
            LookupResult result = await lookup.FindAsync(id, _disposed.Token).ConfigureAwait(false);
            Connection? changed = Accept(ref result, generation, flight.Task);
            if (result.Resolution.IsFound) LogFound(result.Resolution);
            flight.SetResult(result.Resolution);
            if (changed is not null) Notify(changed);
        }
        catch (OperationCanceledException)
        {
            Abandon(flight.Task);
            flight.SetException(new ObjectDisposedException(nameof(IConnectionResolver)));
        }
        catch (Exception e)
        {
            Abandon(flight.Task);
            flight.SetException(e);
        }
    }

    /// <summary>Logs a failure that nobody is thrown, once for all who wait for the same lookup.</summary>
    public void LogFailure(ConnectionResolution failure)
    {
        if (!ReferenceEquals(Interlocked.Exchange(ref _loggedFailure, failure), failure)) logger.NotResolved(failure.Outcome, failure.ToString());
    }

    private void LogFound(ConnectionResolution resolution)
    {
        logger.Resolved(QuotedName.Show(id), ConnectionLookup.NamesOfFound(resolution.Attempts));

        // Once for as long as it stays so: the same is resolved again and again.
        if (resolution.ClearText is { } clear && clear != _lastClearText) logger.ClearText(QuotedName.Show(id), clear.Reason, clear.Source);
        _lastClearText = resolution.ClearText;
    }

    private void Abandon(Task flight)
    {
        lock (_gate)
        {
            if (_flight == flight) _flight = null;
        }
    }

    /// <summary>Remembers the result, unless it was overtaken by a refresh. Returns the connection when listeners must hear of it.</summary>
    private Connection? Accept(ref LookupResult result, int generation, Task flight)
    {
        Connection? changed = null;
        List<IDisposable> outdated;
        bool isWorthWatching;
        TimeSpan lifetime = options.TimeToLive;
        lock (_gate)
        {
            if (_generation != generation) return null;
            if (_flight == flight) _flight = null;
            result = KeepUnchanged(result);
            if (result.Resolution.Connection is { } connection)
            {
                if (_lastGood is not null && !connection.HasSameValuesAs(_lastGood)) changed = connection;
                _lastGood = connection;
                lifetime = GetLifetime(result.ExpiresAt);
                _snapshot = new Snapshot(result.Resolution, timeProvider.GetTimestamp() + (long)(lifetime.TotalSeconds * timeProvider.TimestampFrequency));
            }

            // Without a value and without listeners the next caller looks again anyway.
            isWorthWatching = _snapshot is not null || _listeners.Length > 0;
            outdated = _watches;
            _watches = [];
            ArmTimer(lifetime);
        }

        outdated.ForEach(watch => watch.Dispose());
        if (isWorthWatching) Watch(result.ChangeTokens, generation);
        return changed;
    }

    /// <summary>The same values stay the same object: whoever keeps a client per connection then keeps that client.</summary>
    private LookupResult KeepUnchanged(LookupResult result) =>
        result.Resolution.Connection is { } connection && _lastGood is { } last
            && connection.HasSameValuesAs(last) && connection.SetFields.SequenceEqual(last.SetFields)
            ? result with
            {
                Resolution = new ConnectionResolution
                {
                    ConnectionId = id, Outcome = ConnectionOutcome.Found, Connection = last, Attempts = result.Resolution.Attempts,
                    ClearText = result.Resolution.ClearText,
                },
            }
            : result;

    private TimeSpan GetLifetime(DateTimeOffset? expiresAt) =>
        expiresAt is { } end && end - timeProvider.GetUtcNow() < options.TimeToLive ? end - timeProvider.GetUtcNow() : options.TimeToLive;

    private void Watch(IReadOnlyList<IChangeToken> tokens, int generation)
    {
        // Not under the lock: a token that has fired already calls back at once.
        List<IDisposable> watches = [.. tokens.Where(t => t.ActiveChangeCallbacks).Select(t => t.RegisterChangeCallback(_ => SourceChanged(generation), null))];
        lock (_gate)
        {
            if (_generation == generation && !_disposed.IsCancellationRequested)
            {
                _watches.AddRange(watches);
                return;
            }
        }
        watches.ForEach(watch => watch.Dispose());
    }

    private void SourceChanged(int generation)
    {
        if (Volatile.Read(ref _generation) != generation) return;
        logger.SourceChanged(QuotedName.Show(id));
        Refresh();
    }

    /// <summary>Nobody may be asking, but listeners want to hear of a change all the same.</summary>
    private void ArmTimer(TimeSpan lifetime)
    {
        if (_listeners.Length == 0 || _disposed.IsCancellationRequested) return;
        _timer ??= timeProvider.CreateTimer(_ =>
        {
            if (Volatile.Read(ref _listeners).Length > 0) ReloadInBackground(evenIfFresh: true);
        }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(lifetime < ShortestInterval ? ShortestInterval : lifetime, Timeout.InfiniteTimeSpan);
    }

    private async void ReloadInBackground(bool evenIfFresh)
    {
        try
        {
            ConnectionResolution resolution = await LoadAsync(CancellationToken.None, evenIfFresh).ConfigureAwait(false);
            if (!resolution.IsFound) LogFailure(resolution);
        }
        catch (Exception e)
        {
            logger.ReloadFailed(QuotedName.Show(id), e.GetType().Name);
        }
    }

    private void Notify(Connection connection)
    {
        logger.Changed(QuotedName.Show(id));
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
                logger.ListenerFailed(QuotedName.Show(id), e.GetType().Name);
            }
        }
    }

    private sealed record Snapshot(ConnectionResolution Resolution, long FreshUntil);

    private sealed class Subscription(Action dispose) : IDisposable
    {
        public void Dispose() => dispose();
    }
}

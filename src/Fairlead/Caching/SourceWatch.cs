using Fairlead.Core.Text;
using Fairlead.Resolution;
using Microsoft.Extensions.Primitives;

namespace Fairlead.Caching;

/// <summary>
/// Registers with what tells that the sources of a connection's last lookup have changed, and passes that on. Signals that come faster than
/// refreshes may are put off.
/// </summary>
internal sealed class SourceWatch(string id, Action changed, CacheServices services) : IDisposable
{
    private readonly object _gate = new();
    private List<IDisposable> _registrations = [];
    private long _lastSignal = long.MinValue;
    private ITimer? _timer;
    private bool _isDisposed;

    /// <summary>Takes the tokens of a lookup in place of those of the one before. A token of somebody else's may throw.</summary>
    public void Replace(IReadOnlyList<IChangeToken> tokens)
    {
        End(isDisposed: false);
        if (tokens.Count == 0) return;

        var registrations = new List<IDisposable>(tokens.Count);
        var signal = new Signal(this);
        foreach (IChangeToken token in tokens)
        {
            try
            {
                // Not under a lock: a token that has fired already calls back at once.
                if (token.ActiveChangeCallbacks)
                    registrations.Add(token.RegisterChangeCallback(static state => ((Signal)state!).Fire(), signal));
            }
            catch (Exception e)
            {
                services.Logger.WatchFailed(QuotedName.Show(id), e.GetType().Name);
            }
        }

        lock (_gate)
        {
            if (!_isDisposed)
            {
                _registrations.AddRange(registrations);
                return;
            }
        }
        registrations.ForEach(static registration => registration.Dispose());
    }

    public void Dispose() => End(isDisposed: true);

    private void End(bool isDisposed)
    {
        List<IDisposable> ended;
        lock (_gate)
        {
            _isDisposed |= isDisposed;
            if (isDisposed) _timer?.Dispose();
            if (_registrations.Count == 0) return;
            ended = _registrations;
            _registrations = [];
        }
        ended.ForEach(static registration => registration.Dispose());
    }

    private void PassOn()
    {
        lock (_gate)
        {
            if (_isDisposed) return;
            TimeSpan wait = _lastSignal == long.MinValue
                ? TimeSpan.Zero
                : services.Options.RefreshInterval - services.Time.GetElapsedTime(_lastSignal);
            if (wait > TimeSpan.Zero)
            {
                _timer ??= services.Time.CreateTimer(_ => PassOn(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                _timer.Change(wait, Timeout.InfiniteTimeSpan);
                return;
            }
            _lastSignal = services.Time.GetTimestamp();
        }
        changed();
    }

    /// <summary>The tokens of one lookup: the first that fires counts.</summary>
    private sealed class Signal(SourceWatch watch)
    {
        private int _fired;

        public void Fire()
        {
            if (Interlocked.Exchange(ref _fired, 1) == 0) watch.PassOn();
        }
    }
}

using Microsoft.Extensions.Time.Testing;

namespace Fairlead.Tests.TestInfrastructure;

/// <summary>
/// A <see cref="FakeTimeProvider"/> whose wall clock can be wrong. <see cref="FakeTimeProvider.AdjustTime"/> moves timestamps together with
/// the wall clock, and a real clock that is set does not. Timers can be counted, because a leak of them shows in nothing else.
/// </summary>
internal sealed class TestTime() : FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))
{
    private TimeSpan _wallClockError;
    private int _liveTimers;

    /// <summary>Gets the number of timers that nobody has disposed of.</summary>
    public int LiveTimers => _liveTimers;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _wallClockError;

    /// <summary>Sets the wall clock, as its synchronisation or the end of a suspension does; timers don't notice.</summary>
    public void JumpClock(TimeSpan time) => _wallClockError += time;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Interlocked.Increment(ref _liveTimers);
        return new CountedTimer(base.CreateTimer(callback, state, dueTime, period), () => Interlocked.Decrement(ref _liveTimers));
    }

    private sealed class CountedTimer(ITimer timer, Action onDisposed) : ITimer
    {
        private Action? _onDisposed = onDisposed;

        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime, period);

        public void Dispose()
        {
            timer.Dispose();
            Interlocked.Exchange(ref _onDisposed, null)?.Invoke();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

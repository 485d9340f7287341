namespace Fairlead.Tests.TestInfrastructure;

/// <summary>Time that stands still until a test moves it; timers that are due run on the test's thread.</summary>
internal sealed class FakeTime : TimeProvider
{
    private readonly List<FakeTimer> _timers = [];
    private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private TimeSpan _wallClockError;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public int ActiveTimers => _timers.Count(t => t.Due is not null);

    public override DateTimeOffset GetUtcNow() => _now + _wallClockError;

    public override long GetTimestamp() => _now.Ticks;

    public void Advance(TimeSpan time)
    {
        DateTimeOffset end = _now + time;
        while (_timers.Where(t => t.Due <= end).MinBy(t => t.Due) is { } timer)
        {
            _now = timer.Due!.Value;
            timer.Fire();
        }
        _now = end;
    }

    /// <summary>Sets the wall clock, as its synchronisation does; timers don't notice.</summary>
    public void JumpClock(TimeSpan time) => _wallClockError += time;

    /// <summary>Lets time pass without any timer, as while a process or its machine is suspended.</summary>
    public void Suspend(TimeSpan time) => JumpClock(time);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, callback, state);
        timer.Change(dueTime, period);
        _timers.Add(timer);
        return timer;
    }

    private sealed class FakeTimer(FakeTime time, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period;

        public DateTimeOffset? Due { get; private set; }

        public void Fire()
        {
            Due = _period > TimeSpan.Zero ? Due + _period : null;
            callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _period = period;
            Due = dueTime == Timeout.InfiniteTimeSpan ? null : time._now + dueTime;
            return true;
        }

        public void Dispose() => Due = null;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

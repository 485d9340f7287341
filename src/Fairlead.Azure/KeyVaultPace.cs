namespace Fairlead.Azure;

/// <summary>
/// How writers wait: for each other after a write, and for the service's own work. Tests put one in its place that needs no time.
/// </summary>
internal class KeyVaultPace(TimeSpan settleTime, TimeProvider timeProvider)
{
    private static readonly TimeSpan PollingInterval = TimeSpan.FromMilliseconds(500);

    /// <summary>Begins a write, before it reads what there is. Ends when it is disposed of, after it has written.</summary>
    public virtual KeyVaultTurn Begin()
    {
        long start = timeProvider.GetTimestamp();
        return new KeyVaultTurn(() => timeProvider.GetElapsedTime(start) > settleTime, static () => { });
    }

    /// <summary>Waits until all others have written that began before, or know that they are late.</summary>
    public virtual Task SettleAsync(CancellationToken cancellationToken) => Task.Delay(settleTime, timeProvider, cancellationToken);

    /// <summary>Waits before the service is asked again whether it has done something.</summary>
    public virtual Task PauseAsync(CancellationToken cancellationToken) => Task.Delay(PollingInterval, timeProvider, cancellationToken);
}

/// <summary>A write from before its read to after its end.</summary>
/// <param name="isLate">Determines whether other writers may have decided already.</param>
/// <param name="end">Called when the write has ended.</param>
internal sealed class KeyVaultTurn(Func<bool> isLate, Action end) : IDisposable
{
    private int _hasEnded;

    public bool IsLate => isLate();

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _hasEnded, 1) == 0) end();
    }
}

namespace Fairlead.Vault;

/// <summary>
/// Work that runs once however many wait for it. It is not any caller's: when one of them gives up, the others still have its result.
/// </summary>
internal sealed class SingleFlight<T>
{
    private readonly object _lock = new();
    private Task<T>? _running;

    public Task<T> JoinAsync(Func<Task<T>> start, CancellationToken cancellationToken)
    {
        Task<T> running;
        lock (_lock)
        {
            if (_running is null || _running.IsCompleted) _running = Task.Run(start, CancellationToken.None);
            running = _running;
        }
        return running.WaitAsync(cancellationToken);
    }
}

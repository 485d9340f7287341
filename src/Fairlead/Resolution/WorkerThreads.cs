using System.Collections.Concurrent;

namespace Fairlead.Resolution;

/// <summary>
/// Threads for calls that may block for as long as they like, such as a read from a dead network mount: the thread pool, which the program
/// needs for everything else, must not be spent on them. Threads are reused, and end when there is nothing to do.
/// </summary>
internal sealed class WorkerThreads(string name)
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(20);

    private readonly ConcurrentQueue<Action> _calls = new();
    private readonly SemaphoreSlim _signal = new(0);
    private int _waiting;

    /// <summary>Runs a call on one of the threads. What it does after its first await runs where its continuations do.</summary>
    /// <typeparam name="TResult">What the call returns.</typeparam>
    /// <param name="call">The call.</param>
    public Task<TResult> RunAsync<TResult>(Func<ValueTask<TResult>> call)
    {
        var completion = new TaskCompletionSource<TResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        _calls.Enqueue(() => _ = CompleteAsync(completion, call));

        // A thread that waits is woken; it may be another call's already, so a thread too many is started rather than one too few.
        if (Volatile.Read(ref _waiting) < _calls.Count) new Thread(Work) { IsBackground = true, Name = name }.Start();
        _signal.Release();
        return completion.Task;
    }

    private static async Task CompleteAsync<TResult>(TaskCompletionSource<TResult> completion, Func<ValueTask<TResult>> call)
    {
        try
        {
            completion.SetResult(await call().ConfigureAwait(false));
        }
        catch (Exception e)
        {
            completion.SetException(e);
        }
    }

    private void Work()
    {
        Interlocked.Increment(ref _waiting);
        while (_signal.Wait(Idle))
        {
            Interlocked.Decrement(ref _waiting);
            if (_calls.TryDequeue(out Action? call)) call();
            Interlocked.Increment(ref _waiting);
        }
        Interlocked.Decrement(ref _waiting);
    }
}

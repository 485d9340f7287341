using Microsoft.Extensions.Primitives;

namespace Fairlead.Backends;

/// <summary>
/// Change tokens of connections that this process is told of. Ids share a fixed number of signals, so that ids from outside cannot fill the
/// memory: a change wakes a few others too, which look and find nothing new.
/// </summary>
internal sealed class ChangeSignals
{
    private const int Count = 256;

    private readonly CancellationTokenSource[] _signals = [.. Enumerable.Range(0, Count).Select(static _ => new CancellationTokenSource())];

    /// <summary>A token that fires when the connection changes after this call.</summary>
    public IChangeToken Watch(string connectionId) => new CancellationChangeToken(Volatile.Read(ref Find(connectionId)).Token);

    /// <summary>Says that a connection has changed.</summary>
    public void Signal(string connectionId) => Fire(ref Find(connectionId));

    /// <summary>Says that any connection may have changed.</summary>
    public void SignalAll()
    {
        for (int i = 0; i < _signals.Length; i++) Fire(ref _signals[i]);
    }

    /// <summary>The token is not disposed of, as somebody may be about to register with it.</summary>
    private static void Fire(ref CancellationTokenSource signal) =>
        Interlocked.Exchange(ref signal, new CancellationTokenSource()).Cancel();

    private ref CancellationTokenSource Find(string connectionId) =>
        ref _signals[(uint)string.GetHashCode(connectionId, StringComparison.Ordinal) % Count];
}

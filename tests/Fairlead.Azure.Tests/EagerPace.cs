using System.Collections.Concurrent;

namespace Fairlead.Azure.Tests;

/// <summary>
/// Waits for exactly what real writers give time to: that the others of this program have written. So nothing depends on how fast the
/// machine is.
/// </summary>
internal sealed class EagerPace() : KeyVaultPace(TimeSpan.MaxValue, TimeProvider.System)
{
    private readonly ConcurrentDictionary<TaskCompletionSource, bool> _turns = new();

    public override KeyVaultTurn Begin()
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _turns[ended] = true;
        return new KeyVaultTurn(static () => false, () =>
        {
            _turns.TryRemove(ended, out _);
            ended.SetResult();
        });
    }

    public override Task SettleAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_turns.Keys.Select(static turn => turn.Task)).WaitAsync(cancellationToken);

    public override Task PauseAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

namespace Fairlead.Resolution;

/// <summary>
/// Gathers lookups that come at the same time into calls of a backend that can look up several. While few come, each is a call of its own
/// and waits for nobody; what comes while all calls are under way is gathered for the next.
/// </summary>
/// <param name="maximumSize">How many lookups a call takes.</param>
/// <param name="maximumCalls">How many calls the backend's policy allows at a time.</param>
/// <param name="findMany">Calls the backend. Never throws.</param>
internal sealed class LookupBatches(int maximumSize, int maximumCalls, Func<IReadOnlyList<BackendRequest>,
    ValueTask<IReadOnlyList<BackendAnswer>>> findMany)
{
    /// <summary>More would only make smaller batches of the same lookups.</summary>
    private const int MostCalls = 4;

    private readonly object _gate = new();
    private readonly Queue<Lookup> _waiting = new();
    private int _calls;

    public async ValueTask<BackendAnswer> FindAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        var lookup = new Lookup(request, cancellationToken);
        lock (_gate)
        {
            _waiting.Enqueue(lookup);
            if (_calls < Math.Min(MostCalls, maximumCalls))
            {
                _calls++;
                _ = Task.Run(CallAsync, CancellationToken.None);
            }
        }
        return await lookup.Answer.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task CallAsync()
    {
        while (TakeBatch() is { Count: > 0 } batch)
        {
            IReadOnlyList<BackendAnswer> answers = await findMany([.. batch.Select(static lookup => lookup.Request)]).ConfigureAwait(false);
            for (int i = 0; i < batch.Count; i++)
                batch[i].Answer.SetResult(i < answers.Count && answers[i] is { } answer ? answer
                    : BackendAnswer.Unavailable([], "it left the lookup unanswered"));
        }
    }

    /// <summary>Takes the next lookups, each id once. If none waits, the call that asks ends.</summary>
    private List<Lookup> TakeBatch()
    {
        lock (_gate)
        {
            var batch = new List<Lookup>();
            var ids = new HashSet<string>(StringComparer.Ordinal);
            while (batch.Count < maximumSize && _waiting.TryPeek(out Lookup? next))
            {
                if (!next.CancellationToken.IsCancellationRequested)
                {
                    if (!ids.Add(next.Request.ConnectionId)) break;
                    batch.Add(next);
                }
                _waiting.Dequeue();
            }
            if (batch.Count == 0) _calls--;
            return batch;
        }
    }

    private sealed class Lookup(BackendRequest request, CancellationToken cancellationToken)
    {
        public BackendRequest Request { get; } = request;

        public CancellationToken CancellationToken { get; } = cancellationToken;

        public TaskCompletionSource<BackendAnswer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

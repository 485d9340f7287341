namespace Fairlead.Store.Tests;

/// <summary>A store whose calls are counted.</summary>
internal sealed class CountedBackend(StoreBackend store) : IBatchSecretsBackend
{
    private int _calls;

    public int Calls => _calls;

    public string Name => store.Name;

    public int MaximumBatchSize => store.MaximumBatchSize;

    public ValueTask<BackendAnswer> FindAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _calls);
        return store.FindAsync(request, cancellationToken);
    }

    public ValueTask<IReadOnlyList<BackendAnswer>> FindManyAsync(
        IReadOnlyList<BackendRequest> requests, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _calls);
        return store.FindManyAsync(requests, cancellationToken);
    }
}

using Microsoft.Extensions.Primitives;

namespace Fairlead.Resolution;

/// <summary>A change token over <see cref="IConnectionResolver.OnChange"/>.</summary>
internal sealed class ConnectionChangeToken : IChangeToken
{
    private readonly IConnectionResolver _resolver;
    private readonly string _connectionId;
    private readonly Connection? _seen;
    private volatile bool _hasChanged;

    public ConnectionChangeToken(IConnectionResolver resolver, string connectionId)
    {
        _resolver = resolver;
        _connectionId = connectionId;
        _seen = PeekConnection();
    }

    public bool HasChanged => _hasChanged || (_hasChanged = _seen is not null && PeekConnection() is { } current && !ReferenceEquals(current, _seen));

    public bool ActiveChangeCallbacks => true;

    public IDisposable RegisterChangeCallback(Action<object?> callback, object? state)
    {
        int fired = 0;
        IDisposable subscription = _resolver.OnChange(_connectionId, _ => Fire());

        // What changed between the making of the token and this registration is not missed.
        if (HasChanged) Fire();
        return subscription;

        void Fire()
        {
            _hasChanged = true;
            if (Interlocked.Exchange(ref fired, 1) == 0) callback(state);
        }
    }

    /// <summary>The connection, where it can be had without waiting.</summary>
    private Connection? PeekConnection()
    {
        ValueTask<ConnectionResolution> lookup = _resolver.TryGetAsync(_connectionId);
        if (lookup.IsCompletedSuccessfully) return lookup.Result.Connection;
        _ = lookup.AsTask().ContinueWith(
            static task => task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        return null;
    }
}

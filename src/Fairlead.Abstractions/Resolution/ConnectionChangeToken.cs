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
        _seen = resolver.PeekConnection(connectionId);
    }

    public bool HasChanged =>
        _hasChanged
            || (_hasChanged = _seen is not null && _resolver.PeekConnection(_connectionId) is { } current
                && !ReferenceEquals(current, _seen));

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
}

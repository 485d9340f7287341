namespace Fairlead.Resolution;

/// <summary>Who hears of changes of a connection.</summary>
internal sealed class ConnectionListeners
{
    private readonly object _gate = new();
    private volatile Action<Connection>[] _all = [];

    /// <summary>Gets the listeners as they are now.</summary>
    public IReadOnlyList<Action<Connection>> All => _all;

    public bool IsEmpty => _all.Length == 0;

    /// <summary>Adds a listener until what is returned is disposed.</summary>
    public IDisposable Add(Action<Connection> listener)
    {
        // Wrapped, so that the same delegate can be added twice and each addition removed on its own.
        var added = new Subscription(this, listener);
        lock (_gate) _all = [.. _all, added.Listener];
        return added;
    }

    public void Clear()
    {
        lock (_gate) _all = [];
    }

    private void Remove(Action<Connection> listener)
    {
        lock (_gate) _all = [.. _all.Where(other => other != listener)];
    }

    private sealed class Subscription : IDisposable
    {
        private readonly ConnectionListeners _listeners;

        public Subscription(ConnectionListeners listeners, Action<Connection> listener)
        {
            _listeners = listeners;
            Listener = connection => listener(connection);
        }

        public Action<Connection> Listener { get; }

        public void Dispose() => _listeners.Remove(Listener);
    }
}

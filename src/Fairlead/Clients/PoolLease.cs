using System.Data;
using System.Data.Common;

namespace Fairlead.Clients;

/// <summary>
/// Counts a provider's own connection as a user of its pool while it is open. The provider says so by its events, so that callers get its
/// own connection and no wrapper.
/// </summary>
internal sealed class PoolLease
{
    private readonly LoginPool _pool;
    private int _isHeld;

    private PoolLease(LoginPool pool, bool isHeld)
    {
        _pool = pool;
        _isHeld = isHeld ? 1 : 0;
    }

    /// <param name="pool">The pool that the connection is from.</param>
    /// <param name="connection">The connection.</param>
    /// <param name="isHeld">Whether the connection is open, and its caller has taken a lease.</param>
    public static void Attach(LoginPool pool, DbConnection connection, bool isHeld)
    {
        var lease = new PoolLease(pool, isHeld);
        connection.StateChange += lease.OnStateChange;

        // Not every provider reports a change of state when an open connection is disposed.
        connection.Disposed += lease.OnDisposed;
    }

    private void OnStateChange(object sender, StateChangeEventArgs change)
    {
        if (change.CurrentState is ConnectionState.Closed or ConnectionState.Broken) Release();
        else if (change.CurrentState.HasFlag(ConnectionState.Open)) Hold();
    }

    private void OnDisposed(object? sender, EventArgs args) => Release();

    private void Hold()
    {
        if (Interlocked.Exchange(ref _isHeld, 1) == 0 && !_pool.TryLease()) Volatile.Write(ref _isHeld, 0);
    }

    private void Release()
    {
        if (Interlocked.Exchange(ref _isHeld, 0) == 1) _pool.Release();
    }
}

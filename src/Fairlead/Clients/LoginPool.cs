using System.Data.Common;

namespace Fairlead.Clients;

/// <summary>
/// The pool of one login: the provider's data source for one connection string, and how many connections use it. Retired, it is disposed
/// with the last of them, or when the time to drain is over.
/// </summary>
internal sealed class LoginPool(Connection connection, string connectionString, DbDataSource source, Action<DbConnection>? clearPool)
{
    private readonly object _gate = new();
    private Connection _connection = connection;
    private int _leases;
    private bool _isRetired;
    private bool _isDisposed;
    private ITimer? _drainTimer;

    /// <summary>The connection that the login is from; equal ones may follow one another.</summary>
    public Connection Connection
    {
        get => Volatile.Read(ref _connection);
        set => Volatile.Write(ref _connection, value);
    }

    public string ConnectionString { get; } = connectionString;

    public bool IsDisposed
    {
        get
        {
            lock (_gate) return _isDisposed;
        }
    }

    /// <summary>Counts a user. Returns false if the pool is disposed.</summary>
    public bool TryLease()
    {
        lock (_gate)
        {
            if (_isDisposed) return false;
            _leases++;
            return true;
        }
    }

    public void Release()
    {
        lock (_gate)
        {
            _leases--;
            if (!_isRetired || _leases > 0) return;
        }
        Dispose();
    }

    /// <summary>Opens a connection for a caller that has a lease, which the connection then keeps while it is open.</summary>
    public async ValueTask<DbConnection> OpenLeasedAsync(bool async, CancellationToken cancellationToken)
    {
        try
        {
            DbConnection opened = async
                ? await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false)
                : source.OpenConnection();
            PoolLease.Attach(this, opened, isHeld: true);
            return opened;
        }
        catch
        {
            Release();
            throw;
        }
    }

    /// <summary>Creates a connection that uses the pool from when it is opened.</summary>
    public DbConnection CreateConnection()
    {
        DbConnection created = source.CreateConnection();
        PoolLease.Attach(this, created, isHeld: false);
        return created;
    }

    /// <summary>Lets nobody begin to use the pool who asks the data source from now on.</summary>
    public void Retire(TimeProvider timeProvider, TimeSpan drainTimeout)
    {
        lock (_gate)
        {
            _isRetired = true;
            if (_isDisposed) return;
            if (_leases > 0 && drainTimeout > TimeSpan.Zero)
            {
                _drainTimer = timeProvider.CreateTimer(_ => Dispose(), null, drainTimeout, Timeout.InfiniteTimeSpan);
                return;
            }
        }
        Dispose();
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_isDisposed) return;
            _isDisposed = true;
            _drainTimer?.Dispose();
        }
        if (clearPool is not null)
        {
            using DbConnection connection = source.CreateConnection();
            clearPool(connection);
        }
        source.Dispose();
    }
}

using System.Data.Common;

namespace Fairlead.Clients;

/// <summary>
/// One data source for as long as the program runs, over pools that come and go with the logins of a connection: see docs/clients.md.
/// </summary>
internal sealed class RotatingDbDataSource : DbDataSource
{
    private readonly object _gate = new();
    private readonly string _connectionId;
    private readonly IConnectionResolver _resolver;
    private readonly Func<Connection, string> _toConnectionString;
    private readonly DbDataSourceOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly DbDataSource _wrapping;
    private volatile LoginPool? _current;
    private LoginPool? _draining;
    private volatile bool _isDisposed;

    public RotatingDbDataSource(
        string connectionId, IConnectionResolver resolver, Func<Connection, string> toConnectionString, DbProviderFactory factory,
        DbDataSourceOptions options, TimeProvider timeProvider)
    {
        _connectionId = connectionId;
        _resolver = resolver;
        _toConnectionString = toConnectionString;
        _options = options;
        _timeProvider = timeProvider;
        Factory = factory;
        _wrapping = new WrappingDbDataSource(this);
    }

    public DbProviderFactory Factory { get; }

    /// <summary>Gets the connection string, without what is secret in it.</summary>
    public override string ConnectionString
    {
        get
        {
            LoginPool pool = GetPool(_resolver.Get(_connectionId));
            return ShownConnectionString.Create(pool.ConnectionString, pool.Connection);
        }
    }

    /// <summary>Opens a connection of the provider's own type with the current login; a refused login is looked up again once.</summary>
    public async ValueTask<DbConnection> OpenProviderConnectionAsync(bool async, CancellationToken cancellationToken)
    {
        bool isRefreshed = false;
        while (true)
        {
            Connection connection = async
                ? await _resolver.GetAsync(_connectionId, cancellationToken).ConfigureAwait(false)
                : _resolver.Get(_connectionId);
            LoginPool pool = GetPool(connection);
            if (!pool.TryLease()) continue;
            try
            {
                return await pool.OpenLeasedAsync(async, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception) when (pool.IsDisposed && !cancellationToken.IsCancellationRequested)
            {
                // Two rotations have overtaken this open, so that its pool had to make room for a newer one.
            }
            catch (Exception e) when (!isRefreshed && RefusedLogins.IsRefusal(e, _options.IsLoginRefused))
            {
                if (!await HasNewLoginAsync(pool, async, cancellationToken).ConfigureAwait(false)) throw;
                isRefreshed = true;
            }
        }
    }

    /// <summary>Creates a closed connection of the provider's own type with the current login.</summary>
    public DbConnection CreateProviderConnection() => GetPool(_resolver.Get(_connectionId)).CreateConnection();

    protected override DbConnection CreateDbConnection() =>
        _options.UseProviderConnections ? CreateProviderConnection() : _wrapping.CreateConnection();

    protected override DbConnection OpenDbConnection() =>
        OpenProviderConnectionAsync(async: false, CancellationToken.None).GetAwaiter().GetResult();

    protected override ValueTask<DbConnection> OpenDbConnectionAsync(CancellationToken cancellationToken = default) =>
        OpenProviderConnectionAsync(async: true, cancellationToken);

    protected override DbCommand CreateDbCommand(string? commandText = null) => _wrapping.CreateCommand(commandText);

    protected override DbBatch CreateDbBatch() =>
        new RotatingDbBatch(new RotatingDbConnection(this), Factory.CreateBatch(), isOfDataSource: true);

    protected override void Dispose(bool disposing)
    {
        if (disposing) DisposePools();
        base.Dispose(disposing);
    }

    protected override ValueTask DisposeAsyncCore()
    {
        DisposePools();
        return base.DisposeAsyncCore();
    }

    private LoginPool GetPool(Connection connection)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        LoginPool? current = _current;
        return current is not null && ReferenceEquals(current.Connection, connection) ? current : SwitchTo(connection);
    }

    private LoginPool SwitchTo(Connection seen)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);

            // The thread may have waited here while others went on: an older value must not replace a newer one.
            Connection connection = _resolver.PeekConnection(_connectionId) ?? seen;
            string connectionString = _toConnectionString(connection);
            if (_current is { } current)
            {
                if (current.ConnectionString == connectionString)
                {
                    current.Connection = connection;
                    return current;
                }

                // Two pools at most: the one that is still draining makes room.
                _draining?.Dispose();
                _draining = current;
            }

            var created = new LoginPool(connection, connectionString, Factory.CreateDataSource(connectionString), _options.ClearPool);
            _current = created;
            _draining?.Retire(_timeProvider, _options.DrainTimeout);
            return created;
        }
    }

    /// <summary>
    /// Asks the backends again, unless that has happened meanwhile. Returns true if the login is now another than the pool's.
    /// </summary>
    private async ValueTask<bool> HasNewLoginAsync(LoginPool refused, bool async, CancellationToken cancellationToken)
    {
        if (!ReferenceEquals(_current, refused)) return true;
        Task<ConnectionResolution> StartAsync() => _resolver.TryRefreshAsync(_connectionId, refused.Connection, cancellationToken).AsTask();

        // A caller that blocks must not be waited for by the lookup that it waits for.
        ConnectionResolution resolution = async
            ? await StartAsync().ConfigureAwait(false)
            : Task.Run(StartAsync, CancellationToken.None).GetAwaiter().GetResult();
        return resolution.IsFound && !ReferenceEquals(GetPool(resolution.Connection), refused);
    }

    private void DisposePools()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _draining?.Dispose();
            _current?.Dispose();
        }
    }
}

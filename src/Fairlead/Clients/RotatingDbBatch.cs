using System.Data;
using System.Data.Common;

namespace Fairlead.Clients;

/// <summary>A batch of the provider that is executed on whatever connection its own connection has at that moment.</summary>
/// <param name="connection">The batch's connection.</param>
/// <param name="inner">The provider's batch.</param>
/// <param name="isOfDataSource">
/// Whether each execution opens the connection and closes it, as with the batches of a data source. The base class's own cannot create
/// commands.
/// </param>
internal sealed class RotatingDbBatch(DbConnection? connection, DbBatch inner, bool isOfDataSource = false) : DbBatch
{
    private DbConnection? _connection = connection;

    public override int Timeout { get => inner.Timeout; set => inner.Timeout = value; }

    protected override DbBatchCommandCollection DbBatchCommands => inner.BatchCommands;

    protected override DbConnection? DbConnection
    {
        get => _connection;
        set => inner.Connection = (_connection = value) is RotatingDbConnection ? null : value;
    }

    protected override DbTransaction? DbTransaction { get => Bind().Transaction; set => Bind().Transaction = value; }

    public override void Cancel() => inner.Cancel();

    public override int ExecuteNonQuery() => Execute(static batch => batch.ExecuteNonQuery());

    public override Task<int> ExecuteNonQueryAsync(CancellationToken cancellationToken = default) =>
        ExecuteAsync(batch => batch.ExecuteNonQueryAsync(cancellationToken), cancellationToken);

    public override object? ExecuteScalar() => Execute(static batch => batch.ExecuteScalar());

    public override Task<object?> ExecuteScalarAsync(CancellationToken cancellationToken = default) =>
        ExecuteAsync(batch => batch.ExecuteScalarAsync(cancellationToken), cancellationToken);

    public override void Prepare() => Bind().Prepare();

    public override Task PrepareAsync(CancellationToken cancellationToken = default) => Bind().PrepareAsync(cancellationToken);

    public override void Dispose()
    {
        inner.Dispose();
        if (isOfDataSource) _connection?.Dispose();
        base.Dispose();
    }

    public override async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync().ConfigureAwait(false);
        if (isOfDataSource && _connection is not null) await _connection.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override DbBatchCommand CreateDbBatchCommand() => inner.CreateBatchCommand();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) =>
        Execute(batch => batch.ExecuteReader(AddClosing(behavior)), closes: false);

    protected override Task<DbDataReader> ExecuteDbDataReaderAsync(CommandBehavior behavior, CancellationToken cancellationToken) =>
        ExecuteAsync(batch => batch.ExecuteReaderAsync(AddClosing(behavior), cancellationToken), cancellationToken, closes: false);

    /// <summary>Adds that the connection is closed with the reader.</summary>
    private CommandBehavior AddClosing(CommandBehavior behavior) => isOfDataSource ? behavior | CommandBehavior.CloseConnection : behavior;

    private TResult Execute<TResult>(Func<DbBatch, TResult> execute, bool closes = true)
    {
        if (!isOfDataSource) return execute(Bind());
        _connection!.Open();
        bool hasResult = false;
        try
        {
            TResult result = execute(Bind());
            hasResult = true;
            return result;
        }
        finally
        {
            if (closes || !hasResult) _connection.Close();
        }
    }

    private async Task<TResult> ExecuteAsync<TResult>(
        Func<DbBatch, Task<TResult>> execute, CancellationToken cancellationToken, bool closes = true)
    {
        if (!isOfDataSource) return await execute(Bind()).ConfigureAwait(false);
        await _connection!.OpenAsync(cancellationToken).ConfigureAwait(false);
        bool hasResult = false;
        try
        {
            TResult result = await execute(Bind()).ConfigureAwait(false);
            hasResult = true;
            return result;
        }
        finally
        {
            if (closes || !hasResult) await _connection.CloseAsync().ConfigureAwait(false);
        }
    }

    private DbBatch Bind()
    {
        if (_connection is RotatingDbConnection { Inner: var open } && !ReferenceEquals(inner.Connection, open)) inner.Connection = open;
        return inner;
    }
}

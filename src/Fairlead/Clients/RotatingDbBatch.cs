using System.Data;
using System.Data.Common;

namespace Fairlead.Clients;

/// <summary>A batch of the provider that is executed on whatever connection its own connection has at that moment.</summary>
internal sealed class RotatingDbBatch(DbConnection? connection, DbBatch inner) : DbBatch
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

    public override int ExecuteNonQuery() => Bind().ExecuteNonQuery();

    public override Task<int> ExecuteNonQueryAsync(CancellationToken cancellationToken = default) => Bind().ExecuteNonQueryAsync(cancellationToken);

    public override object? ExecuteScalar() => Bind().ExecuteScalar();

    public override Task<object?> ExecuteScalarAsync(CancellationToken cancellationToken = default) => Bind().ExecuteScalarAsync(cancellationToken);

    public override void Prepare() => Bind().Prepare();

    public override Task PrepareAsync(CancellationToken cancellationToken = default) => Bind().PrepareAsync(cancellationToken);

    public override void Dispose()
    {
        inner.Dispose();
        base.Dispose();
    }

    public override async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override DbBatchCommand CreateDbBatchCommand() => inner.CreateBatchCommand();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => Bind().ExecuteReader(behavior);

    protected override Task<DbDataReader> ExecuteDbDataReaderAsync(CommandBehavior behavior, CancellationToken cancellationToken) =>
        Bind().ExecuteReaderAsync(behavior, cancellationToken);

    private DbBatch Bind()
    {
        if (_connection is RotatingDbConnection rotating && !ReferenceEquals(inner.Connection, rotating.Inner)) inner.Connection = rotating.Inner;
        return inner;
    }
}

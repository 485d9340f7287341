using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace Fairlead.Clients;

/// <summary>A command of the provider that is executed on whatever connection its own connection has at that moment.</summary>
internal sealed class RotatingDbCommand(DbConnection? connection, DbCommand inner) : DbCommand
{
    private DbConnection? _connection = connection;

    [AllowNull]
    public override string CommandText { get => inner.CommandText; set => inner.CommandText = value; }

    public override int CommandTimeout { get => inner.CommandTimeout; set => inner.CommandTimeout = value; }

    public override CommandType CommandType { get => inner.CommandType; set => inner.CommandType = value; }

    public override bool DesignTimeVisible { get => inner.DesignTimeVisible; set => inner.DesignTimeVisible = value; }

    public override UpdateRowSource UpdatedRowSource { get => inner.UpdatedRowSource; set => inner.UpdatedRowSource = value; }

    protected override DbConnection? DbConnection
    {
        get => _connection;
        set => inner.Connection = (_connection = value) is RotatingDbConnection ? null : value;
    }

    protected override DbParameterCollection DbParameterCollection => inner.Parameters;

    protected override DbTransaction? DbTransaction { get => Bind().Transaction; set => Bind().Transaction = value; }

    public override void Cancel() => inner.Cancel();

    public override int ExecuteNonQuery() => Bind().ExecuteNonQuery();

    public override Task<int> ExecuteNonQueryAsync(CancellationToken cancellationToken) => Bind().ExecuteNonQueryAsync(cancellationToken);

    public override object? ExecuteScalar() => Bind().ExecuteScalar();

    public override Task<object?> ExecuteScalarAsync(CancellationToken cancellationToken) => Bind().ExecuteScalarAsync(cancellationToken);

    public override void Prepare() => Bind().Prepare();

    public override Task PrepareAsync(CancellationToken cancellationToken = default) => Bind().PrepareAsync(cancellationToken);

    public override async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override DbParameter CreateDbParameter() => inner.CreateParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => Bind().ExecuteReader(behavior);

    protected override Task<DbDataReader> ExecuteDbDataReaderAsync(CommandBehavior behavior, CancellationToken cancellationToken) =>
        Bind().ExecuteReaderAsync(behavior, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    private DbCommand Bind()
    {
        if (_connection is RotatingDbConnection { Inner: var open } && !ReferenceEquals(inner.Connection, open)) inner.Connection = open;
        return inner;
    }
}

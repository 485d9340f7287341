using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Transactions;
using IsolationLevel = System.Data.IsolationLevel;

namespace Fairlead.Clients;

/// <summary>
/// A connection whose <c>Open()</c> takes a connection of the provider with the login of that moment. It may be kept and opened again
/// after a rotation, as pooled contexts of Entity Framework do. Parameters, readers and transactions are the provider's own.
/// </summary>
internal sealed class RotatingDbConnection(RotatingDbDataSource source) : DbConnection
{
    private DbConnection? _inner;

    [AllowNull]
    public override string ConnectionString
    {
        get => source.ConnectionString;
        set => throw new NotSupportedException("The connection string of this connection follows from its data source");
    }

    public override string Database => Inner.Database;

    public override string DataSource => Inner.DataSource;

    public override string ServerVersion => Inner.ServerVersion;

    public override int ConnectionTimeout => Inner.ConnectionTimeout;

    public override ConnectionState State => _inner?.State ?? ConnectionState.Closed;

    public override bool CanCreateBatch => Inner.CanCreateBatch;

    /// <summary>The provider's connection, which is closed until this one is opened.</summary>
    public DbConnection Inner => _inner ?? Adopt(source.CreateProviderConnection());

    protected override DbProviderFactory DbProviderFactory => source.Factory;

    public override void Open() => OpenAsync(async: false, CancellationToken.None).GetAwaiter().GetResult();

    public override Task OpenAsync(CancellationToken cancellationToken) => OpenAsync(async: true, cancellationToken).AsTask();

    public override void Close() => _inner?.Close();

    public override Task CloseAsync() => _inner?.CloseAsync() ?? Task.CompletedTask;

    public override void ChangeDatabase(string databaseName) => Inner.ChangeDatabase(databaseName);

    public override Task ChangeDatabaseAsync(string databaseName, CancellationToken cancellationToken = default) =>
        Inner.ChangeDatabaseAsync(databaseName, cancellationToken);

    public override void EnlistTransaction(Transaction? transaction) => Inner.EnlistTransaction(transaction);

    public override DataTable GetSchema() => Inner.GetSchema();

    public override DataTable GetSchema(string collectionName) => Inner.GetSchema(collectionName);

    public override DataTable GetSchema(string collectionName, string?[] restrictionValues) =>
        Inner.GetSchema(collectionName, restrictionValues);

    public override async ValueTask DisposeAsync()
    {
        if (_inner is not null) await _inner.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => Inner.BeginTransaction(isolationLevel);

    protected override ValueTask<DbTransaction> BeginDbTransactionAsync(
        IsolationLevel isolationLevel, CancellationToken cancellationToken) =>
        Inner.BeginTransactionAsync(isolationLevel, cancellationToken);

    protected override DbCommand CreateDbCommand() => new RotatingDbCommand(
        this, source.Factory.CreateCommand() ?? throw new NotSupportedException($"{source.Factory.GetType().Name} creates no commands"));

    protected override DbBatch CreateDbBatch() => new RotatingDbBatch(this, source.Factory.CreateBatch());

    protected override void Dispose(bool disposing)
    {
        if (disposing) _inner?.Dispose();
        base.Dispose(disposing);
    }

    private async ValueTask OpenAsync(bool async, CancellationToken cancellationToken)
    {
        if (State != ConnectionState.Closed) throw new InvalidOperationException("The connection is already open");
        DbConnection opened = await source.OpenProviderConnectionAsync(async, cancellationToken).ConfigureAwait(false);
        if (_inner is not null)
        {
            _inner.StateChange -= ForwardStateChange;
            _inner.Dispose();
        }
        Adopt(opened);
        OnStateChange(new StateChangeEventArgs(ConnectionState.Closed, ConnectionState.Open));
    }

    private DbConnection Adopt(DbConnection inner)
    {
        inner.StateChange += ForwardStateChange;
        return _inner = inner;
    }

    private void ForwardStateChange(object sender, StateChangeEventArgs change) => OnStateChange(change);
}

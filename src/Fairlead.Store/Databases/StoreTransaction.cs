using System.Data.Common;

namespace Fairlead.Store.Databases;

/// <summary>The transaction of the only writer.</summary>
internal sealed class StoreTransaction
{
    private readonly StoreDatabase _database;

    private StoreTransaction(StoreDatabase database, DbConnection connection, StoreIdentity identity)
    {
        _database = database;
        Connection = connection;
        Identity = identity;
    }

    public DbConnection Connection { get; }

    public StoreSql Sql => _database.Sql;

    /// <summary>Gets the store, with the changes counted so far.</summary>
    public StoreIdentity Identity { get; private set; }

    public static async ValueTask<StoreTransaction> StartAsync(
        StoreDatabase database, DbConnection connection, CancellationToken cancellationToken)
    {
        var started = new StoreTransaction(database, connection, new StoreIdentity("", 0, 0));
        await started.CountAsync(0, cancellationToken).ConfigureAwait(false);
        return started;
    }

    /// <summary>Counts a change. Returns its number.</summary>
    public async ValueTask<long> CountChangeAsync(CancellationToken cancellationToken)
    {
        await CountAsync(1, cancellationToken).ConfigureAwait(false);
        return Identity.Change;
    }

    public async ValueTask<int> ExecuteAsync(
        string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        DbCommand command = Connection.CreateCommand(sql, parameters);
        await using (command.ConfigureAwait(false)) return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<T>> ReadAsync<T>(
        string sql, Func<DbDataReader, T> read, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        DbCommand command = Connection.CreateCommand(sql, parameters);
        await using (command.ConfigureAwait(false)) return await command.ReadAsync(read, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask CountAsync(int count, CancellationToken cancellationToken)
    {
        IReadOnlyList<StoreIdentity> stores =
            await ReadAsync(Sql.CountChange, StoreDatabase.ReadIdentity, cancellationToken, ("@count", (long)count)).ConfigureAwait(false);
        Identity = stores is [StoreIdentity store]
            ? store.Check(_database.Place)
            : throw new StoreException(BackendOutcome.Malformed, $"{_database.Place} has lost the row of its table store");
    }
}

using System.Data.Common;

namespace Fairlead.Store.Databases;

/// <summary>A database with the tables. Its subclasses contain what differs between SQLite and PostgreSQL.</summary>
internal abstract class StoreDatabase(StoreSql sql) : IAsyncDisposable
{
    /// <summary>Gets its name in messages: <c>the store /home/etl/.local/share/fairlead/data/store.db</c>.</summary>
    public abstract string Place { get; }

    public StoreSql Sql { get; } = sql;

    /// <summary>Runs statements in a session. Exceptions of the database become a <see cref="StoreException"/>.</summary>
    public async ValueTask<T> RunAsync<T>(Func<DbConnection, ValueTask<T>> run, CancellationToken cancellationToken)
    {
        try
        {
            DbConnection connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
            bool isIntact = false;
            try
            {
                T result = await run(connection).ConfigureAwait(false);
                isIntact = true;
                return result;
            }
            finally
            {
                await CloseAsync(connection, isIntact).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (Explain(e) is { } explained)
        {
            throw explained;
        }
    }

    /// <summary>Runs statements in the transaction of the only writer, and commits it if they ask for that.</summary>
    public async ValueTask<T> WriteAsync<T>(
        Func<StoreTransaction, ValueTask<(T Result, bool Commits)>> write, CancellationToken cancellationToken)
    {
        await CreateIfMissingAsync(cancellationToken).ConfigureAwait(false);
        using IDisposable? turn = await WaitForTurnAsync(cancellationToken).ConfigureAwait(false);
        return await RunAsync(
            async connection =>
            {
                DbTransaction transaction = await BeginWriteAsync(connection, cancellationToken).ConfigureAwait(false);
                await using (transaction.ConfigureAwait(false))
                {
                    StoreTransaction started = await StoreTransaction.StartAsync(this, connection, cancellationToken).ConfigureAwait(false);
                    (T result, bool commits) = await write(started).ConfigureAwait(false);
                    if (!commits)
                    {
                        await transaction.RollbackAsync(CancellationToken.None).ConfigureAwait(false);
                        return result;
                    }
                    await AnnounceAsync(started, cancellationToken).ConfigureAwait(false);

                    // From here on the call cannot be cancelled, because an interrupted commit may have happened.
                    await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
                    return result;
                }
            }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the identity of the store.</summary>
    /// <returns>The store; null if there is none yet.</returns>
    public async ValueTask<StoreIdentity?> FindIdentityAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await RunAsync(connection => ReadIdentityAsync(connection, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        catch (StoreException e) when (e.Outcome == BackendOutcome.NotFound)
        {
            return null;
        }
    }

    /// <summary>Reads the current rows of some connections of a folder, in the one statement of a lookup.</summary>
    public virtual async ValueTask<IReadOnlyList<T>> LookUpAsync<T>(
        DbConnection connection, string folder, IReadOnlyList<string> ids, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        DbCommand command = ids.Count == 1
            ? connection.CreateCommand(Sql.SelectSingleCurrent, ("@id", ids[0]), ("@folder", folder))
            : connection.CreateCommand(Sql.SelectCurrent, ("@ids", FormatIds(ids)), ("@folder", folder));
        await using (command.ConfigureAwait(false)) return await command.ReadAsync(read, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Creates the tables if they are missing. Of several processes that do so at the same time, only one creates them.</summary>
    public abstract ValueTask<bool> CreateIfMissingAsync(CancellationToken cancellationToken);

    /// <summary>Passes a list of ids as <c>@ids</c>.</summary>
    public abstract object FormatIds(IReadOnlyList<string> ids);

    /// <summary>Starts to listen for changes of other processes, until the database is disposed of.</summary>
    public abstract void StartWatching(ChangeTracker tracker);

    public abstract ValueTask DisposeAsync();

    /// <summary>Describes an exception. Returns null if it isn't the database's.</summary>
    public abstract StoreException? Explain(Exception exception);

    /// <exception cref="StoreException">There is no database yet: not found.</exception>
    protected abstract ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken);

    protected abstract ValueTask CloseAsync(DbConnection connection, bool isIntact);

    /// <summary>Waits for other writers of this program, if the database does not do so well enough.</summary>
    protected virtual ValueTask<IDisposable?> WaitForTurnAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult<IDisposable?>(null);

    protected abstract ValueTask<DbTransaction> BeginWriteAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Notifies other processes of a change when the transaction commits.</summary>
    protected abstract ValueTask AnnounceAsync(StoreTransaction transaction, CancellationToken cancellationToken);

    protected async ValueTask<StoreIdentity> ReadIdentityAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        DbCommand command = connection.CreateCommand(Sql.SelectStore);
        await using (command.ConfigureAwait(false))
        {
            IReadOnlyList<StoreIdentity> stores = await command.ReadAsync(ReadIdentity, cancellationToken).ConfigureAwait(false);
            return stores is [StoreIdentity store]
                ? store.Check(Place) : throw new StoreException(BackendOutcome.Malformed, $"{Place} has lost the row of its table store");
        }
    }

    /// <summary>Gives a new store its row.</summary>
    protected async ValueTask InsertIdentityAsync(DbConnection connection, DateTimeOffset now, CancellationToken cancellationToken)
    {
        DbCommand command = connection.CreateCommand(
            Sql.InsertStore, ("@store_id", Guid.NewGuid().ToString("N")), ("@now", now.ToUnixTimeMilliseconds()));
        await using (command.ConfigureAwait(false)) await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    public static StoreIdentity ReadIdentity(DbDataReader reader) => new(reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2));
}

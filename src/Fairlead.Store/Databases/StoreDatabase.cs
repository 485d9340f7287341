using System.Data.Common;

namespace Fairlead.Store.Databases;

/// <summary>A database that has the tables: what SQLite and PostgreSQL differ in.</summary>
internal abstract class StoreDatabase(StoreSql sql) : IAsyncDisposable
{
    /// <summary>Gets what people call it: <c>the store /home/etl/.local/share/fairlead/data/store.db</c>.</summary>
    public abstract string Place { get; }

    public StoreSql Sql { get; } = sql;

    /// <summary>Runs statements in a session. What the database throws becomes a <see cref="StoreException"/>.</summary>
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

    /// <summary>Runs statements in a transaction of the only writer there is, and commits what they say is to stay.</summary>
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

                    // From here on nobody may give up: a commit that was stopped half-way may have happened.
                    await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
                    return result;
                }
            }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads which store it is.</summary>
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

    /// <summary>Reads what some connections of a folder have now: the statement of every lookup.</summary>
    public virtual async ValueTask<IReadOnlyList<T>> LookUpAsync<T>(
        DbConnection connection, string folder, IReadOnlyList<string> ids, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        DbCommand command = ids.Count == 1
            ? connection.CreateCommand(Sql.SelectSingleCurrent, ("@id", ids[0]), ("@folder", folder))
            : connection.CreateCommand(Sql.SelectCurrent, ("@ids", FormatIds(ids)), ("@folder", folder));
        await using (command.ConfigureAwait(false)) return await command.ReadAsync(read, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes the tables where they are missing; of several processes that do so at once, one makes them.</summary>
    public abstract ValueTask<bool> CreateIfMissingAsync(CancellationToken cancellationToken);

    /// <summary>Hands over a list of ids as <c>@ids</c>.</summary>
    public abstract object FormatIds(IReadOnlyList<string> ids);

    /// <summary>Starts to listen for changes of other processes, until the database is disposed of.</summary>
    public abstract void StartWatching(ChangeTracker tracker);

    public abstract ValueTask DisposeAsync();

    /// <summary>Explains what went wrong. Returns null for what is not the database's.</summary>
    public abstract StoreException? Explain(Exception exception);

    /// <exception cref="StoreException">There is no database yet: not found.</exception>
    protected abstract ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken);

    protected abstract ValueTask CloseAsync(DbConnection connection, bool isIntact);

    /// <summary>Waits for other writers of this program, where the database does not do so well by itself.</summary>
    protected virtual ValueTask<IDisposable?> WaitForTurnAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult<IDisposable?>(null);

    protected abstract ValueTask<DbTransaction> BeginWriteAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Tells other processes, when the transaction commits, that there is a change.</summary>
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

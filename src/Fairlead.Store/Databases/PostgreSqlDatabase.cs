using System.Data.Common;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Fairlead.Store.Databases;

/// <summary>The tables in a schema of a PostgreSQL database.</summary>
internal sealed class PostgreSqlDatabase : StoreDatabase
{
    private readonly StoreBackendOptions _options;
    private readonly NpgsqlDataSource _dataSource;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private PostgreSqlWatch? _watch;
    private int _isWatching;
    private bool _isReady;

    public PostgreSqlDatabase(StoreBackendOptions options, StoreEnvironment environment, TimeProvider timeProvider, ILogger logger)
        : base(new StoreSql($"\"{options.Schema}\".", "unnest(@ids) AS i(value)", "bytea", "COLLATE \"C\""))
    {
        _options = options;
        _timeProvider = timeProvider;
        _logger = logger;
        Place = FormattableString.Invariant(
            $"the store {options.Schema} of the database {options.Database} at {options.Host}:{options.Port}");
        _dataSource = PostgreSqlSessions.Create(options, environment);
    }

    public override string Place { get; }

    /// <summary>Gets the name under which changes are announced.</summary>
    public string Channel => "fairlead_" + _options.Schema;

    public override async ValueTask<bool> CreateIfMissingAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _isReady)) return false;
        bool isMissing = await FindIdentityAsync(cancellationToken).ConfigureAwait(false) is null;
        if (isMissing)
            await RunAsync(connection => CreateTablesAsync(connection, cancellationToken), cancellationToken).ConfigureAwait(false);
        Volatile.Write(ref _isReady, true);
        return isMissing;
    }

    public override object FormatIds(IReadOnlyList<string> ids) => ids as string[] ?? [.. ids];

    public override void StartWatching(ChangeTracker tracker)
    {
        if (Volatile.Read(ref _isWatching) == 1 || Interlocked.Exchange(ref _isWatching, 1) == 1) return;
        _watch = new PostgreSqlWatch(this, _dataSource, tracker, _timeProvider);
    }

    public override StoreException? Explain(Exception exception)
    {
        StoreException? explained = PostgreSqlFailures.Explain(exception, _options, Place);
        if (explained?.Outcome == BackendOutcome.NotFound) Volatile.Write(ref _isReady, false);
        return explained;
    }

    public override async ValueTask DisposeAsync()
    {
        if (_watch is not null) await _watch.DisposeAsync().ConfigureAwait(false);
        await _dataSource.DisposeAsync().ConfigureAwait(false);
    }

    protected override async ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken) =>
        await _dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);

    protected override ValueTask CloseAsync(DbConnection connection, bool isIntact) => connection.DisposeAsync();

    protected override ValueTask<DbTransaction> BeginWriteAsync(DbConnection connection, CancellationToken cancellationToken) =>
        connection.BeginTransactionAsync(System.Data.IsolationLevel.ReadCommitted, cancellationToken);

    /// <summary>A notification contains neither ids nor values: its receivers read what changed.</summary>
    protected override async ValueTask AnnounceAsync(StoreTransaction transaction, CancellationToken cancellationToken) =>
        await transaction.ExecuteAsync($"NOTIFY \"{Channel}\"", cancellationToken).ConfigureAwait(false);

    private async ValueTask<bool> CreateTablesAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var session = (NpgsqlConnection)connection;
        NpgsqlTransaction transaction = await session.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            // CREATE IF NOT EXISTS fails if two programs run it at the same time.
            await ExecuteAsync("SELECT pg_advisory_xact_lock(hashtext('fairlead.store'))").ConfigureAwait(false);
            if (await ExistsAsync($"SELECT to_regclass('\"{_options.Schema}\".store') IS NOT NULL").ConfigureAwait(false)) return false;
            if (!await ExistsAsync($"SELECT EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = '{_options.Schema}')").ConfigureAwait(false))
                await ExecuteAsync($"CREATE SCHEMA \"{_options.Schema}\"").ConfigureAwait(false);
            await ExecuteAsync(Sql.CreateTables).ConfigureAwait(false);
            await InsertIdentityAsync(session, _timeProvider.GetUtcNow(), cancellationToken).ConfigureAwait(false);
            await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        }
        _logger.Created(_options.Name, Place);
        return true;

        async Task ExecuteAsync(string sql)
        {
            NpgsqlCommand command = new(sql, session, transaction);
            await using (command.ConfigureAwait(false)) await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        async Task<bool> ExistsAsync(string sql)
        {
            NpgsqlCommand command = new(sql, session, transaction);
            await using (command.ConfigureAwait(false))
                return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is true;
        }
    }
}

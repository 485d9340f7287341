using System.Data.Common;
using System.Text.Json;
using Fairlead.Store.Encryption;
using Microsoft.Extensions.Logging;

namespace Fairlead.Store.Databases;

/// <summary>The tables in a SQLite file in write-ahead mode, in which readers and a writer do not wait for each other.</summary>
internal sealed class SqliteDatabase : StoreDatabase
{
    /// <summary>The mark of our files in their header: FLRD.</summary>
    private const long ApplicationId = 0x464C5244;

    /// <summary>
    /// Only one thread of the process at a time creates a file: the system releases all locks of a process on a file when it closes any of
    /// its handles.
    /// </summary>
    private static readonly SemaphoreSlim Creation = new(1, 1);

    private readonly string _path;
    private readonly string _backend;
    private readonly SqliteSessions _sessions;
    private readonly SemaphoreSlim _writers = new(1, 1);
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private SqliteWatch? _watch;
    private int _isWatching;

    public SqliteDatabase(StoreBackendOptions options, string path, TimeProvider timeProvider, ILogger logger)
        : base(new StoreSql("", "json_each(@ids) i", "blob", "COLLATE BINARY"))
    {
        _path = Path.GetFullPath(path);
        _backend = options.Name;
        _timeout = options.Timeout;
        _timeProvider = timeProvider;
        _logger = logger;
        Place = "the store " + _path;
        _sessions = new SqliteSessions(_path, options.Timeout);
    }

    public override string Place { get; }

    /// <summary>Gets or sets how large the file may become; for tests.</summary>
    internal long? MaximumPages
    {
        get => _sessions.MaximumPages;
        set => _sessions.MaximumPages = value;
    }

    public override async ValueTask<bool> CreateIfMissingAsync(CancellationToken cancellationToken)
    {
        if (_sessions.IsReady && _sessions.IsSameFile()) return false;
        await Creation.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (await FindIdentityAsync(cancellationToken).ConfigureAwait(false) is not null) return false;
            if (Path.GetDirectoryName(_path) is { Length: > 0 } folder) PrivateFiles.CreateFolder(folder);
            if (!File.Exists(_path)) await PrivateFiles.Create(_path, FileMode.OpenOrCreate).DisposeAsync().ConfigureAwait(false);
            await CreateTablesAsync(cancellationToken).ConfigureAwait(false);
            _logger.Created(_backend, Place);
            return true;
        }
        catch (Exception e) when (Explain(e) is { } explained)
        {
            throw explained;
        }
        finally
        {
            Creation.Release();
        }
    }

    /// <summary>
    /// Prepares a statement once, because the driver prepares it for each command, which takes longer than running it. PostgreSQL's driver
    /// caches statements by itself.
    /// </summary>
    public override ValueTask<IReadOnlyList<T>> LookUpAsync<T>(
        DbConnection connection, string folder, IReadOnlyList<string> ids, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        var session = (SqliteSession)connection;
        session.Lookup ??= session.CreateCommand(Sql.SelectCurrent, ("@ids", null), ("@folder", null));
        session.Lookup.Parameters["@ids"].Value = FormatIds(ids);
        session.Lookup.Parameters["@folder"].Value = folder;
        return session.Lookup.ReadAsync(read, cancellationToken);
    }

    public override object FormatIds(IReadOnlyList<string> ids)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartArray();
            foreach (string id in ids) json.WriteStringValue(id);
            json.WriteEndArray();
        }
        return System.Text.Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    public override void StartWatching(ChangeTracker tracker)
    {
        if (Volatile.Read(ref _isWatching) == 1 || Interlocked.Exchange(ref _isWatching, 1) == 1) return;
        _watch = new SqliteWatch(this, _sessions, tracker, _timeProvider);
    }

    public override StoreException? Explain(Exception exception) => SqliteFailures.Explain(exception, _path, Place, _timeout);

    public override async ValueTask DisposeAsync()
    {
        if (_watch is not null) await _watch.DisposeAsync().ConfigureAwait(false);
        _sessions.Dispose();
    }

    protected override async ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        SqliteSession session = _sessions.Rent() ?? throw NotThere();
        if (_sessions.IsReady) return session;
        try
        {
            CheckOwner(session);
            await ReadIdentityAsync(session, cancellationToken).ConfigureAwait(false);
            _sessions.IsReady = true;
            return session;
        }
        catch
        {
            _sessions.Return(session, isIntact: false);
            throw;
        }
    }

    protected override ValueTask CloseAsync(DbConnection connection, bool isIntact)
    {
        _sessions.Return((SqliteSession)connection, isIntact);
        return ValueTask.CompletedTask;
    }

    /// <summary>The program's own writers queue here, in their order.</summary>
    protected override async ValueTask<IDisposable?> WaitForTurnAsync(CancellationToken cancellationToken)
    {
        await _writers.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Turn(_writers);
    }

    protected override async ValueTask<DbTransaction> BeginWriteAsync(DbConnection connection, CancellationToken cancellationToken) =>
        await ((SqliteSession)connection).BeginAsync(_timeout, cancellationToken).ConfigureAwait(false);

    /// <summary>SQLite counts commits by itself.</summary>
    protected override ValueTask AnnounceAsync(StoreTransaction transaction, CancellationToken cancellationToken) =>
        ValueTask.CompletedTask;

    private StoreException NotThere() => new(BackendOutcome.NotFound, $"{Place} does not exist yet; the first write creates it");

    private async ValueTask CreateTablesAsync(CancellationToken cancellationToken)
    {
        using SqliteSession session = _sessions.Open();
        session.EnterWriteAheadMode();
        SqliteWrite transaction = await session.BeginAsync(_timeout, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            if (!IsEmpty(session)) return;
            session.Execute(Sql.CreateTables + $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {StoreSql.SchemaVersion};");
            await InsertIdentityAsync(session, _timeProvider.GetUtcNow(), cancellationToken).ConfigureAwait(false);
            transaction.Commit();
        }
    }

    private void CheckOwner(SqliteSession session)
    {
        long owner = session.ReadNumber("PRAGMA application_id");
        if (owner == ApplicationId) return;
        throw IsEmpty(session)
            ? NotThere() : new StoreException(BackendOutcome.Malformed, $"the file {_path} is the SQLite database of another program");
    }

    private static bool IsEmpty(SqliteSession session) => session.ReadNumber("SELECT count(*) FROM sqlite_master") == 0;

    private sealed class Turn(SemaphoreSlim queue) : IDisposable
    {
        public void Dispose() => queue.Release();
    }
}

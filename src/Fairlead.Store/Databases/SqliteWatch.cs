namespace Fairlead.Store.Databases;

/// <summary>
/// Asks SQLite four times a second whether another connection has committed, and if so, what. SQLite answers from memory that the
/// processes share (the header of the write-ahead index), in microseconds and without a system call for the file. File system events would
/// cost a watch of the few that a user has, and do not cross network mounts and containers.
/// </summary>
internal sealed class SqliteWatch : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly SqliteDatabase _database;
    private readonly SqliteSessions _sessions;
    private readonly ChangeTracker _tracker;
    private readonly ITimer _timer;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private SqliteSession? _session;
    private long _version;
    private int _generation;
    private bool _isDisposed;

    public SqliteWatch(SqliteDatabase database, SqliteSessions sessions, ChangeTracker tracker, TimeProvider timeProvider)
    {
        _database = database;
        _sessions = sessions;
        _tracker = tracker;
        _generation = sessions.Generation;
        _timer = timeProvider.CreateTimer(_ => _ = LookAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(Interval, Timeout.InfiniteTimeSpan);
    }

    public async ValueTask DisposeAsync()
    {
        await _gate.WaitAsync().ConfigureAwait(false);
        _isDisposed = true;
        Close();
        _gate.Release();
        await _timer.DisposeAsync().ConfigureAwait(false);
    }

    private async Task LookAsync()
    {
        await _gate.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_isDisposed) return;
            if (Open() is { } session) await LookAsync(session).ConfigureAwait(false);
            _tracker.SetFailure(null);
        }
        catch (Exception e)
        {
            Close();
            StoreException? explained = e as StoreException ?? _database.Explain(e);
            if (explained?.Outcome != BackendOutcome.NotFound) _tracker.SetFailure(explained?.Message ?? e.GetType().Name);
        }
        finally
        {
            // Once for each check, however long it takes.
            if (!_isDisposed) _timer.Change(Interval, Timeout.InfiniteTimeSpan);
            _gate.Release();
        }
    }

    private async ValueTask LookAsync(SqliteSession session)
    {
        // Before the changes are read: a commit in between is seen by the next check as well.
        long version = session.ReadNumber("PRAGMA data_version");
        if (version == _version) return;
        await _tracker.ReadChangesAsync(session, _database.Sql, CancellationToken.None).ConfigureAwait(false);
        _version = version;
    }

    private SqliteSession? Open()
    {
        if (_session is not null && _session.Generation == _sessions.Generation && _sessions.IsSameFile()) return _session;
        Close();
        SqliteSession? session = _sessions.Rent();
        if (session is null) return null;
        session.Execute("PRAGMA busy_timeout = 0");
        (_session, _version) = (session, -1);

        // The file was replaced by another one, whose counter cannot be compared.
        if (_generation != session.Generation) _tracker.Reset();
        _generation = session.Generation;
        return session;
    }

    private void Close()
    {
        _session?.Dispose();
        _session = null;
    }
}

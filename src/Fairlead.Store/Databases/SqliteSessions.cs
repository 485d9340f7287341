using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Fairlead.Store.Databases;

/// <summary>
/// Open connections to a SQLite file. If the path leads to another file, as after restoring a backup, or to none, connections to the old
/// file are dropped, because their writes would be lost.
/// </summary>
internal sealed class SqliteSessions(string path, TimeSpan timeout) : IDisposable
{
    private const int MostKept = 16;

    private readonly object _gate = new();
    private ConcurrentBag<SqliteSession> _idle = [];
    private DateTime _created;
    private int _generation;
    private bool _isReady;
    private bool _isDisposed;

    /// <summary>Gets or sets a value indicating whether the file is known to have the tables.</summary>
    public bool IsReady
    {
        get => Volatile.Read(ref _isReady);
        set => Volatile.Write(ref _isReady, value);
    }

    public int Generation => Volatile.Read(ref _generation);

    public long? MaximumPages { get; set; }

    /// <summary>Gets a connection. Returns null if there is no file.</summary>
    public SqliteSession? Rent()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        var file = new FileInfo(path);
        if (file.CreationTimeUtc != _created) Forget();
        if (!file.Exists) return null;
        if (_idle.TryTake(out SqliteSession? session) && session.Generation == Generation) return session;
        session?.Dispose();
        return Open();
    }

    public void Return(SqliteSession session, bool isIntact)
    {
        if (isIntact && !_isDisposed && session.Generation == Generation && _idle.Count < MostKept) _idle.Add(session);
        else session.Dispose();
    }

    public SqliteSession Open()
    {
        var text = new SqliteConnectionStringBuilder
        {
            DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = (int)Math.Ceiling(timeout.TotalSeconds),
        };
        var session = new SqliteSession(text.ConnectionString, Generation);
        try
        {
            session.Open();

            // Every commit is on the disk before it is acknowledged. SQLite itself waits for locks, as the driver sleeps longer between
            // tries.
            int milliseconds = (int)timeout.TotalMilliseconds;
            session.Execute(
                string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {milliseconds}; PRAGMA synchronous = FULL"));
            if (MaximumPages is { } pages) session.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {pages}"));
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Determines whether the path still leads to the same file.</summary>
    public bool IsSameFile() => File.GetCreationTimeUtc(path) == _created;

    public void Dispose()
    {
        _isDisposed = true;
        Forget();
    }

    private void Forget()
    {
        ConcurrentBag<SqliteSession> old;
        lock (_gate)
        {
            DateTime created = File.GetCreationTimeUtc(path);
            if (created == _created && !_isDisposed) return;
            _created = created;
            _generation++;
            IsReady = false;
            old = _idle;
            _idle = [];
        }
        foreach (SqliteSession session in old) session.Dispose();
    }
}

using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Fairlead.Store.Databases;

/// <summary>An open connection to a SQLite file.</summary>
internal sealed class SqliteSession : SqliteConnection
{
    public SqliteSession(string connectionString, int generation)
        : base(connectionString) =>
        Generation = generation;

    /// <summary>Gets the identity of the open file, which the path may no longer lead to.</summary>
    public int Generation { get; }

    /// <summary>Gets or sets the command of lookups, prepared by its first use.</summary>
    public DbCommand? Lookup { get; set; }

    public void Execute(string sql)
    {
        using SqliteCommand command = CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public long ReadNumber(string sql)
    {
        using SqliteCommand command = CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// Becomes the only writer. Waits in short intervals that vary, because SQLite waits longer and longer, so another process that
    /// writes without a pause would win for seconds.
    /// </summary>
    public async ValueTask<SqliteWrite> BeginAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            int result = TryBegin(timeout);
            if (result == raw.SQLITE_OK) return new SqliteWrite(this);
            bool isLocked = (result & 0xff) == raw.SQLITE_BUSY;
            if (!isLocked || Stopwatch.GetElapsedTime(start) > timeout) SqliteException.ThrowExceptionForRC(result, Handle);
            await Task.Delay(TimeSpan.FromMilliseconds(1 + Random.Shared.Next(4)), cancellationToken).ConfigureAwait(false);
        }
    }

    private int TryBegin(TimeSpan timeout)
    {
        raw.sqlite3_busy_timeout(Handle!, 0);
        int result = raw.sqlite3_exec(Handle!, "BEGIN IMMEDIATE");
        raw.sqlite3_busy_timeout(Handle!, (int)timeout.TotalMilliseconds);
        return result;
    }

    /// <summary>The mode stays in the file. Only one process can change it, and it must not find another one reading.</summary>
    public void EnterWriteAheadMode() => Execute("PRAGMA journal_mode = WAL");

    protected override void Dispose(bool disposing)
    {
        if (disposing) Lookup?.Dispose();
        base.Dispose(disposing);
    }
}

using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Fairlead.Store.Databases;

/// <summary>An open connection to a SQLite file.</summary>
internal sealed class SqliteSession : SqliteConnection
{
    public SqliteSession(string connectionString, int generation)
        : base(connectionString) =>
        Generation = generation;

    /// <summary>Gets which file it is open on: the path's of that time.</summary>
    public int Generation { get; }

    public void Execute(string sql, SqliteTransaction? transaction = null)
    {
        using SqliteCommand command = CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        command.ExecuteNonQuery();
    }

    public long ReadNumber(string sql)
    {
        using SqliteCommand command = CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    /// <summary>The mode stays in the file. Only one process can change it, and it must not find another one reading.</summary>
    public void EnterWriteAheadMode() => Execute("PRAGMA journal_mode = WAL");
}

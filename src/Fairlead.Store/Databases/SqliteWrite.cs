using System.Data;
using System.Data.Common;

namespace Fairlead.Store.Databases;

/// <summary>The transaction of the only writer.</summary>
internal sealed class SqliteWrite(SqliteSession session) : DbTransaction
{
    private bool _hasEnded;

    public override IsolationLevel IsolationLevel => IsolationLevel.Serializable;

    protected override DbConnection DbConnection => session;

    public override void Commit() => End("COMMIT");

    public override void Rollback() => End("ROLLBACK");

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_hasEnded)
        {
            try
            {
                End("ROLLBACK");
            }
            catch (Microsoft.Data.Sqlite.SqliteException)
            {
                // SQLite has rolled back by itself, as it does where the disk is full. The session is not used again.
            }
        }
        base.Dispose(disposing);
    }

    private void End(string statement)
    {
        session.Execute(statement);
        _hasEnded = true;
    }
}

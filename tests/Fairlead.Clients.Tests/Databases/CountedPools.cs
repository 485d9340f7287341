using System.Data.Common;

namespace Fairlead.Clients.Tests.Databases;

/// <summary>
/// A provider that counts its data sources, which are its pools: how many there are, and how many there were at most at one time.
/// </summary>
public sealed class CountedPools(DbProviderFactory provider) : DbProviderFactory
{
    private readonly object _gate = new();

    public int Created { get; private set; }

    public int Alive { get; private set; }

    public int MostAlive { get; private set; }

    public override DbCommand? CreateCommand() => provider.CreateCommand();

    public override bool CanCreateBatch => provider.CanCreateBatch;

    public override DbBatch CreateBatch() => provider.CreateBatch();

    public override DbDataSource CreateDataSource(string connectionString)
    {
        lock (_gate)
        {
            Created++;
            Alive++;
            MostAlive = Math.Max(MostAlive, Alive);
        }
        return new Pool(this, provider.CreateDataSource(connectionString));
    }

    private void Leave()
    {
        lock (_gate) Alive--;
    }

    private sealed class Pool(CountedPools pools, DbDataSource inner) : DbDataSource
    {
        private int _isDisposed;

        public override string ConnectionString => inner.ConnectionString;

        protected override DbConnection CreateDbConnection() => inner.CreateConnection();

        protected override DbConnection OpenDbConnection() => inner.OpenConnection();

        protected override ValueTask<DbConnection> OpenDbConnectionAsync(CancellationToken cancellationToken = default) =>
            inner.OpenConnectionAsync(cancellationToken);

        protected override void Dispose(bool disposing)
        {
            if (Interlocked.Exchange(ref _isDisposed, 1) == 1) return;
            inner.Dispose();
            pools.Leave();
        }
    }
}

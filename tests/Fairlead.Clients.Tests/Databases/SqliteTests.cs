using System.Data.Common;
using Fairlead.Tests.TestInfrastructure;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Fairlead.Clients.Tests.Databases;

/// <summary>A provider without logins and without a data source of its own.</summary>
public sealed class SqliteTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    [Fact]
    public async Task AnotherFile_IsOpenedNext_AndThePoolOfTheOldOneCleared()
    {
        string first = _folder["first.db"], second = _folder["second.db"];
        var backend = FakeBackend.Holding(("conn_type", "sqlite"), ("host", first));
        var services = new ServiceCollection();
        services.AddFairlead().ClearDefaults().AddBackend(backend);
        var cleared = new List<string>();
        services.AddDbDataSource("orders_db", SqliteFactory.Instance, options => options.ClearPool = connection =>
        {
            cleared.Add(connection.DataSource);
            SqliteConnection.ClearPool((SqliteConnection)connection);
        });
        await using ServiceProvider provider = services.BuildServiceProvider();
        var source = provider.GetRequiredService<DbDataSource>();

        await using (DbConnection opened = await source.OpenConnectionAsync(TestContext.Current.CancellationToken))
        {
            Assert.Equal(first, Assert.IsType<SqliteConnection>(opened).DataSource);
        }
        backend.Set(("conn_type", "sqlite"), ("host", second));
        var connections = provider.GetRequiredService<IConnectionResolver>();
        await connections.TryRefreshAsync("orders_db", cancellationToken: TestContext.Current.CancellationToken);
        await using DbCommand command = source.CreateCommand("SELECT file FROM pragma_database_list");

        Assert.Equal(second, await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
        Assert.Equal([first], cleared);
    }

    public void Dispose() => _folder.Dispose();
}

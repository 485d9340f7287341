using System.Globalization;
using Fairlead.Store.Encryption;

namespace Fairlead.Store.Tests;

/// <summary>Processes that are killed while they write; the long runs are in benchmarks/Fairlead.Soak.</summary>
public sealed class KillTests(PostgreSqlFixture fixture) : IClassFixture<PostgreSqlFixture>
{
    private const int Kills = 25;

    [Fact]
    public async Task WritersThatAreKilled_LoseTearAndDoubleNothing_InSqlite()
    {
        using var files = new StoreFiles();
        var run = new KillRun(
            () => files.Open(static options => options.Timeout = TimeSpan.FromSeconds(20)),
            new() { ["STORE_PATH"] = files.Path, ["FAIRLEAD_STORE_KEY"] = files.Key });

        await run.RunAsync(Kills);

        Assert.Equal("ok", await files.ExecuteAsync("PRAGMA integrity_check"));
        Assert.True(run.Writes > Kills, $"{run.Writes} writes");
    }

    [Fact]
    public async Task WritersThatAreKilled_LoseTearAndDoubleNothing_InPostgreSql()
    {
        PostgreSqlServer server = fixture.Server;
        var run = new KillRun(
            () => fixture.Open(),
            new()
            {
                ["STORE_HOST"] = server.Host, ["STORE_PORT"] = server.Port.ToString(CultureInfo.InvariantCulture),
                ["STORE_USER"] = server.UserName,
                ["FAIRLEAD_STORE_PASSWORD"] = server.Password, ["FAIRLEAD_STORE_KEY"] = fixture.Key,
            });

        await run.RunAsync(Kills);

        Assert.True(run.Writes > Kills, $"{run.Writes} writes");
    }

    [Fact]
    public async Task RotationThatIsKilled_IsFinishedByAnother()
    {
        using var files = new StoreFiles();
        string newKey = StoreKey.CreateText();
        await using (StoreBackend store = files.Open())
        {
            for (int i = 0; i < 300; i++) await store.PutAsync($"c{i}", $"fake-{i}");
        }
        var environment = new Dictionary<string, string> { ["STORE_PATH"] = files.Path, ["FAIRLEAD_STORE_KEY"] = $"{newKey},{files.Key}" };
        for (int i = 0; i < 3; i++)
        {
            using Worker worker = Worker.Start(environment, ["rotate"]);
            while (await files.ExecuteAsync("SELECT count(*) FROM keys") == "1") await Task.Delay(5, TestContext.Current.CancellationToken);
            await worker.KillAsync();
        }

        await using StoreBackend both = files.Open(keys: $"{newKey},{files.Key}");
        await both.RotateKeyAsync(cancellationToken: TestContext.Current.CancellationToken);

        await using StoreBackend onlyNew = files.Open(keys: newKey);
        StoreCheck check = await onlyNew.CheckAsync(TestContext.Current.CancellationToken);
        Assert.Empty(check.Defects);
        Assert.Equal((300, 300), (check.ConnectionCount, check.VersionCount));
    }
}

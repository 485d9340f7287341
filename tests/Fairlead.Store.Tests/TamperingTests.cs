namespace Fairlead.Store.Tests;

/// <summary>What somebody does to the tables by hand is noticed, and never answered as a value.</summary>
public abstract class TamperingTests(ITestStore files)
{
    [Fact]
    public async Task ValueCopiedFromAnotherConnection_IsMalformed()
    {
        await using StoreBackend store = files.Open();
        await store.PutAsync("orders_db", "fake-a");
        await store.PutAsync("archive_db", "fake-b");

        await files.ExecuteAsync("""
            UPDATE connections SET nonce = (SELECT nonce FROM connections WHERE connection_id = 'archive_db'),
                ciphertext = (SELECT ciphertext FROM connections WHERE connection_id = 'archive_db') WHERE connection_id = 'orders_db'
            """);

        Stores.ExpectFailure(
            BackendOutcome.Malformed, "copied from another connection, version or store", await store.FindAsync("orders_db"));
        Stores.ExpectPassword("fake-b", await store.FindAsync("archive_db"));
    }

    [Fact]
    public async Task RowsWhoseIdsWereSwapped_AreMalformed()
    {
        await using StoreBackend store = files.Open();
        await store.PutAsync("orders_db", "fake-a");
        await store.PutAsync("archive_db", "fake-b");

        await files.ExecuteAsync("UPDATE connections SET connection_id = 'x' WHERE connection_id = 'orders_db'");
        await files.ExecuteAsync("UPDATE connections SET connection_id = 'orders_db' WHERE connection_id = 'archive_db'");

        Stores.ExpectFailure(BackendOutcome.Malformed, "does not belong there", await store.FindAsync("orders_db"));
        Stores.ExpectFailure(BackendOutcome.Malformed, "deleted by hand", await store.FindAsync("archive_db"));
        Stores.ExpectFailure(BackendOutcome.Malformed, "no history", await store.FindAsync("x"));
    }

    [Fact]
    public async Task OldRowThatWasPutBack_IsMalformed()
    {
        await using StoreBackend store = files.Open();
        string first = await store.PutAsync("orders_db", "fake-old");
        await files.ExecuteAsync("CREATE TABLE backup AS SELECT * FROM connections");
        await store.PutAsync("orders_db", "fake-new", first);

        await files.ExecuteAsync("DELETE FROM connections");
        await files.ExecuteAsync("INSERT INTO connections SELECT * FROM backup");

        Stores.ExpectFailure(BackendOutcome.Malformed, "its row is version 1, and the newest is 2: an old row was put back",
            await store.FindAsync("orders_db"));
    }

    [Fact]
    public async Task OldValueFromTheHistory_InPlaceOfTheCurrentOne_IsMalformed()
    {
        await using StoreBackend store = files.Open();
        string first = await store.PutAsync("orders_db", "fake-old");
        await store.PutAsync("orders_db", "fake-new", first);

        await files.ExecuteAsync("""
            UPDATE connections SET nonce = (SELECT nonce FROM history WHERE version = 1),
                ciphertext = (SELECT ciphertext FROM history WHERE version = 1)
            """);

        Stores.ExpectFailure(BackendOutcome.Malformed, "does not belong there", await store.FindAsync("orders_db"));
    }

    [Fact]
    public async Task RowOfADeletedConnection_ThatWasPutBack_IsMalformed()
    {
        await using StoreBackend store = files.Open();
        string version = await store.PutAsync("orders_db", "fake-a");
        await files.ExecuteAsync("CREATE TABLE backup AS SELECT * FROM connections");
        await store.DeleteAsync("orders_db", version);

        await files.ExecuteAsync("INSERT INTO connections SELECT * FROM backup");

        Stores.ExpectFailure(BackendOutcome.Malformed, "put back by hand", await store.FindAsync("orders_db"));
    }

    [Fact]
    public async Task ChangedRow_IsHealedByAWriteOverItsVersion_OrARestore()
    {
        await using StoreBackend store = files.Open();
        await store.PutAsync("orders_db", "fake-a");
        await store.PutAsync("archive_db", "fake-b");
        await files.ExecuteAsync(
            "UPDATE connections SET nonce = (SELECT nonce FROM history WHERE version = 1 AND connection_id <> connections.connection_id)");
        BackendAnswer broken = await store.FindAsync("orders_db");
        Assert.Equal((BackendOutcome.Malformed, "1"), (broken.Outcome, broken.Version));

        await store.PutAsync("orders_db", "fake-c", broken.Version);
        BackendWriteResult restored = await store.RestoreAsync(
            new BackendRequest("archive_db"), "1", "1", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(BackendWriteOutcome.Succeeded, restored.Outcome);
        Stores.ExpectPassword("fake-c", await store.FindAsync("orders_db"));
        Stores.ExpectPassword("fake-b", await store.FindAsync("archive_db"));
    }

    [Fact]
    public async Task Check_ListsEveryValueThatCannotBeRead()
    {
        await using StoreBackend store = files.Open();
        for (int i = 0; i < 3; i++) await store.PutAsync($"c{i}", "fake-a");
        await files.ExecuteAsync("UPDATE connections SET version = 7 WHERE connection_id = 'c1'");

        StoreCheck check = await store.CheckAsync(TestContext.Current.CancellationToken);

        Assert.Equal((3, 3), (check.ConnectionCount, check.VersionCount));
        StoreDefect defect = Assert.Single(check.Defects);
        Assert.Equal(("c1", true), (defect.ConnectionId, defect.IsCurrent));
    }

    [Fact]
    public async Task TablesOfANewerVersion_AreLeftAlone()
    {
        await using (StoreBackend older = files.Open()) await older.PutAsync("orders_db", "fake-a");
        await files.ExecuteAsync("UPDATE store SET schema_version = 2");
        await using StoreBackend store = files.Open();

        Stores.ExpectFailure(BackendOutcome.Unavailable,
            "has tables of version 2, and this version of Fairlead.Store knows 1: update the package", await store.FindAsync("orders_db"));
        Stores.ExpectFailure(BackendWriteOutcome.Unavailable, "update the package", await store.WriteAsync("archive_db", "fake-b"));
        Assert.Equal("1", await files.ExecuteAsync("SELECT count(*) FROM connections"));
    }
}

public sealed class SqliteTamperingTests : TamperingTests, IDisposable
{
    private readonly StoreFiles _files;

    public SqliteTamperingTests()
        : this(new StoreFiles())
    {
    }

    private SqliteTamperingTests(StoreFiles files)
        : base(files) =>
        _files = files;

    public void Dispose() => _files.Dispose();
}

public sealed class PostgreSqlTamperingTests(PostgreSqlFixture fixture)
    : TamperingTests(new StoreSchema(fixture)), IClassFixture<PostgreSqlFixture>;

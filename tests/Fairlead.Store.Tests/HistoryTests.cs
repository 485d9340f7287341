namespace Fairlead.Store.Tests;

public abstract class HistoryTests(ITestStore files)
{
    private static readonly BackendRequest Request = new("orders_db");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task History_SaysWhoChangedWhatAndWhen_WithoutValues()
    {
        await using StoreBackend store = files.Open();
        DateTimeOffset start = DateTimeOffset.FromUnixTimeMilliseconds(files.Time.GetUtcNow().ToUnixTimeMilliseconds());
        await store.PutAsync("orders_db", "fake-a");
        files.Time.Advance(TimeSpan.FromMinutes(1));
        await store.WriteAsync(Stores.CreateWrite("orders_db", "fake-b", "1"), "ada@acme.example", Cancelled);
        files.Time.Advance(TimeSpan.FromMinutes(1));
        await store.DeleteAsync("orders_db", "2");

        IReadOnlyList<StoreVersion> history = await store.GetHistoryAsync(Request, Cancelled);

        Assert.Equal(["3 Deleted tests", "2 Updated ada@acme.example password", "1 Created tests conn_type host password"],
            history.Select(Describe));
        Assert.Equal([start.AddMinutes(2), start.AddMinutes(1), start], history.Select(static version => version.ChangedAt!.Value));
    }

    [Fact]
    public async Task RestoredVersion_IsANewOne()
    {
        await using StoreBackend store = files.Open();
        await store.PutAsync("orders_db", "fake-a");
        await store.PutAsync("orders_db", "fake-b", "1");

        BackendWriteResult result = await store.RestoreAsync(Request, "1", "2", "ada", Cancelled);

        Assert.Equal((BackendWriteOutcome.Succeeded, "3"), (result.Outcome, result.Version));
        Stores.ExpectPassword("fake-a", await store.FindAsync("orders_db"));
        StoreVersion newest = (await store.GetHistoryAsync(Request, Cancelled))[0];
        Assert.Equal(("3 Restored ada password", "1"), (Describe(newest), newest.SourceVersion));
    }

    [Fact]
    public async Task DeletedConnection_IsRestored()
    {
        await using StoreBackend store = files.Open();
        await store.PutAsync("orders_db", "fake-a");
        await store.DeleteAsync("orders_db", "1");

        Assert.Equal(BackendWriteOutcome.Succeeded, (await store.RestoreAsync(Request, "1", null, cancellationToken: Cancelled)).Outcome);

        Stores.ExpectPassword("fake-a", await store.FindAsync("orders_db"));
    }

    [Theory]
    [InlineData("a version that was never there", "9", "3", BackendWriteOutcome.Rejected)]
    [InlineData("a text that is no version", "1; DROP TABLE store", "3", BackendWriteOutcome.Rejected)]
    [InlineData("a deletion", "2", "3", BackendWriteOutcome.Rejected)]
    [InlineData("over another version than the current one", "1", "2", BackendWriteOutcome.Conflict)]
    public async Task RestoreOfWhatCannotBe_IsRefused(string situation, string version, string current, BackendWriteOutcome expected)
    {
        Assert.NotEmpty(situation);
        await using StoreBackend store = files.Open();
        await store.PutAsync("orders_db", "fake-a");
        await store.DeleteAsync("orders_db", "1");
        await store.PutAsync("orders_db", "fake-c");

        Assert.Equal(expected, (await store.RestoreAsync(Request, version, current, cancellationToken: Cancelled)).Outcome);
        Stores.ExpectPassword("fake-c", await store.FindAsync("orders_db"));
    }

    [Fact]
    public async Task History_KeepsTheNewestVersions_AndCountsOn()
    {
        await using StoreBackend store = files.Open(static options => options.HistoryCount = 3);
        string? version = null;
        for (int i = 0; i < 6; i++) version = await store.PutAsync("orders_db", $"fake-{i}", version);

        Assert.Equal(["6", "5", "4"], (await store.GetHistoryAsync(Request, Cancelled)).Select(static kept => kept.Version));
        await store.DeleteAsync("orders_db", "6");
        Assert.Equal("8", await store.PutAsync("orders_db", "fake-again"));
    }

    [Fact]
    public async Task AgeOfAVersion_CountsFromItsReplacement()
    {
        await using StoreBackend store = files.Open(static options =>
            (options.HistoryAge, options.AuditAge) = (TimeSpan.FromDays(30), TimeSpan.FromDays(30)));
        await store.PutAsync("orders_db", "fake-a");
        files.Time.Advance(TimeSpan.FromDays(100));
        await store.PutAsync("orders_db", "fake-b", "1");
        Assert.Equal(2, (await store.GetHistoryAsync(Request, Cancelled)).Count);

        files.Time.Advance(TimeSpan.FromDays(31));

        Assert.Equal(2, await store.PruneAsync(Cancelled));
        Assert.Equal("2 Updated tests password", Describe(Assert.Single(await store.GetHistoryAsync(Request, Cancelled))));
        Stores.ExpectPassword("fake-b", await store.FindAsync("orders_db"));
    }

    [Fact]
    public async Task Audit_IsReadPageByPage_TheLatestFirst()
    {
        await using StoreBackend store = files.Open();
        for (int i = 0; i < 5; i++) await store.PutAsync($"c{i}", "fake-a");

        IReadOnlyList<StoreAuditEntry> first = await store.GetAuditAsync(count: 3, cancellationToken: Cancelled);
        IReadOnlyList<StoreAuditEntry> second = await store.GetAuditAsync(first[^1].Number, 3, Cancelled);

        Assert.Equal(["c4", "c3", "c2", "c1", "c0"], first.Concat(second).Select(static entry => entry.ConnectionId));
    }

    [Fact]
    public async Task Ids_AreListedPageByPage()
    {
        await using StoreBackend store = files.Open();
        foreach (string id in (string[])["b", "A", "a", "a.b", "c"]) await store.PutAsync(id, "fake-a");
        await store.DeleteAsync("c", "1");

        IReadOnlyList<StoreEntry> first = await store.ListAsync(count: 3, cancellationToken: Cancelled);
        IReadOnlyList<StoreEntry> second = await store.ListAsync(after: first[^1].ConnectionId, count: 3, cancellationToken: Cancelled);

        Assert.Equal(["A", "a", "a.b", "b"], first.Concat(second).Select(static entry => entry.ConnectionId));
        Assert.Equal(("1", "tests"), (first[0].Version, first[0].ChangedBy));
    }

    [Fact]
    public async Task Folders_AreWorldsOfTheirOwn()
    {
        await using StoreBackend production = files.Open(static options => options.Folder = "{deployment}");
        BackendRequest inProduction = new("orders_db", deployment: "production"), inStaging = new("orders_db", deployment: "staging");
        BackendWrite write = new(inProduction, Stores.CreateWrite("orders_db", "fake-a", null).Fields);
        Assert.Equal(BackendWriteOutcome.Succeeded, (await production.WriteAsync(write, Cancelled)).Outcome);

        Assert.Equal(BackendOutcome.Found, (await production.FindAsync(inProduction, Cancelled)).Outcome);
        Assert.Equal(BackendOutcome.NotFound, (await production.FindAsync(inStaging, Cancelled)).Outcome);
        Stores.ExpectFailure(BackendOutcome.NotFound, "no deployment is active", await production.FindAsync("orders_db"));
        Assert.Equal("orders_db", Assert.Single(await production.ListAsync("production", cancellationToken: Cancelled)).ConnectionId);
        Assert.Empty(await production.ListAsync("staging", cancellationToken: Cancelled));

        await files.ExecuteAsync("UPDATE connections SET folder = 'staging'");
        await files.ExecuteAsync("UPDATE history SET folder = 'staging'");
        Assert.Equal(BackendOutcome.Malformed, (await production.FindAsync(inStaging, Cancelled)).Outcome);
    }

    [Fact]
    public async Task StoreThatIsNotThere_IsEmpty_AndIsNotMadeByLooking()
    {
        await using StoreBackend store = files.Open();

        Assert.Equal(BackendOutcome.NotFound, (await store.FindAsync("orders_db")).Outcome);
        Assert.Empty(await store.ListAsync(cancellationToken: Cancelled));
        Assert.Empty(await store.GetHistoryAsync(Request, Cancelled));
        Assert.Empty(await store.GetAuditAsync(cancellationToken: Cancelled));
        Assert.Null((await store.CheckAsync(Cancelled)).StoreId);
        Assert.True(await store.EnsureCreatedAsync(Cancelled));
        Assert.False(await store.EnsureCreatedAsync(Cancelled));
    }

    private static string Describe(StoreVersion version) =>
        string.Join(' ', (string[])[version.Version, version.Action.ToString(), version.ChangedBy!, .. version.ChangedFields]);
}

public sealed class SqliteHistoryTests : HistoryTests, IDisposable
{
    private readonly StoreFiles _files;

    public SqliteHistoryTests()
        : this(new StoreFiles())
    {
    }

    private SqliteHistoryTests(StoreFiles files)
        : base(files) =>
        _files = files;

    public void Dispose() => _files.Dispose();
}

public sealed class PostgreSqlHistoryTests(PostgreSqlFixture fixture)
    : HistoryTests(new StoreSchema(fixture)), IClassFixture<PostgreSqlFixture>;

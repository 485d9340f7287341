using Microsoft.Extensions.Primitives;

namespace Fairlead.Store.Tests;

/// <summary>Writes of other processes, heard of without asking.</summary>
public abstract class WatchTests(ITestStore files)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WriteOfAnotherProcess_FiresTheTokenOfItsConnection()
    {
        await using StoreBackend writer = Open(), reader = Open();
        await writer.PutAsync("orders_db", "fake-a");
        Task changed = WatchAsync(await reader.FindAsync("orders_db"));

        await writer.PutAsync("orders_db", "fake-b", "1");

        await changed;
        Stores.ExpectPassword("fake-b", await reader.FindAsync("orders_db"));
    }

    [Fact]
    public async Task ConnectionThatIsCreatedInANewStore_FiresTheTokenOfWhoDidNotFindIt()
    {
        await using StoreBackend writer = Open(), reader = Open();
        BackendAnswer missing = await reader.FindAsync("orders_db");
        Assert.Equal(BackendOutcome.NotFound, missing.Outcome);
        Task changed = WatchAsync(missing);

        await writer.PutAsync("orders_db", "fake-a");

        await changed;
    }

    [Fact]
    public async Task OwnWrite_FiresAtOnce()
    {
        await using StoreBackend store = Open();
        await store.PutAsync("orders_db", "fake-a");
        BackendAnswer answer = await store.FindAsync("orders_db");

        await store.DeleteAsync("orders_db", "1");

        Assert.True(answer.ChangeToken!.HasChanged);
    }

    [Fact]
    public async Task ManyChangesAtOnce_AreAllHeardOf()
    {
        await using StoreBackend writer = Open(), reader = Open();
        string[] ids = [.. Enumerable.Range(0, 40).Select(static i => $"c{i}")];
        foreach (string id in ids) await writer.PutAsync(id, "fake-a");
        IReadOnlyList<BackendAnswer> answers = await reader.FindManyAsync([.. ids.Select(static id => new BackendRequest(id))], Cancelled);
        Task[] changed = [.. answers.Select(WatchAsync)];

        foreach (string id in ids) await writer.PutAsync(id, "fake-b", "1");

        await Task.WhenAll(changed);
    }

    [Fact]
    public async Task RotationOfKeys_FiresNothing()
    {
        string newKey = Encryption.StoreKey.CreateText();
        await using StoreBackend rotator = Open(), reader = Open();
        await using (StoreBackend writer = files.Open(time: TimeProvider.System)) await writer.PutAsync("orders_db", "fake-a");
        BackendAnswer answer = await reader.FindAsync("orders_db");
        BackendAnswer other = await reader.FindAsync("archive_db");
        Task later = WatchAsync(other);

        await rotator.RotateKeyAsync(cancellationToken: Cancelled);
        await rotator.PutAsync("archive_db", "fake-b");

        await later;
        Assert.False(answer.ChangeToken!.HasChanged);

        StoreBackend Open() => files.Open(keys: $"{newKey},{files.Key}", time: TimeProvider.System);
    }

    /// <summary>The watch works by the real clock here, as that of other processes does.</summary>
    protected StoreBackend Open() => files.Open(time: TimeProvider.System);

    protected static Task WatchAsync(BackendAnswer answer)
    {
        IChangeToken token = answer.ChangeToken!;
        Assert.False(token.HasChanged);
        var fired = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        token.RegisterChangeCallback(_ => fired.TrySetResult(), null);
        return fired.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancelled);
    }
}

public sealed class SqliteWatchTests : WatchTests, IDisposable
{
    private readonly StoreFiles _files;

    public SqliteWatchTests()
        : this(new StoreFiles())
    {
    }

    private SqliteWatchTests(StoreFiles files)
        : base(files) =>
        _files = files;

    [Fact]
    public async Task FileThatIsReplaced_IsReadAnew()
    {
        string backup = Path.Combine(_files.Folder, "backup.db");
        await using StoreBackend running = Open();
        await running.PutAsync("orders_db", "fake-a");
        await _files.ExecuteAsync($"VACUUM INTO '{backup}'");
        await running.PutAsync("orders_db", "fake-b", "1");
        Task changed = WatchAsync(await running.FindAsync("orders_db"));

        File.Delete(_files.Path + "-wal");
        File.Delete(_files.Path + "-shm");
        File.Move(backup, _files.Path, overwrite: true);

        await changed;
        Stores.ExpectPassword("fake-a", await running.FindAsync("orders_db"));
    }

    [Fact]
    public async Task FileThatIsDeleted_IsMadeAgain_AndTakesNoWriteWithIt()
    {
        await using StoreBackend running = Open();
        await running.PutAsync("orders_db", "fake-a");
        foreach (string end in (string[])["", "-wal", "-shm"]) File.Delete(_files.Path + end);

        Assert.Equal(BackendOutcome.NotFound, (await running.FindAsync("orders_db")).Outcome);
        await running.PutAsync("orders_db", "fake-b");

        await using StoreBackend other = Open();
        Stores.ExpectPassword("fake-b", await other.FindAsync("orders_db"));
        Stores.ExpectPassword("fake-b", await running.FindAsync("orders_db"));
    }

    public void Dispose() => _files.Dispose();
}

public sealed class PostgreSqlWatchTests(PostgreSqlFixture fixture) : WatchTests(new StoreSchema(fixture)), IClassFixture<PostgreSqlFixture>
{
    [Fact]
    public async Task ChangeDuringABrokenSession_IsHeardOfAfterwards()
    {
        await using StoreBackend writer = Open(), reader = Open();
        await writer.PutAsync("orders_db", "fake-a");
        Task changed = WatchAsync(await reader.FindAsync("orders_db"));

        // The sessions end, and the change comes before anybody listens again.
        await fixture.Server.ExecuteAsync(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'Fairlead.Store'",
            cancellationToken: TestContext.Current.CancellationToken);
        BackendWriteResult result = await writer.WriteAsync("orders_db", "fake-b", "1");
        if (result.Outcome == BackendWriteOutcome.Unavailable) result = await writer.WriteAsync("orders_db", "fake-b", "1");

        Assert.True(result.Outcome == BackendWriteOutcome.Succeeded, $"{result.Outcome}: {result.Reason}");
        await changed;
    }
}

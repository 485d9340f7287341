using Fairlead.Store.Encryption;

namespace Fairlead.Store.Tests;

public abstract class KeyTests(ITestStore files)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AnotherKey_IsToldAtOnce_AndWritesNothing()
    {
        await using (StoreBackend store = files.Open()) await store.PutAsync("orders_db", "fake-a");
        await using StoreBackend stranger = files.Open(keys: StoreKey.CreateText());

        Stores.ExpectFailure(BackendOutcome.Denied, "does not open", await stranger.FindAsync("orders_db"));
        Stores.ExpectFailure(
            BackendOutcome.Denied, "and the store needs the key " + GetId(files.Key), await stranger.FindAsync("never_there"));
        Stores.ExpectFailure(BackendWriteOutcome.Denied, "does not open", await stranger.WriteAsync("archive_db", "fake-b"));
        Stores.ExpectFailure(BackendWriteOutcome.Denied, "does not open", await stranger.WriteAsync("orders_db", "fake-b", "1"));
        await Assert.ThrowsAsync<StoreException>(() => stranger.RotateKeyAsync(cancellationToken: Cancelled).AsTask());
        Assert.Equal("1 1 1", await files.ExecuteAsync(
            "SELECT (SELECT count(*) FROM history) || ' ' || (SELECT count(*) FROM keys) || ' ' || (SELECT change FROM store)"));
    }

    [Fact]
    public async Task FirstKeyWrites_AndAllRead()
    {
        string newKey = StoreKey.CreateText();
        await using (StoreBackend store = files.Open()) await store.PutAsync("orders_db", "fake-a");
        await using StoreBackend both = files.Open(keys: $"{newKey},{files.Key}");
        await both.PutAsync("archive_db", "fake-b");

        Stores.ExpectPassword("fake-a", await both.FindAsync("orders_db"));
        await using StoreBackend old = files.Open();
        Stores.ExpectPassword("fake-a", await old.FindAsync("orders_db"));
        Stores.ExpectFailure(BackendOutcome.Denied, $"encrypted with the key {GetId(newKey)}", await old.FindAsync("archive_db"));
    }

    [Fact]
    public async Task Rotation_LeavesNothingToTheOldKey_AndSaysSo()
    {
        string newKey = StoreKey.CreateText();
        await using (StoreBackend store = files.Open())
        {
            for (int i = 0; i < 120; i++) await store.PutAsync($"c{i}", $"fake-{i}");
            await store.DeleteAsync("c7", "1");
        }
        await using StoreBackend both = files.Open(keys: $"{newKey},{files.Key}");

        StoreKeyRotation rotation = await both.RotateKeyAsync("ada", Cancelled);

        Assert.Equal((GetId(newKey), 119 + 121), (rotation.KeyId, rotation.EncryptedCount));
        Assert.Empty(rotation.Unreadable);
        Assert.Equal([GetId(files.Key)], rotation.RemovableKeyIds);
        await using StoreBackend onlyNew = files.Open(keys: newKey);
        Stores.ExpectPassword("fake-119", await onlyNew.FindAsync("c119"));
        Assert.Equal(BackendWriteOutcome.Succeeded,
            (await onlyNew.RestoreAsync(new BackendRequest("c7"), "1", null, cancellationToken: Cancelled)).Outcome);
        Assert.Empty((await onlyNew.CheckAsync(Cancelled)).Defects);
        StoreAuditEntry entry =
            (await onlyNew.GetAuditAsync(cancellationToken: Cancelled)).Single(static entry => entry.Action == StoreAction.KeyRotated);
        Assert.Equal(("ada", GetId(newKey)), (entry.ChangedBy, entry.KeyId));
    }

    [Fact]
    public async Task RetiredKey_NeverWritesAgain()
    {
        string newKey = StoreKey.CreateText();
        await using StoreBackend oldFirst = files.Open(keys: $"{files.Key},{newKey}");
        await using StoreBackend onlyOld = files.Open();
        await oldFirst.PutAsync("orders_db", "fake-a");
        await using (StoreBackend newFirst = files.Open(keys: $"{newKey},{files.Key}"))
            await newFirst.RotateKeyAsync(cancellationToken: Cancelled);

        await oldFirst.PutAsync("orders_db", "fake-b", "1");
        Stores.ExpectFailure(
            BackendWriteOutcome.Denied, $"are retired: {onlyOld.Database.Place} is written with {GetId(newKey)}",
            await onlyOld.WriteAsync("archive_db", "fake-c"));

        await using StoreBackend onlyNew = files.Open(keys: newKey);
        Stores.ExpectPassword("fake-b", await onlyNew.FindAsync("orders_db"));
        StoreKeyState retired = (await oldFirst.CheckAsync(Cancelled)).Keys.Single(static key => key.IsRetired);
        Assert.Equal((GetId(files.Key), true, 0L), (retired.KeyId, retired.IsRemovable, retired.UseCount));
    }

    [Fact]
    public async Task RotationThatWasStopped_IsFinishedByTheNext()
    {
        string newKey = StoreKey.CreateText();
        await using (StoreBackend store = files.Open())
        {
            for (int i = 0; i < 10; i++) await store.PutAsync($"c{i}", $"fake-{i}");
        }
        await using StoreBackend both = files.Open(keys: $"{newKey},{files.Key}");
        await both.RotateKeyAsync(cancellationToken: Cancelled);

        // As a process leaves it that is killed in the middle: the new key counts, and some values are still the old one's.
        await using (StoreBackend back = files.Open(keys: $"{files.Key},{newKey}")) await back.RotateKeyAsync(cancellationToken: Cancelled);
        await files.ExecuteAsync("UPDATE keys SET retired_at = CASE WHEN retired_at IS NULL THEN 1 ELSE NULL END");
        Assert.Equal(20, (await both.CheckAsync(Cancelled)).Keys.Single(key => key.KeyId == GetId(files.Key)).UseCount);

        StoreKeyRotation rotation = await both.RotateKeyAsync(cancellationToken: Cancelled);

        Assert.Equal((20, 1), (rotation.EncryptedCount, rotation.RemovableKeyIds.Count));
    }

    [Fact]
    public async Task Rotation_SkipsWhatItCannotRead_AndNamesIt()
    {
        string newKey = StoreKey.CreateText();
        await using (StoreBackend store = files.Open())
        {
            await store.PutAsync("orders_db", "fake-a");
            await store.PutAsync("archive_db", "fake-b");
        }
        await files.ExecuteAsync("UPDATE connections SET version = 5 WHERE connection_id = 'orders_db'");
        await using StoreBackend both = files.Open(keys: $"{newKey},{files.Key}");

        StoreKeyRotation rotation = await both.RotateKeyAsync(cancellationToken: Cancelled);

        Assert.Equal("orders_db", Assert.Single(rotation.Unreadable).ConnectionId);
        Assert.Empty(rotation.RemovableKeyIds);
        Stores.ExpectPassword("fake-b", await both.FindAsync("archive_db"));
    }

    [Fact]
    public async Task RotationWhileOthersReadAndWrite_DisturbsNobody()
    {
        string newKey = StoreKey.CreateText();
        await using StoreBackend writer =
            files.Open(static options => options.Timeout = TimeSpan.FromSeconds(20), keys: $"{files.Key},{newKey}");
        await using StoreBackend rotator =
            files.Open(static options => options.Timeout = TimeSpan.FromSeconds(20), keys: $"{newKey},{files.Key}");
        var versions = new string[20];
        for (int i = 0; i < versions.Length; i++) versions[i] = await writer.PutAsync($"c{i}", "fake-0");

        Task writing = Task.Run(
            async () =>
            {
                for (int round = 1; round <= 5; round++)
                {
                    for (int i = 0; i < versions.Length; i++)
                    {
                        versions[i] = await writer.PutAsync($"c{i}", $"fake-{round}", versions[i]);
                        Stores.ExpectPassword($"fake-{round}", await writer.FindAsync($"c{i}"));
                    }
                }
            }, Cancelled);
        await rotator.RotateKeyAsync(cancellationToken: Cancelled);
        await writing;

        StoreCheck check = await rotator.CheckAsync(Cancelled);
        Assert.Empty(check.Defects);
        Assert.Equal((20, 120), (check.ConnectionCount, check.VersionCount));
        Assert.Equal(0, check.Keys.Single(key => key.KeyId == GetId(files.Key)).UseCount);
    }

    [Fact]
    public async Task KeyAddedToTheFile_IsFoundWhileTheProgramRuns()
    {
        string newKey = StoreKey.CreateText(), file = Path.Combine(Directory.CreateTempSubdirectory("fairlead-key-").FullName, "store.key");
        await File.WriteAllTextAsync(file, files.Key, Cancelled);
        await using StoreBackend running = files.Open(options => options.KeyFile = file);
        await running.PutAsync("orders_db", "fake-a");
        await using (StoreBackend other = files.Open(keys: $"{newKey},{files.Key}"))
            await other.RotateKeyAsync(cancellationToken: Cancelled);
        Assert.Equal(BackendOutcome.Denied, (await running.FindAsync("orders_db")).Outcome);

        await File.WriteAllTextAsync(file, $"# new\n{newKey}\n# old\n{files.Key}\n", Cancelled);
        files.Time.Advance(TimeSpan.FromSeconds(2));

        Stores.ExpectPassword("fake-a", await running.FindAsync("orders_db"));
    }

    internal static string GetId(string key) => StoreKey.Read(key)!.Id;
}

public sealed class SqliteKeyTests : KeyTests, IDisposable
{
    private readonly StoreFiles _files;

    public SqliteKeyTests()
        : this(new StoreFiles())
    {
    }

    private SqliteKeyTests(StoreFiles files)
        : base(files) =>
        _files = files;

    public void Dispose() => _files.Dispose();
}

public sealed class PostgreSqlKeyTests(PostgreSqlFixture fixture) : KeyTests(new StoreSchema(fixture)), IClassFixture<PostgreSqlFixture>;

using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Fairlead.Store.Tests;

/// <summary>What can be wrong with a file, and that it is said and nothing is lost.</summary>
public sealed class SqliteFailureTests : IDisposable
{
    private readonly StoreFiles _files = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("a text", "plainly-fake no database, but some text that is longer than a header of SQLite's, which has one hundred bytes")]
    [InlineData("a short text", "plainly-fake")]
    public async Task FileThatIsNoDatabase_IsSaid_AndLeftAsItIs(string situation, string text)
    {
        Assert.NotEmpty(situation);
        await File.WriteAllTextAsync(_files.Path, text, Cancelled);
        await using StoreBackend store = _files.Open();

        Stores.ExpectFailure(
            BackendOutcome.Malformed, $"the file {_files.Path} is not a SQLite database", await store.FindAsync("orders_db"));
        Stores.ExpectFailure(BackendWriteOutcome.Rejected, "is not a SQLite database", await store.WriteAsync("orders_db", "fake-a"));
        Assert.Equal(text, await File.ReadAllTextAsync(_files.Path, Cancelled));
    }

    [Fact]
    public async Task DatabaseOfAnotherProgram_IsLeftAlone()
    {
        await _files.ExecuteAsync("CREATE TABLE orders (id INTEGER)");
        await using StoreBackend store = _files.Open();

        Stores.ExpectFailure(BackendOutcome.Malformed, "is the SQLite database of another program", await store.FindAsync("orders_db"));
        Stores.ExpectFailure(BackendWriteOutcome.Rejected, "of another program", await store.WriteAsync("orders_db", "fake-a"));
        Assert.Equal("1", await _files.ExecuteAsync("SELECT count(*) FROM sqlite_master"));
    }

    [Fact]
    public async Task EmptyFile_IsAStoreThatIsNotThereYet()
    {
        await File.WriteAllTextAsync(_files.Path, "", Cancelled);
        await using StoreBackend store = _files.Open();

        Assert.Equal(BackendOutcome.NotFound, (await store.FindAsync("orders_db")).Outcome);
        await store.PutAsync("orders_db", "fake-a");
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.6)]
    [InlineData(0.95)]
    public async Task FileThatIsCutOff_IsSaid(double share)
    {
        await FillAsync(200);
        long length = new FileInfo(_files.Path).Length;
        using (FileStream file = File.OpenWrite(_files.Path)) file.SetLength((long)(length * share));
        await using StoreBackend store = _files.Open();

        var answers = new List<BackendAnswer>();
        for (int i = 0; i < 200; i++) answers.Add(await store.FindAsync($"c{i}"));

        Assert.Contains(answers, static answer => answer.Outcome == BackendOutcome.Malformed);
        Assert.All(answers, static answer => Assert.True(
            answer.Outcome == BackendOutcome.Found
                || (answer.Outcome == BackendOutcome.Malformed && answer.Reason!.Contains("damaged", StringComparison.Ordinal)),
            $"{answer.Outcome}: {answer.Reason}"));
        Assert.NotEqual(BackendWriteOutcome.Succeeded, (await store.WriteAsync("c0", "fake-b", "1")).Outcome);
    }

    [Fact]
    public async Task LockOfAnotherProcess_IsSaid_AndOverWithIt()
    {
        await FillAsync(1);
        await using StoreBackend store = _files.Open();
        await using (await LockAsync("BEGIN IMMEDIATE"))
        {
            Stores.ExpectPassword("fake-0", await store.FindAsync("c0"));
            Stores.ExpectFailure(BackendWriteOutcome.Unavailable, "is locked by another process for more than 0.3 seconds",
                await store.WriteAsync("c0", "fake-b", "1"));
        }

        await store.PutAsync("c0", "fake-b", "1");
    }

    [Fact]
    public async Task ExclusiveLockOfAnotherProcess_IsSaid_AndOverWithIt()
    {
        await FillAsync(1);
        await using StoreBackend store = _files.Open();
        await using (await LockAsync("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; UPDATE store SET change = change; COMMIT"))
        {
            Stores.ExpectFailure(BackendOutcome.Unavailable, "is locked by another process", await store.FindAsync("c0"));
        }

        Stores.ExpectPassword("fake-0", await store.FindAsync("c0"));
    }

    [Fact]
    public async Task LimitOfTheFilesLength_IsSaid_AndWhatWasWrittenStays()
    {
        await FillAsync(3);
        await using StoreBackend store = _files.Open();
        ((Databases.SqliteDatabase)store.Database).MaximumPages = 40;
        string? version = null;
        BackendWriteResult result;
        do
        {
            result = await store.WriteAsync("long", new string('x', 20_000), version);
            version = result.Version ?? version;
        }
        while (result.Outcome == BackendWriteOutcome.Succeeded);

        Stores.ExpectFailure(BackendWriteOutcome.Unavailable, "is full; nothing was written", result);
        Assert.Equal(version, (await store.FindAsync("long")).Version);
        await using StoreBackend later = _files.Open();
        await later.PutAsync("long", "fake-short", version);
        Assert.Empty((await later.CheckAsync(Cancelled)).Defects);
    }

    [Fact]
    public async Task DiskThatIsFull_IsSaid_AndWhatWasAcknowledgedIsThere()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The limit is Linux's");
        await FillAsync(1);
        var environment = new Dictionary<string, string>
        {
            ["STORE_PATH"] = _files.Path, ["FAIRLEAD_STORE_KEY"] = _files.Key,
            ["DOTNET_EnableWriteXorExecute"] = "0", // which takes a file of gigabytes
        };

        // No file may be longer than 2 MB, and the signal that says so is ignored, as a full disk sends none.
        string output =
            await Worker.RunAsync(environment, ["fill", "long"], "bash", "-c", "trap '' XFSZ; ulimit -f 2048; exec \"$@\"", "limited");

        string[] lines = output.Split('\n');
        Assert.Contains("Unavailable: ", lines[^1], StringComparison.Ordinal);
        Assert.Matches("is the disk full or a limit reached|is full", lines[^1]);
        await using StoreBackend later = _files.Open();
        Assert.Equal($"ack long {(await later.FindAsync("long")).Version}", lines[^2]);
        Assert.Empty((await later.CheckAsync(Cancelled)).Defects);
        Assert.Equal("ok", await _files.ExecuteAsync("PRAGMA integrity_check"));
    }

    [Theory]
    [InlineData("the folder cannot be written", "a-w-folder")]
    [InlineData("the file cannot be written", "a-w-file")]
    [InlineData("the file cannot be read", "a-r-file")]
    public async Task FilesThatTheUserMayNotWrite_AreDenied(string situation, string change)
    {
        Assert.NotEmpty(situation);
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Another user is needed, to whom permissions apply");
        await FillAsync(1);
        foreach (string end in (string[])["-wal", "-shm"]) File.Delete(_files.Path + end);
        await RunAsync("chmod", "a+rX,a-w", _files.Folder, _files.Path);
        if (change == "a-r-file") await RunAsync("chmod", "a-r", _files.Path);
        if (change == "a-w-file") await RunAsync("chmod", "a+rwx", _files.Folder);

        string found = await RunAsNobodyAsync("find", "c0"), written = await RunAsNobodyAsync("write", "c1");

        // A file that can only be read is read where its folder lets SQLite put its files beside it.
        if (change == "a-w-file") Assert.StartsWith("Found", found, StringComparison.Ordinal);
        else Assert.StartsWith($"Denied: the store {_files.Path} cannot be ", found, StringComparison.Ordinal);
        Assert.StartsWith($"Denied: the store {_files.Path} cannot be ", written, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FolderThatCannotBeMade_IsDenied()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Another user is needed, to whom permissions apply");
        string path = Path.Combine(_files.Folder, "new", "store.db");
        await RunAsync("chmod", "a+rX,a-w", _files.Folder);

        Assert.StartsWith("NotFound", await RunAsNobodyAsync("find", "c0", path), StringComparison.Ordinal);
        Assert.StartsWith(
            $"Denied: the store {path} cannot be created", await RunAsNobodyAsync("write", "c1", path), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.GetDirectoryName(path)));
    }

    public void Dispose() => _files.Dispose();

    /// <summary>Locks the file as another process would.</summary>
    private async Task<SqliteConnection> LockAsync(string sql)
    {
        var other = new SqliteConnection($"Data Source={_files.Path};Pooling=False");
        await other.OpenAsync(Cancelled);
        await using SqliteCommand command = other.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Cancelled);
        return other;
    }

    private async Task FillAsync(int count)
    {
        await using StoreBackend store = _files.Open();
        for (int i = 0; i < count; i++) await store.PutAsync($"c{i}", $"fake-{i}");
    }

    private Task<string> RunAsNobodyAsync(string command, string id, string? path = null) => Worker.RunAsync(
        new() { ["STORE_PATH"] = path ?? _files.Path, ["FAIRLEAD_STORE_KEY"] = _files.Key, ["HOME"] = "/" }, [command, id],
        "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using Process process = Process.Start(program, arguments);
        await process.WaitForExitAsync(Cancelled);
        Assert.Equal(0, process.ExitCode);
    }
}

using System.Text.RegularExpressions;
using Fairlead.Store.Encryption;

namespace Fairlead.Store.Tests;

/// <summary>A store of which nobody has said anything.</summary>
public sealed class SetUpTests : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("fairlead-home-").FullName;

    private string Database => Path.Combine(_home, ".local/share/fairlead/data/store.db");

    private string KeyFile => Path.Combine(_home, ".config/fairlead/keys/store.key");

    [Fact]
    public async Task WithoutOptions_TheFirstWriteMakesStoreAndKey_ForTheUserOnly()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes of files");
        await using StoreBackend store = Open();
        Assert.Equal(BackendOutcome.NotFound, (await store.FindAsync("orders_db")).Outcome);
        Assert.Empty(Directory.GetFileSystemEntries(_home));

        await store.PutAsync("orders_db", "fake-a");

        Stores.ExpectPassword("fake-a", await store.FindAsync("orders_db"));
        const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        foreach (string file in (string[])[Database, Database + "-wal", Database + "-shm", KeyFile]) Assert.Equal(Private, GetMode(file));
        foreach (string folder in (string[])[Path.GetDirectoryName(Database)!, Path.GetDirectoryName(KeyFile)!])
            Assert.Equal(Private | UnixFileMode.UserExecute, GetMode(folder));
        Assert.Equal([KeyFile], Directory.GetFiles(Path.GetDirectoryName(KeyFile)!));
    }

    [Fact]
    public async Task ProgramsThatStartTogether_AgreeOnOneKeyAndOneStore()
    {
        StoreBackend[] stores = [.. Enumerable.Range(0, 12).Select(_ => Open())];

        BackendWriteResult[] results =
            await Task.WhenAll(stores.Select((store, i) => Task.Run(() => store.WriteAsync($"c{i}", $"fake-{i}"))));

        Assert.All(results, static result => Assert.True(result.Outcome == BackendWriteOutcome.Succeeded, result.Reason));
        for (int i = 0; i < stores.Length; i++)
            Stores.ExpectPassword($"fake-{i}", await stores[(i + 5) % stores.Length].FindAsync($"c{i}"));
        foreach (StoreBackend store in stores) await store.DisposeAsync();
    }

    [Fact]
    public async Task KeyFileThatIsGone_IsNotMadeAgainForAStoreWithValues()
    {
        await using (StoreBackend store = Open()) await store.PutAsync("orders_db", "fake-a");
        File.Delete(KeyFile);
        await using StoreBackend later = Open();

        Stores.ExpectFailure(BackendOutcome.Denied, $"the key file {KeyFile} is missing", await later.FindAsync("orders_db"));
        Stores.ExpectFailure(BackendWriteOutcome.Denied, "put it back", await later.WriteAsync("archive_db", "fake-b"));
        Assert.False(File.Exists(KeyFile));
    }

    [Fact]
    public async Task VariablesNameStoreAndKeyFile()
    {
        string keyFile = Path.Combine(_home, "my.key"), path = Path.Combine(_home, "my.db");
        await File.WriteAllTextAsync(keyFile, StoreKey.CreateText(), TestContext.Current.CancellationToken);
        var variables = new Dictionary<string, string> { ["FAIRLEAD_STORE_PATH"] = path, ["FAIRLEAD_STORE_KEY_FILE"] = keyFile };
        await using StoreBackend store = Stores.Open(static _ => { }, variables: variables, home: _home);

        await store.PutAsync("orders_db", "fake-a");

        Assert.True(File.Exists(path));
        Assert.False(Directory.Exists(Path.Combine(_home, ".config")));
    }

    [Theory]
    [InlineData("no key", "", "contains no key")]
    [InlineData("a pass phrase", "plainly-fake correct horse", "key 1 is not 32 bytes in Base64")]
    [InlineData("a key that is too short", "plainlyfake0plainlyfake0", "key 1 is not 32 bytes in Base64")]
    [InlineData("comments only", "# plainly-fake", "contains no key")]
    public async Task KeyFileWithoutAKey_IsSaid_AndNotQuoted(string situation, string text, string expected)
    {
        Assert.NotEmpty(situation);
        string keyFile = Path.Combine(_home, "my.key");
        await File.WriteAllTextAsync(keyFile, text, TestContext.Current.CancellationToken);
        await using StoreBackend store = Stores.Open(options => (options.Path, options.KeyFile) = (Path.Combine(_home, "s.db"), keyFile));

        BackendWriteResult result = await store.WriteAsync("orders_db", "fake-a");

        Stores.ExpectFailure(BackendWriteOutcome.Denied, expected, result);
        Assert.DoesNotContain("plainly", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task KeysInEveryForm_AreTheSameKey()
    {
        string key = StoreKey.CreateText();
        string[] forms = [key, key.TrimEnd('='), key.Replace('+', '-').Replace('/', '_'),
            Convert.ToHexString(Convert.FromBase64String(key)), $" {key} \r\n"];
        string path = Path.Combine(_home, "s.db");
        await using (StoreBackend store = Stores.Open(options => options.Path = path, key)) await store.PutAsync("orders_db", "fake-a");

        foreach (string form in forms)
        {
            await using StoreBackend store = Stores.Open(options => options.Path = path, form);
            Stores.ExpectPassword("fake-a", await store.FindAsync("orders_db"));
        }
    }

    [Theory]
    [InlineData("the password of a connection", """{"conn_type":"generic","password":"KEY"}""")]
    [InlineData("a text that is the key", "KEY")]
    public async Task KeyOfAnotherBackend_OpensTheStore(string situation, string text)
    {
        Assert.NotEmpty(situation);
        var vault = new TextBackend(text.Replace("KEY", StoreKey.CreateText(), StringComparison.Ordinal));
        await using StoreBackend store = Stores.Open(options =>
        {
            options.Path = Path.Combine(_home, "s.db");
            options.UseKeyFrom(_ => vault, "store_key");
        });

        await store.PutAsync("orders_db", "fake-a");

        Stores.ExpectPassword("fake-a", await store.FindAsync("orders_db"));
        Assert.Equal(1, vault.Calls);
    }

    [Fact]
    public async Task KeyThatAnotherBackendRefuses_IsSaidWithItsReason()
    {
        await using StoreBackend store = Stores.Open(options =>
        {
            options.Path = Path.Combine(_home, "s.db");
            options.UseKeyFrom(static _ => new TextBackend(null), "store_key");
        });

        Stores.ExpectFailure(
            BackendWriteOutcome.Unavailable, "'store_key' of the backend vault: sealed", await store.WriteAsync("orders_db", "fake-a"));
        Assert.DoesNotMatch(new Regex("fake-a"), string.Join(' ', Directory.GetFiles(_home).Select(File.ReadAllText)));
    }

    public void Dispose() => Directory.Delete(_home, recursive: true);

    private static UnixFileMode GetMode(string path) => OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(path);

    private StoreBackend Open() => Stores.Open(static options => options.Timeout = TimeSpan.FromSeconds(20), home: _home);

    private sealed class TextBackend(string? text) : ISecretsBackend
    {
        public int Calls { get; private set; }

        public string Name => "vault";

        public ValueTask<BackendAnswer> FindAsync(BackendRequest request, CancellationToken cancellationToken)
        {
            Calls++;
            return new(text is null
                ? BackendAnswer.Unavailable(["vault"], "sealed") : BackendAnswer.Found(new BackendText(new Secret(text), "vault")));
        }
    }
}

using Fairlead.Tests.TestInfrastructure;

namespace Fairlead.Tests.Backends.ConnectionFiles;

public sealed class ConnectionFileTests : IDisposable
{
    private const string Uri = "postgres://etl:plainly-fake@db.internal/orders";

    private readonly TemporaryDirectory _directory = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("c.json", """{ "a": "postgres://etl:plainly-fake@db.internal/orders" }""")]
    [InlineData("c.json", """{ "a": { "type": "postgres", "hostname": "db.internal", "username": "etl", "password": "plainly-fake", "dbname": "orders" } }""")]
    [InlineData("c.yaml", "a: postgres://etl:plainly-fake@db.internal/orders")]
    [InlineData("c.yml", "defaults: &d { conn_type: postgres, login: etl }\na:\n  <<: *d\n  host: db.internal\n  schema: orders\n  password: plainly-fake # a comment\n")]
    [InlineData("c.env", "# a comment\n\na=postgres://etl:plainly-fake@db.internal/orders\n")]
    [InlineData("c.ENV", "a=Host=db.internal;Username=etl;Password=plainly-fake;Database=orders\n")]
    public void EachFormat_IsRead(string name, string text)
    {
        Connection connection = Start(_directory.Write(name, text), Declare()).Get("a");

        Assert.Equal(("db.internal", "etl", "plainly-fake", "orders"),
            (connection.Host, connection.Login, connection.Password?.Reveal(), connection.Schema));
    }

    [Theory]
    [InlineData("c.json", """{ "a": """, "the JSON is broken at line 1, column 8")]
    [InlineData("c.json", "[]", "the file is not a JSON object of connections by id")]
    [InlineData("c.json", " \n", "the file is empty")]
    [InlineData("c.json", """{ "a": "plainly-fake", "a": "plainly-fake" }""", "the file has several values for it")]
    [InlineData("c.json", """{ "a": 7 }""", "its value is neither a text nor an object")]
    [InlineData("c.json", """{ "a": "" }""", "its value is empty")]
    [InlineData("c.json", """{ "a": { "conn_id": "plainly-fake", "host": "h" } }""", "its 'conn_id' differs from the key that it is listed under")]
    [InlineData("c.json", """{ "a": { "pasword": "plainly-fake" } }""", "did you mean 'password'?")]
    [InlineData("c.yaml", "a: b: plainly-fake", "the YAML is broken at line 1, column")]
    [InlineData("c.yaml", "a: {\nplainly-fake", "the YAML breaks off, or is broken")]
    [InlineData("c.yaml", "a: \"plainly-fake", "the YAML is broken at line")]
    [InlineData("c.yaml", "- plainly-fake", "the file is not a mapping of connections by id")]
    [InlineData("c.yaml", "a:\n  host: h\n  password: 0123\n",
        "the value in line 3 is a text to some readers of YAML and not to others; put it in quotes")]
    [InlineData("c.yaml", "a:\n  host: h\n  extra: { tls: yes }\n",
        "the value in line 3 is a text to some readers of YAML and not to others; put it in quotes")]
    [InlineData("c.env", "a=x\nplainly-fake\n", "line 2 is not a connection: it has no '='")]
    [InlineData("c.env", "=plainly-fake\n", "line 1 is not a connection: it has nothing before the '='")]
    [InlineData("c.env", "a=\n", "line 1 is not a connection: it has nothing after the '='")]
    [InlineData("c.env", "a='plainly-fake'\n", "its value is in quotes, which would be a part of it")]
    [InlineData("c.env", "export a=plainly-fake\na='plainly-fake'", "its value is in quotes, which would be a part of it")]
    public void Mistake_IsNamed_AndNothingQuoted(string name, string text, string message)
    {
        ConnectionResolution resolution = Start(_directory.Write(name, text)).TryGet("a");

        Assert.Contains(message, resolution.ToString(), StringComparison.Ordinal);
        Assert.Equal(ConnectionOutcome.Malformed, resolution.Outcome);
        Assert.DoesNotContain("plainly-fake", resolution.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void MistakeInOneConnection_LeavesTheOthersAlone()
    {
        TestProgram program = Start(_directory.Write("c.yaml", $"a: [1, 2]\nb: {Uri}\n"));

        Assert.Equal(ConnectionOutcome.Malformed, program.TryGet("a").Outcome);
        Assert.Equal("db.internal", program.Get("b").Host);
    }

    [Theory]
    [InlineData(false, ConnectionOutcome.Unavailable)]
    [InlineData(true, ConnectionOutcome.NotFound)]
    public void MissingFile_IsUnavailable_UnlessItMayBeMissing(bool isOptional, ConnectionOutcome expected)
    {
        var program = new TestProgram(builder =>
            builder.ClearDefaults().AddConnectionFile(_directory["c.json"], options => options.IsOptional = isOptional));

        Assert.Equal(expected, program.TryGet("a").Outcome);
    }

    [Fact]
    public void ChangedFile_IsNoticedWithinSeconds()
    {
        string path = _directory.Write("c.env", "a=postgres://etl:plainly-fake-1@db.internal/orders\n");
        TestProgram program = Start(path);
        string? heard = null;
        using IDisposable subscription = program.Connections.OnChange("a", connection => heard = connection.Password?.Reveal());
        program.Get("a");

        File.WriteAllText(path, "a=postgres://etl:plainly-fake-22@db.internal/orders\n");
        program.Time.Advance(TimeSpan.FromSeconds(6));

        TestProgram.WaitUntil(() => heard == "plainly-fake-22");
    }

    [Fact]
    public void FileOfTheSameLengthAndTime_IsReadAgain()
    {
        DateTime now = DateTime.UtcNow;
        string path = _directory.Write("c.env", $"a={Uri}\n");
        File.SetLastWriteTimeUtc(path, now);
        TestProgram program = Start(path);
        Assert.Equal("etl", program.Get("a").Login);

        File.WriteAllText(path, $"a={Uri.Replace("etl", "bot", StringComparison.Ordinal)}\n");
        File.SetLastWriteTimeUtc(path, now);
        program.Refresh("a");

        Assert.Equal("bot", program.Get("a").Login);
    }

    [Fact]
    public void UnknownFormat_IsAnErrorWhenItIsAdded() =>
        Assert.Throws<ArgumentException>(() => new TestProgram(static builder => builder.AddConnectionFile("connections.xml")));

    [Fact]
    public async Task Write_KeepsEverythingElse_AndTheFilesMode()
    {
        string path = _directory.Write("c.env", "# ours\nold=postgres://h/d\n\na=x://h\n# end");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        IConnectionStore store = GetStore(Start(path));
        StoredConnection stored = (await store.FindAsync("a", Token))!;

        await store.WriteAsync("a", new Dictionary<string, Secret> { ["host"] = new("new\u2028host") }, stored.Version, Token);

        Assert.Equal("# ours\nold=postgres://h/d\n\na={\"host\":\"new\\u2028host\"}\n# end\n", await File.ReadAllTextAsync(path, Token));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, File.GetUnixFileMode(path));
    }

    [Fact]
    public async Task NewFile_IsTheOwnersAlone()
    {
        string path = _directory["c.json"];
        IConnectionStore store = GetStore(
            new TestProgram(builder => builder.ClearDefaults().AddConnectionFile(path, static options => options.IsOptional = true)));

        BackendWriteResult result = await store.WriteAsync("a", new Dictionary<string, Secret> { ["host"] = new("h") }, version: null,
            Token);

        Assert.Equal(BackendWriteOutcome.Succeeded, result.Outcome);
        Assert.Equal("{\n  \"a\": {\"host\":\"h\"}\n}\n", await File.ReadAllTextAsync(path, Token));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Fact]
    public async Task YamlFile_IsNotWritten()
    {
        string path = _directory.Write("c.yaml", $"a: {Uri}\n");
        IConnectionStore store = GetStore(Start(path));

        BackendWriteResult result = await store.WriteAsync("b", new Dictionary<string, Secret> { ["host"] = new("h") }, version: null,
            Token);

        Assert.Equal(BackendWriteOutcome.Rejected, result.Outcome);
        Assert.Equal($"a: {Uri}\n", await File.ReadAllTextAsync(path, Token));
    }

    [Fact]
    public async Task BrokenFile_IsNotWritten()
    {
        string path = _directory.Write("c.json", """{ "a": """);
        IConnectionStore store = GetStore(Start(path));

        Assert.Equal(BackendWriteOutcome.Rejected,
            (await store.WriteAsync("b", new Dictionary<string, Secret> { ["host"] = new("h") }, version: null, Token)).Outcome);
        Assert.Equal("""{ "a": """, await File.ReadAllTextAsync(path, Token));
    }

    public void Dispose() => _directory.Dispose();

    private static TestProgram Start(string path, params ConnectionDefinition[] definitions) =>
        new(builder => builder.ClearDefaults().AddConnectionFile(path).AddManifest(TestProgram.Manifest(definitions)));

    private static ConnectionDefinition Declare() => new() { Id = "a", ConnType = "postgres" };

    private static IConnectionStore GetStore(TestProgram program) => program.Services.GetRequiredService<IConnectionStore>();
}

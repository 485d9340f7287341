using Fairlead.Tests.TestInfrastructure;

namespace Fairlead.Tests.Backends;

public sealed class SecretFilesBackendTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void FilePerConnection()
    {
        _directory.Write("orders_db", "postgres://etl:p@db/orders\n");
        using TestProgram program = Create();
        Connection connection = program.Get("orders_db");

        Assert.Equal("db", connection.Host);
        Assert.Contains(new ConnectionFieldSource { Field = "host", Source = "file " + _directory["orders_db"] }, connection.SetFields);
    }

    [Fact]
    public void DirectoryPerConnection()
    {
        _directory.Write("orders_db/host", "db\n");
        _directory.Write("orders_db/password", " p \n");
        _directory.Write("orders_db/extra.api_key", "k");
        _directory.Write("orders_db/.hidden", "ignored");
        using TestProgram program = Create();
        Connection connection = program.Get("orders_db");

        Assert.Equal("db", connection.Host);
        Assert.Equal(" p ", connection.Password?.Reveal());
        Assert.Equal("k", connection.Extra.GetSecret("api_key")?.Reveal());
        Assert.Contains(new ConnectionFieldSource { Field = "password", Source = "file " + _directory["orders_db/password"] },
            connection.SetFields);
    }

    [Fact]
    public void KubernetesMount_OfFilesAndOfDirectories()
    {
        _directory.Mount("1", ("a", "mysql://a"), ("b/host", "b"));
        using TestProgram program = Create();

        Assert.Equal("a", program.Get("a").Host);
        Assert.Equal("b", program.Get("b").Host);
    }

    [Fact]
    public void MountPerConnection_FollowsItsOwnVersionLink()
    {
        using var mount = new TemporaryDirectory();
        mount.Mount("1", ("host", "db"), ("password", "p"));
        Directory.CreateSymbolicLink(_directory["orders_db"], mount.FullName);
        using TestProgram program = Create();

        Assert.Equal("db", program.Get("orders_db").Host);
    }

    [Fact]
    public void Rotation_IsNoticedAndNeverTorn()
    {
        _directory.Mount("1", ("x/login", "login1"), ("x/password", "password1"));
        using TestProgram program = Create();
        var seen = new List<string>();
        using IDisposable subscription = program.Connections.OnChange("x", c => seen.Add(c.Login + c.Password?.Reveal()));
        Assert.Equal("login1", program.Get("x").Login);

        _directory.Mount("2", ("x/login", "login2"), ("x/password", "password2"));
        program.Time.Advance(TimeSpan.FromSeconds(5));

        TestProgram.WaitUntil(() => seen.Count > 0);
        Assert.Equal(["login2password2"], seen);
        Assert.Equal("login2", program.Get("x").Login);
    }

    [Fact]
    public async Task ManyRotations_NeverMixVersions()
    {
        string version = "0";
        _directory.Mount(version, ("x/login", version), ("x/password", version));
        using TestProgram program = Create();
        using var stop = new CancellationTokenSource();
        Task rotating = Task.Run(() =>
        {
            for (int i = 1; !stop.IsCancellationRequested; i++)
            {
                string old = version;
                version = i.ToString(System.Globalization.CultureInfo.InvariantCulture);
                _directory.Mount(version, ("x/login", version), ("x/password", version));
                Directory.Delete(_directory["..version_" + old], recursive: true);
            }
        }, TestContext.Current.CancellationToken);

        int found = 0;
        for (int i = 0; i < 300; i++)
        {
            program.Refresh("x");
            ConnectionResolution resolution = program.TryGet("x");
            if (resolution.Connection is not { } connection) continue;
            Assert.Equal(connection.Login, connection.Password?.Reveal());
            found++;
        }
        await stop.CancelAsync();
        await rotating;
        Assert.True(found > 0);
    }

    [Fact]
    public void NewFile_IsNoticedByAListenerThatFoundNothing()
    {
        using TestProgram program = Create();
        using IDisposable subscription = program.Connections.OnChange("x", _ => { });
        Assert.Equal(ConnectionOutcome.NotFound, program.TryGet("x").Outcome);

        _directory.Write("x", "mysql://h");
        program.Time.Advance(TimeSpan.FromSeconds(5));

        TestProgram.WaitUntil(() => program.TryGet("x").Connection?.Host == "h");
    }

    [Fact]
    public void NobodyListens_NothingIsPolledAfterDisposal()
    {
        _directory.Write("x", "mysql://h");
        TestProgram program = Create();
        program.Get("x");
        Assert.Equal(1, program.Time.LiveTimers);

        program.Dispose();

        Assert.Equal(0, program.Time.LiveTimers);
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("..")]
    [InlineData("..data")]
    [InlineData(".hidden")]
    [InlineData("a/b")]
    [InlineData("/etc/hostname")]
    [InlineData("a\\b")]
    public void IdThatLeavesTheDirectory_IsNotFound(string id)
    {
        _directory.Mount("1", ("a/b", "mysql://h"));
        using TestProgram program = Create();
        ConnectionResolution resolution = program.TryGet(id);

        Assert.Equal(ConnectionOutcome.NotFound, resolution.Outcome);
        Assert.Contains("cannot be a file name", resolution.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void MissingDirectory_IsUnavailable()
    {
        using var program = new TestProgram(b => b.AddSecretFiles(_directory["absent"]));

        Assert.Equal(ConnectionOutcome.Unavailable, program.TryGet("x").Outcome);
    }

    [Fact]
    public void MissingFile_IsNotFound()
    {
        using TestProgram program = Create();

        Assert.Equal(ConnectionOutcome.NotFound, program.TryGet("x").Outcome);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("hunter2", "neither a URI nor JSON")]
    [InlineData("postgres://u:hunter2/@h", "%2F")]
    public void BrokenFile_IsNamedButNotQuoted(string content, string defect)
    {
        string path = _directory.Write("x", content);
        using TestProgram program = Create();
        ConnectionResolution resolution = program.TryGet("x");

        Assert.Equal(ConnectionOutcome.Malformed, resolution.Outcome);
        Assert.Contains(path, resolution.ToString(), StringComparison.Ordinal);
        Assert.Contains(defect, resolution.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", resolution.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void FileThatIsNearlyAField_IsAnError()
    {
        _directory.Write("x/pasword", "p");
        using TestProgram program = Create();

        Assert.Contains(_directory["x/pasword"] + "): a connection has no such field; did you mean 'password'?",
            program.TryGet("x").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void FilesThatAreNoFields_AreNotOpened()
    {
        _directory.Write("x/username", "u");
        _directory.Write("x/password", "p");
        _directory.Write("x/password~", "old");
        _directory.Write("x/ca.crt", new string('a', 1024 * 1024 + 1));
        _directory.Write("x/README", "Rotated every Monday");
        using TestProgram program = Create();
        Connection connection = program.Get("x");

        Assert.Equal(("u", "p"), (connection.Login, connection.Password?.Reveal()));
        Assert.Equal(["login", "password"], connection.SetFields.Select(field => field.Field));
    }

    [Fact]
    public void HugeFile_IsRefused()
    {
        _directory.Write("x", new string('a', 1024 * 1024 + 1));
        using TestProgram program = Create();

        Assert.Contains("larger than 1 MiB", program.TryGet("x").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void BinaryFile_IsRefused()
    {
        File.WriteAllBytes(_directory["x"], [0xff, 0xfe, 0x00]);
        using TestProgram program = Create();

        Assert.Contains("not UTF-8", program.TryGet("x").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void DefaultChain_ReadsTheDirectoryThatTheEnvironmentNames()
    {
        _directory.Write("x", "mysql://h");
        using var program = new TestProgram(environment: new() { ["FAIRLEAD_SECRETS_DIR"] = _directory.FullName });

        Assert.Equal("h", program.Get("x").Host);
    }

    private TestProgram Create() => new(b => b.AddSecretFiles(_directory.FullName));
}

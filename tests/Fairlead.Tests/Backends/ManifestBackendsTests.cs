using Fairlead.Backends;
using Fairlead.CompilerServices;
using Fairlead.Core.Manifest;
using Fairlead.Tests.TestInfrastructure;

namespace Fairlead.Tests.Backends;

public sealed class ManifestBackendsTests
{
    private readonly FakeEnvironment _environment = new() { ["FAIRLEAD_DEPLOYMENT"] = "production" };

    [Fact]
    public void BackendsOfTheActiveDeployment_AreAskedInOrder_BeforeTheDefaults()
    {
        using TemporaryDirectory first = new(), second = new();
        first.Write("a", "postgres://etl:plainly-fake@first/orders");
        second.Write("a", "postgres://etl:plainly-fake@second/orders");
        second.Write("b", "postgres://etl:plainly-fake@second/orders");
        _environment["FAIRLEAD_CONN_B"] = "postgres://etl:plainly-fake@environment/orders";
        _environment["FAIRLEAD_CONN_C"] = "postgres://etl:plainly-fake@environment/orders";
        using TestProgram program = Start(("secret_files", "directory", first.FullName), ("secret_files", "directory", second.FullName));

        Assert.Equal(("first", "second", "environment"), (program.Get("a").Host, program.Get("b").Host, program.Get("c").Host));
    }

    [Fact]
    public void WithoutTheDefaults_OnlyTheManifestsBackendsAreAsked()
    {
        _environment["FAIRLEAD_CONN_C"] = "postgres://etl:plainly-fake@environment/orders";
        _environment["AIRFLOW_CONN_D"] = "postgres://etl:plainly-fake@airflow/orders";
        using TestProgram program = Start(static builder => builder.ClearDefaults(), ("environment", null, null));

        Assert.Equal(("environment", "airflow"), (program.Get("c").Host, program.Get("d").Host));
        Assert.Equal(2, program.TryGet("e").Attempts.Count);
    }

    [Fact]
    public void DeploymentWithoutBackends_TakesThoseItInherits()
    {
        using var directory = new TemporaryDirectory();
        directory.Write("a", "postgres://etl:plainly-fake@files/orders");
        ConnectionManifest manifest = Declare("base", ("secret_files", "directory", directory.FullName));
        _environment["FAIRLEAD_DEPLOYMENT"] = "preview";
        using TestProgram program = new(builder => builder.AddBackendsFromManifest().AddManifest(manifest), _environment);

        Assert.Equal("files", program.Get("a").Host);
    }

    [Fact]
    public void OtherDeployments_HaveTheDefaultsOnly()
    {
        _environment["FAIRLEAD_DEPLOYMENT"] = "development";
        _environment["FAIRLEAD_CONN_C"] = "postgres://etl:plainly-fake@environment/orders";
        using TestProgram program = Start(("vault", null, null));

        Assert.Equal("environment", program.Get("c").Host);
    }

    [Fact]
    public void RegisteredType_GetsItsSettings()
    {
        var type = new BackendType("acme_safe", static (_, settings) => FakeBackend.Holding(("host", settings["auth:host"]!)));
        using TestProgram program = Start(builder => builder.Services.AddSingleton(type), ("ACME_safe", "auth:host", "safe.internal"));

        Assert.Equal("safe.internal", program.Get("x").Host);
    }

    [Fact]
    public void BackendsAreDisposedOfWithTheProgram()
    {
        var backend = new DisposableBackend();
        TestProgram program = Start(builder => builder.Services.AddSingleton(new BackendType("acme_safe", (_, _) => backend)),
            ("acme_safe", null, null));
        program.TryGet("x");
        Assert.False(backend.IsDisposed);

        program.Dispose();

        Assert.True(backend.IsDisposed);
    }

    [Theory]
    [InlineData("store", null, "The deployment 'production' names the backend 'store': reference the package Fairlead.Store")]
    [InlineData("acme_safe", null, "The deployment 'production' names the backend 'acme_safe': no package of this program has such a type; register one as a BackendType")]
    [InlineData("secret_files", null, "The deployment 'production' names the backend 'secret_files': it needs the setting 'directory'")]
    [InlineData("secret_files", "path", "The deployment 'production' names the backend 'secret_files': it has no setting 'path'")]
    [InlineData("environment", "prefix", "The deployment 'production' names the backend 'environment': it has no setting 'prefix'")]
    public void BackendThatCannotBeCreated_IsAnError(string type, string? setting, string message)
    {
        InvalidOperationException e = Assert.Throws<InvalidOperationException>(() => Start((type, setting, "x")));

        Assert.Equal(message, e.Message);
    }

    /// <summary>The build accepts the names of one table, the program those of the other.</summary>
    [Fact]
    public void NamesThatTheBuildKnows_AreThoseThatTheProgramKnows()
    {
        string[] known = [.. SecretsBackend.All.Select(static backend => backend.Id)];

        string[] unloadable = [.. known.Except(ManifestBackends.Names)];
        Assert.True(unloadable.Length == 0, $"""
            Add {string.Join(", ", unloadable)} to a table in {nameof(ManifestBackends)}, in src/Fairlead/Backends: a manifest may name it, and the
            program that reads the manifest cannot create it.
            """);
        string[] unlisted = [.. ManifestBackends.Names.Except(known)];
        Assert.True(unlisted.Length == 0, $"""
            Add {string.Join(", ", unlisted)} to {nameof(SecretsBackend)}.{nameof(SecretsBackend.All)}, in src/Fairlead.Core/Manifest, with the ids
            that it cannot hold: the program can create it, and the build neither completes its name nor checks ids for it.
            """);
    }

    private sealed class DisposableBackend : ISecretsBackend, IDisposable
    {
        public string Name => "safe";

        public bool IsDisposed { get; private set; }

        public ValueTask<BackendAnswer> FindAsync(BackendRequest request, CancellationToken cancellationToken) =>
            new(BackendAnswer.NotFound(["safe"]));

        public void Dispose() => IsDisposed = true;
    }

    private TestProgram Start(params (string Type, string? Setting, string? Value)[] backends) => Start(null, backends);

    private TestProgram Start(Action<FairleadBuilder>? configure, params (string Type, string? Setting, string? Value)[] backends)
    {
        ConnectionManifest manifest = Declare("production", backends);
        return new TestProgram(
            builder =>
            {
                configure?.Invoke(builder);
                builder.AddBackendsFromManifest().AddManifest(manifest);
            },
            _environment);
    }

    private static ConnectionManifest Declare(string deployment, params (string Type, string? Setting, string? Value)[] backends) => new()
    {
        Connections = [],
        Deployments = ["production", "development", "base", "preview"],
        Inherits = new Dictionary<string, string> { ["preview"] = "base" },
        Backends = new Dictionary<string, IReadOnlyList<BackendSettings>>
        {
            [deployment] =
            [
                .. backends.Select(static backend => new BackendSettings
                {
                    Type = backend.Type, Settings =
                        new Dictionary<string, string>(backend.Setting is null ? [] : [new(backend.Setting, backend.Value!)]),
                }),
            ],
        },
    };
}

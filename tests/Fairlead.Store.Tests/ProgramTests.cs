using Fairlead.CompilerServices;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace Fairlead.Store.Tests;

/// <summary>Programs that have their connections from the store, through the whole runtime.</summary>
public sealed class ProgramTests : IDisposable
{
    private readonly StoreFiles _files = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rotation_ReachesTheProgramWithARefresh()
    {
        await using StoreBackend operators = _files.Open();
        await operators.PutAsync("orders_db", "fake-a");
        await using ServiceProvider program = Start();
        var resolver = program.GetRequiredService<IConnectionResolver>();
        Connection before = await resolver.GetAsync("orders_db", Cancelled);

        await operators.PutAsync("orders_db", "fake-b", "1");

        Assert.Equal("fake-a", before.Password!.Reveal());
        Assert.Equal("fake-b", (await resolver.RefreshAsync("orders_db", before, Cancelled)).Password!.Reveal());
    }

    [Fact]
    public async Task WriteOfAnotherProcess_ReachesTheCacheByItself()
    {
        await using StoreBackend operators = _files.Open(time: TimeProvider.System);
        await operators.PutAsync("orders_db", "fake-a");
        await using ServiceProvider program = Start();
        var resolver = program.GetRequiredService<IConnectionResolver>();
        await resolver.GetAsync("orders_db", Cancelled);
        var changed = new TaskCompletionSource<Connection>(TaskCreationOptions.RunContinuationsAsynchronously);
        using IDisposable subscription = resolver.OnChange("orders_db", connection => changed.TrySetResult(connection));

        await operators.PutAsync("orders_db", "fake-b", "1");

        Assert.Equal("fake-b", (await changed.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancelled)).Password!.Reveal());
    }

    [Fact]
    public async Task ConnectionsAreCreatedChangedAndDeleted_WhileTheProgramRuns()
    {
        await using ServiceProvider program = Start();
        var store = program.GetRequiredService<IConnectionStore>();
        var resolver = program.GetRequiredService<IConnectionResolver>();
        Assert.Equal(ConnectionOutcome.NotFound, (await resolver.TryGetAsync("tenant_acme", Cancelled)).Outcome);
        var fields =
            new Dictionary<string, Secret> { ["conn_type"] = new("http"), ["host"] = new("acme.example"), ["password"] = new("fake-a") };

        BackendWriteResult created = await store.WriteAsync("tenant_acme", fields, null, Cancelled);
        Assert.Equal("fake-a", (await resolver.GetAsync("tenant_acme", Cancelled)).Password!.Reveal());
        fields["password"] = new("fake-b");
        BackendWriteResult updated = await store.WriteAsync("tenant_acme", fields, created.Version, Cancelled);
        Assert.Equal("fake-b", (await resolver.GetAsync("tenant_acme", Cancelled)).Password!.Reveal());
        Assert.Equal(BackendWriteOutcome.Conflict, (await store.WriteAsync("tenant_acme", fields, created.Version, Cancelled)).Outcome);
        await store.DeleteAsync("tenant_acme", updated.Version!, Cancelled);

        Assert.Equal(ConnectionOutcome.NotFound, (await resolver.TryGetAsync("tenant_acme", Cancelled)).Outcome);
        var operators = program.GetRequiredKeyedService<StoreBackend>("store");
        Assert.Equal(3, (await operators.GetHistoryAsync(new BackendRequest("tenant_acme"), Cancelled)).Count);
    }

    [Fact]
    public async Task AddingItTwice_ChangesThePolicyOnly_AndAnotherNameIsAnotherStore()
    {
        var services = new ServiceCollection();
        services.AddSingleton(Stores.CreateEnvironment(new() { ["FAIRLEAD_STORE_KEY"] = _files.Key }));
        services.AddFairlead().ClearDefaults()
            .AddStore(options => options.Path = _files.Path)
            .AddStore(static options => options.Path = "/never-used.db", static policy => policy.TimeToLive = TimeSpan.FromHours(1))
            .AddStore(options => (options.Name, options.Path) = ("archive", Path.Combine(_files.Folder, "archive.db")));
        await using ServiceProvider program = services.BuildServiceProvider();

        ConnectionResolution resolution = await program.GetRequiredService<IConnectionResolver>().TryGetAsync("orders_db", Cancelled);

        Assert.Equal(["store", "archive"], resolution.Attempts.Select(static attempt => attempt.Backend));
        Assert.Contains(_files.Path, resolution.Attempts[0].Places[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task ManifestOfADeployment_NamesTheStore()
    {
        await using (StoreBackend operators = _files.Open(static options => options.Folder = "production"))
            await operators.PutAsync("orders_db", "fake-a");
        await using ServiceProvider program =
            StartFromManifest(new() { ["path"] = _files.Path, ["folder"] = "{deployment}", ["history_count"] = "5" });

        Assert.Equal("db.internal", (await program.GetRequiredService<IConnectionResolver>().GetAsync("orders_db", Cancelled)).Host);
    }

    [Theory]
    [InlineData("password", "would hold a secret; use FAIRLEAD_STORE_PASSWORD")]
    [InlineData("encryption_key", "would hold a secret; use FAIRLEAD_STORE_KEY")]
    [InlineData("connection_string", "would hold a secret; use the settings")]
    [InlineData("tenant", "it has no setting 'tenant'")]
    [InlineData("port", "the setting 'port' cannot be read")]
    [InlineData("folder", "Folder may contain letters")]
    public async Task SettingThatIsNone_IsNamedAndNotQuoted(string name, string expected)
    {
        await using ServiceProvider program = StartFromManifest(new() { [name] = "plainly fake!" });

        var e = Assert.Throws<InvalidOperationException>(() => program.GetRequiredService<IConnectionResolver>());

        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("plainly", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThousandConnectionsAtTheStart_AreReadTogether_AndOnce()
    {
        await using (StoreBackend operators = _files.Open())
        {
            for (int i = 0; i < 1000; i++) await operators.PutAsync($"c{i}", "fake-a");
        }
        await using StoreBackend store = _files.Open();
        var counted = new CountedBackend(store);
        var services = new ServiceCollection();
        services.AddFairlead().ClearDefaults().AddBackend(counted);
        await using ServiceProvider program = services.BuildServiceProvider();
        var resolver = program.GetRequiredService<IConnectionResolver>();
        string[] ids = [.. Enumerable.Range(0, 1000).Select(static i => $"c{i}")];

        await resolver.ValidateAsync(ids, Cancelled);
        int atStart = counted.Calls;
        foreach (string id in ids) await resolver.GetAsync(id, Cancelled);

        Assert.InRange(atStart, 1, 500);
        Assert.Equal(atStart, counted.Calls);
    }

    public void Dispose() => _files.Dispose();

    private ServiceProvider Start()
    {
        var services = new ServiceCollection();
        services.AddSingleton(Stores.CreateEnvironment(new() { ["FAIRLEAD_STORE_KEY"] = _files.Key }));
        services.AddFairlead().ClearDefaults().AddStore(options => options.Path = _files.Path)
            .Configure(static options => options.RefreshInterval = TimeSpan.Zero);
        return services.BuildServiceProvider();
    }

    private ServiceProvider StartFromManifest(Dictionary<string, string> settings)
    {
        var manifest = new ConnectionManifest
        {
            Connections = [], Deployments = ["production"],
            Backends = new Dictionary<string, IReadOnlyList<BackendSettings>>
            {
                ["production"] = [new BackendSettings { Type = "store", Settings = settings }],
            },
        };
        var services = new ServiceCollection();
        services.AddSingleton(Stores.CreateEnvironment(new() { ["FAIRLEAD_STORE_KEY"] = _files.Key }));
        services.AddSingleton<IHostEnvironment>(new ProductionHost());
        services.AddFairlead().ClearDefaults().AddBackendsFromManifest().AddManifest(manifest);
        return services.BuildServiceProvider();
    }

    private sealed class ProductionHost : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "production";

        public string ApplicationName { get; set; } = "etl";

        public string ContentRootPath { get; set; } = "/";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}

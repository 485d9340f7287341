using Fairlead.CompilerServices;
using Fairlead.TestServers.GoogleSecretManager;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace Fairlead.Google.Tests;

/// <summary>Programs that have their connections from Secret Manager, through the whole runtime.</summary>
public class ProgramTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rotation_ReachesTheProgramWithARefresh()
    {
        await using FakeSecretManager server = await FakeSecretManager.StartAsync(Cancelled);
        string first = "fake-" + Guid.NewGuid(), second = "fake-" + Guid.NewGuid();
        server.Secrets.Write("airflow-connections-orders_db", $"postgres://etl:{first}@db.internal:5433/orders");
        var services = new ServiceCollection();
        GooglePrograms.Add(services, server);
        await using ServiceProvider program = services.BuildServiceProvider();
        var resolver = program.GetRequiredService<IConnectionResolver>();
        Connection before = await resolver.GetAsync("orders_db", Cancelled);
        Assert.Equal(("db.internal", first), (before.Host, before.Password!.Reveal()));

        server.Secrets.Write(
            "airflow-connections-orders_db", $$"""{"conn_type":"postgres","host":"db.internal","password":"{{second}}"}""");

        Assert.Equal(second, (await resolver.RefreshAsync("orders_db", before, Cancelled)).Password!.Reveal());
    }

    [Fact]
    public async Task ManifestOfADeployment_NamesTheBackend()
    {
        await using FakeSecretManager server = await FakeSecretManager.StartAsync(Cancelled);
        server.Secrets.Write("production-orders_db", "postgres://db.internal/orders");
        var manifest = new ConnectionManifest
        {
            Connections = [], Deployments = ["production"],
            Backends = new Dictionary<string, IReadOnlyList<BackendSettings>>
            {
                ["production"] =
                [
                    new BackendSettings
                    {
                        Type = "google_secret_manager",
                        Settings = new Dictionary<string, string>
                        {
                            ["endpoint"] = server.Address.AbsoluteUri, ["connections_prefix"] = "{deployment}",
                            ["credentials_file"] = GooglePrograms.WriteFile(server.Tokens.CreateKeyFile()),
                        },
                    },
                ],
            },
        };
        var services = new ServiceCollection();
        services.AddSingleton<IHostEnvironment>(new ProductionHost());
        services.AddFairlead().ClearDefaults().AddBackendsFromManifest().AddManifest(manifest);
        await using ServiceProvider program = services.BuildServiceProvider();

        Assert.Equal("db.internal", (await program.GetRequiredService<IConnectionResolver>().GetAsync("orders_db", Cancelled)).Host);
    }

    private sealed class ProductionHost : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "production";

        public string ApplicationName { get; set; } = "etl";

        public string ContentRootPath { get; set; } = "/";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}

using System.Security.Cryptography.X509Certificates;
using Fairlead.CompilerServices;
using Fairlead.TestServers.Vault;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Fairlead.Vault.Tests;

/// <summary>Programs that have their connections from Vault, through the whole runtime.</summary>
public class VaultProgramTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WholeUri_IsReadAsAirflowDoes()
    {
        await using FakeVault vault = await FakeVault.StartAsync(cancellationToken: Cancelled);
        string password = "fake-" + Guid.NewGuid();
        vault.Write("secret", "connections/orders_db", $$"""{"conn_uri":"postgres://etl:{{password}}@db.internal:5433/orders"}""");
        await using ServiceProvider program = CreateProgram(vault);

        Connection connection = await program.GetRequiredService<IConnectionResolver>().GetAsync("orders_db", Cancelled);

        Assert.Equal(("db.internal", 5433, "etl", "orders"), (connection.Host, connection.Port, connection.Login, connection.Schema));
        Assert.Equal(password, connection.Password!.Reveal());
    }

    [Theory]
    [InlineData("\"{\\\"sslmode\\\": \\\"require\\\"}\"")]
    [InlineData("{\"sslmode\":\"require\"}")]
    public async Task FieldsInAirflowsWords_AreRead(string extra)
    {
        await using FakeVault vault = await FakeVault.StartAsync(cancellationToken: Cancelled);
        vault.Write("secret", "connections/orders_db",
            $$"""{"conn_type":"postgres","host":"db","login":"etl","schema":"orders","port":"5433","extra":{{extra}}}""");
        await using ServiceProvider program = CreateProgram(vault);

        Connection connection = await program.GetRequiredService<IConnectionResolver>().GetAsync("orders_db", Cancelled);

        Assert.Equal((5433, "require"), (connection.Port, connection.Extra.GetString("sslmode")));
    }

    [Fact]
    public async Task Rotation_ReachesTheProgramWithARefresh()
    {
        await using FakeVault vault = await FakeVault.StartAsync(cancellationToken: Cancelled);
        string first = "fake-" + Guid.NewGuid(), second = "fake-" + Guid.NewGuid();
        vault.Write("secret", "connections/orders_db", $$"""{"conn_type":"postgres","host":"db","password":"{{first}}"}""");
        await using ServiceProvider program = CreateProgram(vault);
        var resolver = program.GetRequiredService<IConnectionResolver>();
        Assert.Equal(first, (await resolver.GetAsync("orders_db", Cancelled)).Password!.Reveal());
        vault.Write("secret", "connections/orders_db", $$"""{"conn_type":"postgres","host":"db","password":"{{second}}"}""");

        Assert.Equal(first, (await resolver.GetAsync("orders_db", Cancelled)).Password!.Reveal());
        await resolver.RefreshAsync("orders_db", cancellationToken: Cancelled);

        Assert.Equal(second, (await resolver.GetAsync("orders_db", Cancelled)).Password!.Reveal());
    }

    [Fact]
    public async Task LeasedCredentials_AreReplacedForTheProgramBeforeTheyEnd()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using FakeVault vault = await FakeVault.StartAsync(time, cancellationToken: Cancelled);
        vault.AddDatabaseRole("orders", TimeSpan.FromMinutes(20), maximum: TimeSpan.FromMinutes(30));
        vault.Write("secret", "connections/orders_db", """{"conn_type":"postgres","host":"db"}""");
        await using ServiceProvider program =
            CreateProgram(vault, options => options.DatabaseCredentials["orders_db"] = "database/creds/orders", time);
        var resolver = program.GetRequiredService<IConnectionResolver>();
        var backend = program.GetRequiredKeyedService<VaultBackend>("vault");

        for (int minute = 0; minute < 120; minute += 6)
        {
            Connection connection = await resolver.GetAsync("orders_db", Cancelled);
            Assert.Contains(connection.Login, vault.GetDatabaseUsers());
            time.Advance(TimeSpan.FromMinutes(6));
            await backend.Background;
        }

        Assert.InRange(vault.Count("GET database/creds/orders"), 4, 12);
    }

    [Fact]
    public async Task ManifestOfADeployment_NamesTheBackend()
    {
        await using FakeVault vault = await FakeVault.StartAsync(cancellationToken: Cancelled);
        vault.Write("secret", "production/orders_db", """{"conn_type":"postgres","host":"db.internal","password":"plainly-fake"}""");
        var manifest = new ConnectionManifest
        {
            Connections = [], Deployments = ["production"],
            Backends = new Dictionary<string, IReadOnlyList<BackendSettings>>
            {
                ["production"] =
                [
                    new BackendSettings
                    {
                        Type = "vault",
                        Settings = new Dictionary<string, string> { ["address"] = vault.Address.AbsoluteUri, ["connections_path"] =
                            "{deployment}" },
                    },
                ],
            },
        };
        var services = new ServiceCollection();
        services.AddSingleton<IHostEnvironment>(new ProductionHost());
        VaultPrograms.AddEnvironment(services, new() { ["VAULT_TOKEN"] = vault.RootToken });
        services.AddFairlead().ClearDefaults().AddBackendsFromManifest().AddManifest(manifest);
        await using ServiceProvider program = services.BuildServiceProvider();

        Connection connection = await program.GetRequiredService<IConnectionResolver>().GetAsync("orders_db", Cancelled);

        Assert.Equal("db.internal", connection.Host);
    }

    [Fact]
    public async Task MissingConnection_SaysWhereItWasLookedFor()
    {
        await using FakeVault vault = await FakeVault.StartAsync(cancellationToken: Cancelled);
        await using ServiceProvider program = CreateProgram(vault);

        ConnectionResolution resolution = await program.GetRequiredService<IConnectionResolver>().TryGetAsync("orders_db", Cancelled);

        Assert.Contains("vault: not found (secret/connections/orders_db)", resolution.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Certificate_SignsInOverTlsWithAnAuthorityOfOnesOwn()
    {
        var authority = new TestAuthority("Fairlead tests");
        using X509Certificate2 server = authority.IssueForLoopback(), client = authority.Issue("etl");
        await using FakeVault vault = await FakeVault.StartAsync(certificate: server, cancellationToken: Cancelled);
        vault.AddRole("cert", new FakeVaultRole("etl") { Proof = client.Thumbprint });
        vault.Write("secret", "connections/orders_db", """{"conn_type":"postgres","host":"db"}""");
        string folder = Directory.CreateTempSubdirectory("fairlead-").FullName;
        string authorities = Directory.CreateDirectory(Path.Combine(folder, "cas")).FullName;
        string ca = await WriteAsync("ca.pem", authority.Pem), certificate = await WriteAsync("c.pem", client.ExportCertificatePem());
        string key = await WriteAsync("k.pem", TestAuthority.KeyPem(client));
        await using VaultBackend backend = VaultPrograms.CreateBackend(
            vault, new() { ["VAULT_CACERT"] = ca, ["VAULT_CLIENT_CERT"] = certificate, ["VAULT_CLIENT_KEY"] = key },
            options => (options.AuthMethod, options.Role) = (VaultAuthMethod.Cert, "etl"));
        await using VaultBackend byFolder = VaultPrograms.CreateBackend(
            vault, new Dictionary<string, string> { ["VAULT_CAPATH"] = authorities, ["VAULT_TOKEN"] = vault.RootToken });
        await using VaultBackend untrusting = VaultPrograms.CreateBackend(vault);
        File.Copy(ca, Path.Combine(authorities, "ours.pem"));

        Assert.Equal(BackendOutcome.Found, (await backend.FindAsync("orders_db")).Outcome);
        Assert.Equal(BackendOutcome.Found, (await byFolder.FindAsync("orders_db")).Outcome);
        BackendAnswer refused = await untrusting.FindAsync("orders_db");
        Assert.Equal(BackendOutcome.Unavailable, refused.Outcome);
        Assert.Contains("no TLS connection", refused.Reason, StringComparison.Ordinal);

        // A certificate that was replaced on disk serves the next sign-in.
        using X509Certificate2 next = authority.Issue("etl");
        vault.AddRole("cert", new FakeVaultRole("etl") { Proof = next.Thumbprint });
        await WriteAsync("c.pem", next.ExportCertificatePem());
        await WriteAsync("k.pem", TestAuthority.KeyPem(next));
        vault.RevokeTokens();
        Assert.Equal(BackendOutcome.Found, (await backend.FindAsync("orders_db")).Outcome);
        Directory.Delete(folder, recursive: true);

        async Task<string> WriteAsync(string name, string text)
        {
            string path = Path.Combine(folder, name);
            await File.WriteAllTextAsync(path, text, Cancelled);
            return path;
        }
    }

    private static ServiceProvider CreateProgram(FakeVault vault, Action<VaultBackendOptions>? configure = null, TimeProvider? time = null)
    {
        var services = new ServiceCollection();
        if (time is not null) services.AddSingleton(time);
        VaultPrograms.AddEnvironment(services, new() { ["VAULT_ADDR"] = vault.Address.AbsoluteUri, ["VAULT_TOKEN"] = vault.RootToken });
        services.AddFairlead().ClearDefaults().AddVault(configure).Configure(options => options.Jitter = 0);
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

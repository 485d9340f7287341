using Fairlead.TestServers.Vault;

namespace Fairlead.Vault.Tests;

/// <summary>What is read from where.</summary>
public sealed class VaultReadingTests : IAsyncLifetime
{
    private static readonly string Password = "fake-" + Guid.NewGuid();
    private static readonly string Fields =
        $$"""{"conn_type":"postgres","host":"db.internal","login":"etl","password":"{{Password}}","port":5432}""";

    private FakeVault _vault = null!;

    public async ValueTask InitializeAsync() => _vault = await FakeVault.StartAsync();

    public ValueTask DisposeAsync() => _vault.DisposeAsync();

    [Fact]
    public async Task SecretInAirflowsPlace_IsFound()
    {
        _vault.Write("secret", "connections/orders_db", Fields);
        await using VaultBackend backend = VaultPrograms.CreateBackend(_vault);

        BackendAnswer answer = await backend.FindAsync("orders_db");

        Assert.Equal(BackendOutcome.Found, answer.Outcome);
        Assert.Equal("1", answer.Version);
        Assert.Equal(["secret/connections/orders_db"], answer.Places);
        Assert.Contains(Password, answer.Text!.Text.Reveal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task VersionOne_IsDetectedOnceAndRead()
    {
        _vault.MountKeyValues("airflow", version: 1);
        _vault.Write("airflow", "connections/orders_db", Fields);
        _vault.Write("airflow", "connections/stock_db", Fields);
        await using VaultBackend backend = VaultPrograms.CreateBackend(_vault, options => options.MountPoint = "airflow");

        BackendAnswer answer = await backend.FindAsync("orders_db");

        Assert.Equal((BackendOutcome.Found, null), (answer.Outcome, answer.Version));
        Assert.Equal(BackendOutcome.Found, (await backend.FindAsync("stock_db")).Outcome);
        Assert.Equal(1, _vault.Count("GET sys/internal/ui/mounts/*"));
    }

    [Fact]
    public async Task VersionThatIsSet_IsNotDetected()
    {
        _vault.Write("secret", "connections/orders_db", Fields);
        await using VaultBackend backend = VaultPrograms.CreateBackend(_vault, options => options.KvVersion = 2);

        Assert.Equal(BackendOutcome.Found, (await backend.FindAsync("orders_db")).Outcome);
        Assert.Equal(0, _vault.Count("GET sys/*"));
    }

    [Theory]
    [InlineData("connections", "orders_db", null, "connections/orders_db")]
    [InlineData("/team-a/connections/", "orders_db", null, "team-a/connections/orders_db")]
    [InlineData("", "orders_db", null, "orders_db")]
    [InlineData("{deployment}/connections/{id}", "orders_db", "prod", "prod/connections/orders_db")]
    [InlineData("{deployment}", "orders_db", "prod", "prod/orders_db")]
    [InlineData("apps/{id}/connection", "orders_db", "prod", "apps/orders_db/connection")]
    [InlineData("connections", "team/orders:db(1)!#2", null, "connections/team/orders:db(1)!#2")]
    [InlineData("connections", @"a\b", null, @"connections/a\b")]
    [InlineData("connections", "größe", null, "connections/größe")]
    public async Task PathTemplate_SaysWhereConnectionsAre(string template, string id, string? deployment, string path)
    {
        _vault.Write("secret", path, Fields);
        await using VaultBackend backend = VaultPrograms.CreateBackend(_vault, options => options.ConnectionsPath = template);

        BackendAnswer answer = await backend.FindAsync(id, deployment);

        Assert.Equal(BackendOutcome.Found, answer.Outcome);
        Assert.Equal(["secret/" + path], answer.Places);
    }

    [Theory]
    [InlineData("../other/orders_db")]
    [InlineData("..")]
    [InlineData("a/../orders_db")]
    [InlineData("a/./orders_db")]
    [InlineData("/orders_db")]
    [InlineData("orders_db/")]
    [InlineData("a//orders_db")]
    [InlineData("orders_db.")]
    public async Task IdThatCannotBeAPath_IsNotFoundWithoutACall(string id)
    {
        await using VaultBackend backend = VaultPrograms.CreateBackend(_vault);

        BackendAnswer answer = await backend.FindAsync(id);

        Assert.Equal((BackendOutcome.NotFound, "the id cannot be a path in Vault"), (answer.Outcome, answer.Reason));
        Assert.Empty(_vault.Calls);
    }

    [Fact]
    public async Task PathWithDeployment_NeedsADeployment()
    {
        await using VaultBackend backend =
            VaultPrograms.CreateBackend(_vault, options => options.ConnectionsPath = "{deployment}/connections");

        BackendAnswer answer = await backend.FindAsync("orders_db");

        Assert.Equal("no deployment is active, and the path '{deployment}/connections/{id}' needs one", answer.Reason);
        Assert.Equal("the deployment's name cannot be part of a path in Vault", (await backend.FindAsync("orders_db", "../prod")).Reason);
    }

    [Fact]
    public async Task MissingSecretMissingEngineAndOtherEngine_AreToldApart()
    {
        _vault.AddDatabaseRole("reader", TimeSpan.FromHours(1));
        await using VaultBackend ours = VaultPrograms.CreateBackend(_vault);
        await using VaultBackend missing = VaultPrograms.CreateBackend(_vault, options => options.MountPoint = "sekret");
        await using VaultBackend other = VaultPrograms.CreateBackend(_vault, options => options.MountPoint = "database");

        BackendAnswer[] answers =
            [await ours.FindAsync("orders_db"), await missing.FindAsync("orders_db"), await other.FindAsync("orders_db")];

        Assert.All(answers, answer => Assert.Equal(BackendOutcome.NotFound, answer.Outcome));
        Assert.Equal(
            [null, "no engine is mounted at 'sekret'; see MountPoint", "the engine 'database' is not a KV engine; see MountPoint"],
                answers.Select(answer => answer.Reason));
    }

    [Fact]
    public async Task EngineOfAnotherVersionThanSet_IsSaid()
    {
        await using VaultBackend backend = VaultPrograms.CreateBackend(_vault, options => options.KvVersion = 1);

        Assert.Equal("the engine 'secret' has version 2, and KvVersion is 1", (await backend.FindAsync("orders_db")).Reason);
    }

    [Fact]
    public async Task DeletedAndDestroyedVersions_AreNotFoundAndSaid()
    {
        _vault.Write("secret", "connections/orders_db", Fields);
        await using VaultBackend backend = VaultPrograms.CreateBackend(_vault);
        await backend.DeleteAsync(new BackendRequest("orders_db"), "1", TestContext.Current.CancellationToken);
        BackendAnswer deleted = await backend.FindAsync("orders_db");
        await PostAsync("secret/destroy/connections/orders_db", """{"versions":[1]}""");
        BackendAnswer destroyed = await backend.FindAsync("orders_db");

        Assert.Equal((BackendOutcome.NotFound, "its newest version, 1, is deleted"), (deleted.Outcome, deleted.Reason));
        Assert.Equal((BackendOutcome.NotFound, "its newest version, 1, is destroyed"), (destroyed.Outcome, destroyed.Reason));
    }

    [Fact]
    public async Task SecretWithoutKeys_IsMalformed()
    {
        _vault.Write("secret", "connections/orders_db", "{}");
        await using VaultBackend backend = VaultPrograms.CreateBackend(_vault);

        Assert.Equal(BackendOutcome.Malformed, (await backend.FindAsync("orders_db")).Outcome);
    }

    [Fact]
    public async Task VersionThatTheEngineWillDelete_Expires()
    {
        _vault.DeleteAfter("secret", TimeSpan.FromHours(3));
        _vault.Write("secret", "connections/orders_db", Fields);
        await using VaultBackend backend = VaultPrograms.CreateBackend(_vault);

        DateTimeOffset? end = (await backend.FindAsync("orders_db")).ExpiresAt;

        Assert.InRange(end!.Value - DateTimeOffset.UtcNow, TimeSpan.FromMinutes(175), TimeSpan.FromMinutes(180));
    }

    [Fact]
    public async Task Namespace_IsSent()
    {
        _vault.MountKeyValues("secret", ns: "team/etl");
        _vault.Write("secret", "connections/orders_db", Fields, ns: "team/etl");
        await using VaultBackend backend = VaultPrograms.CreateBackend(_vault, options => options.Namespace = "team/etl/");
        await using VaultBackend root = VaultPrograms.CreateBackend(_vault);

        Assert.Equal(BackendOutcome.Found, (await backend.FindAsync("orders_db")).Outcome);
        Assert.Equal(BackendOutcome.NotFound, (await root.FindAsync("orders_db")).Outcome);
    }

    [Fact]
    public async Task TokenWithoutARight_IsDeniedWithTheCapabilityThatIsMissing()
    {
        _vault.Policies["other"] = new() { ["secret/data/other/*"] = "read" };
        string token = _vault.CreateToken(["other"], TimeSpan.FromHours(1));
        await using VaultBackend backend = VaultPrograms.CreateBackend(_vault, new Dictionary<string, string> { ["VAULT_TOKEN"] = token });

        BackendAnswer answer = await backend.FindAsync("orders_db");

        Assert.Equal(BackendOutcome.Denied, answer.Outcome);
        Assert.Contains("a policy needs the capability 'read' on 'secret/data/connections/orders_db'", answer.Reason,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Places_SayWhatToSet()
    {
        VaultBackend backend =
            VaultPrograms.CreateBackend(_vault, options => options.DatabaseCredentials["orders_db"] = "database/creds/orders");

        Assert.Equal(["the key 'host' of the Vault secret secret/connections/stock_db"],
            backend.DescribePlaces(new BackendRequest("stock_db"), "host"));
        Assert.Equal("the role at database/creds/orders in Vault", backend.DescribePlaces(new BackendRequest("orders_db"), "password")[0]);
    }

    private async Task PostAsync(string path, string json)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Add("X-Vault-Token", _vault.RootToken);
        using var content = new StringContent(json);
        (await client.PostAsync(new Uri(_vault.Address, "/v1/" + path), content,
            TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
    }
}

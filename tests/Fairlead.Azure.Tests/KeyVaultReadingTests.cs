using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace Fairlead.Azure.Tests;

public class KeyVaultReadingTests : IAsyncLifetime
{
    private FakeKeyVault _vault = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _vault = await FakeKeyVault.StartAsync();

    public ValueTask DisposeAsync() => _vault.DisposeAsync();

    [Theory]
    [InlineData("postgres://etl:{0}@db.internal:5433/orders")]
    [InlineData("""{{"conn_type":"postgres","host":"db.internal","port":5433,"login":"etl","password":"{0}","schema":"orders"}}""")]
    public async Task SecretAsAirflowKeepsIt_IsRead(string form)
    {
        string password = "fake-" + Guid.NewGuid();
        _vault.Set("airflow-connections-orders-db", string.Format(System.Globalization.CultureInfo.InvariantCulture, form, password));
        await using ServiceProvider program = KeyVaultPrograms.CreateProgram(_vault);

        Connection connection = await program.GetRequiredService<IConnectionResolver>().GetAsync("orders_db", Cancelled);

        Assert.Equal(("db.internal", 5433, "etl", "orders"), (connection.Host, connection.Port, connection.Login, connection.Schema));
        Assert.Equal(password, connection.Password!.Reveal());
    }

    [Fact]
    public async Task Rotation_ReachesTheProgramWithARefresh()
    {
        _vault.Set("airflow-connections-orders-db", "postgres://etl@first/orders");
        await using ServiceProvider program = KeyVaultPrograms.CreateProgram(_vault);
        var resolver = program.GetRequiredService<IConnectionResolver>();
        Assert.Equal("first", (await resolver.GetAsync("orders_db", Cancelled)).Host);
        _vault.Set("airflow-connections-orders-db", "postgres://etl@second/orders");

        Assert.Equal("first", (await resolver.GetAsync("orders_db", Cancelled)).Host);
        await resolver.RefreshAsync("orders_db", cancellationToken: Cancelled);

        Assert.Equal("second", (await resolver.GetAsync("orders_db", Cancelled)).Host);
    }

    [Theory]
    [InlineData("a-b")]
    [InlineData("A_b")]
    [InlineData("A-B")]
    public async Task IdWithTheNameOfAnother_IsNotAnsweredWithItsSecret(string id)
    {
        _vault.Set("airflow-connections-a-b", "http://underscore");
        using KeyVaultBackend backend = KeyVaultPrograms.CreateBackend(_vault);

        Assert.Equal(BackendOutcome.Found, (await backend.FindAsync("a_b")).Outcome);
        BackendAnswer answer = await backend.FindAsync(id);

        Assert.Equal(BackendOutcome.NotFound, answer.Outcome);
        Assert.Contains($"add the tag fairlead-id={id}", answer.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TaggedSecret_IsThatOfTheTagOnly()
    {
        _vault.Set("airflow-connections-a-b", "http://hyphen", tags: new JsonObject { ["fairlead-id"] = "a-b" });
        using KeyVaultBackend backend = KeyVaultPrograms.CreateBackend(_vault);

        Assert.Equal(BackendOutcome.Found, (await backend.FindAsync("a-b")).Outcome);
        BackendAnswer other = await backend.FindAsync("a_b");

        Assert.Equal(BackendOutcome.NotFound, other.Outcome);
        Assert.Contains("another connection's", other.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("orders.db")]
    [InlineData("../orders")]
    [InlineData("orders/versions")]
    [InlineData("ördërs")]
    [InlineData("orders?x=1")]
    public async Task IdThatIsNoName_IsNotFoundWithoutACall(string id)
    {
        using KeyVaultBackend backend = KeyVaultPrograms.CreateBackend(_vault);

        BackendAnswer answer = await backend.FindAsync(id);

        Assert.Equal(BackendOutcome.NotFound, answer.Outcome);
        Assert.NotNull(answer.Reason);
        Assert.Empty(_vault.Calls);
    }

    [Fact]
    public async Task IdThatMakesTheNameTooLong_IsNotFound()
    {
        using KeyVaultBackend backend = KeyVaultPrograms.CreateBackend(_vault);

        Assert.Contains("127", (await backend.FindAsync(new string('a', 120))).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PrefixWithTheDeployment_KeepsDeploymentsApart()
    {
        _vault.Set("production-connections-orders-db", "http://production");
        using KeyVaultBackend backend =
            KeyVaultPrograms.CreateBackend(_vault, options => options.ConnectionsPrefix = "{deployment}-connections");

        Assert.Equal(BackendOutcome.Found, (await backend.FindAsync("orders_db", "production")).Outcome);
        Assert.Equal(BackendOutcome.NotFound, (await backend.FindAsync("orders_db", "staging")).Outcome);
        Assert.Contains("none is active", (await backend.FindAsync("orders_db")).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"exp":1000}""", "the secret expired at 1970-01-01 00:16:40Z: write a new version, or move its end")]
    [InlineData("""{"nbf":7258118400}""", "the secret is not valid before 2200-01-01 00:00:00Z: wait for that, or move its start")]
    [InlineData("""{"enabled":false}""", "the secret is disabled (403, SecretDisabled): enable its latest version, or write a new one")]
    public async Task SecretThatMustNotBeUsed_IsDeniedWithWhatToDo(string attributes, string reason)
    {
        _vault.Set("airflow-connections-orders-db", "http://orders", JsonNode.Parse(attributes)!.AsObject());
        using KeyVaultBackend backend = KeyVaultPrograms.CreateBackend(_vault);

        BackendAnswer answer = await backend.FindAsync("orders_db");

        Assert.Equal((BackendOutcome.Denied, reason), (answer.Outcome, answer.Reason));
    }

    [Fact]
    public async Task EndOfTheSecret_EndsTheAnswer()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        long end = time.GetUtcNow().AddHours(1).ToUnixTimeSeconds();
        string version = _vault.Set("airflow-connections-orders-db", "http://orders", new JsonObject { ["exp"] = end });
        using KeyVaultBackend backend = KeyVaultPrograms.CreateBackend(_vault, time: time);

        BackendAnswer answer = await backend.FindAsync("orders_db");
        time.Advance(TimeSpan.FromHours(2));

        Assert.Equal((BackendOutcome.Found, version), (answer.Outcome, answer.Version));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(end), answer.ExpiresAt);
        Assert.Equal(BackendOutcome.Denied, (await backend.FindAsync("orders_db")).Outcome);
    }

    [Fact]
    public async Task DeletedSecret_IsNotFound()
    {
        _vault.Set("airflow-connections-orders-db", "http://orders");
        _vault.Delete("airflow-connections-orders-db");
        using KeyVaultBackend backend = KeyVaultPrograms.CreateBackend(_vault);

        Assert.Equal(BackendOutcome.NotFound, (await backend.FindAsync("orders_db")).Outcome);
    }

    [Fact]
    public async Task EmptySecret_IsMalformed()
    {
        _vault.Set("airflow-connections-orders-db", "");
        using KeyVaultBackend backend = KeyVaultPrograms.CreateBackend(_vault);

        Assert.Equal(BackendOutcome.Malformed, (await backend.FindAsync("orders_db")).Outcome);
    }

    [Fact]
    public async Task TenThousandLookupsInAnHour_CostOneTokenAndOneReadPerKeyAndTimeToLive()
    {
        string[] ids = [.. Enumerable.Range(0, 10).Select(static i => $"orders_{i}")];
        foreach (string id in ids) _vault.Set("airflow-connections-" + id.Replace('_', '-'), "http://orders");
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var credential = new FakeCredential(_vault);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(time);
        services.AddFairlead().ClearDefaults().AddAzureKeyVault(
            options =>
            {
                KeyVaultPrograms.Configure(options, _vault);
                options.Credential = credential;
            },
            policy => policy.TimeToLive = TimeSpan.FromMinutes(30)).Configure(static options => options.Jitter = 0);
        await using ServiceProvider program = services.BuildServiceProvider();
        var resolver = program.GetRequiredService<IConnectionResolver>();

        for (int half = 0; half < 2; half++)
        {
            await Task.WhenAll(Enumerable.Range(0, 5_000).Select(i => resolver.GetAsync(ids[i % ids.Length], Cancelled).AsTask()));
            time.Advance(TimeSpan.FromMinutes(30));
        }

        Assert.Equal(1, credential.Tokens);
        Assert.Equal(2 * ids.Length, _vault.Count("GET /secrets/*"));
    }
}

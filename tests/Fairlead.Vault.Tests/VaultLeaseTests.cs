using Fairlead.TestServers.Vault;
using Microsoft.Extensions.Time.Testing;

namespace Fairlead.Vault.Tests;

/// <summary>Login and password of the database engine.</summary>
public sealed class VaultLeaseTests : IAsyncLifetime
{
    private const string Creation = "GET database/creds/orders";

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private FakeVault _vault = null!;

    public async ValueTask InitializeAsync() => _vault = await FakeVault.StartAsync(_time);

    public ValueTask DisposeAsync() => _vault.DisposeAsync();

    [Fact]
    public async Task Credentials_LieOverTheSecretAndEndWithTheirLease()
    {
        _vault.AddDatabaseRole("orders", TimeSpan.FromHours(1));
        _vault.Write("secret", "connections/orders_db", """{"conn_type":"postgres","host":"db.internal","schema":"orders"}""");
        await using VaultBackend backend = Create();

        BackendAnswer answer = await backend.FindAsync("orders_db");

        Assert.Equal(["login", "password"], answer.Fields.Select(field => field.Name));
        Assert.Equal(Assert.Single(_vault.GetDatabaseUsers()), answer.Fields[0].Value.Reveal());
        Assert.Equal(_time.GetUtcNow() + TimeSpan.FromHours(1), answer.ExpiresAt);
        Assert.Contains("db.internal", answer.Text!.Text.Reveal(), StringComparison.Ordinal);
        Assert.Equal(["secret/connections/orders_db", "database/creds/orders"], answer.Places);
    }

    [Fact]
    public async Task ManyLookups_AreOneLease()
    {
        _vault.AddDatabaseRole("orders", TimeSpan.FromHours(1));
        await using VaultBackend backend = Create();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => backend.FindAsync("orders_db")));
        await backend.FindAsync("orders_db");

        Assert.Equal(1, _vault.Count(Creation));
    }

    [Fact]
    public async Task Lease_IsRenewedThenReplacedBeforeItEnds()
    {
        _vault.AddDatabaseRole("orders", TimeSpan.FromMinutes(60), maximum: TimeSpan.FromMinutes(150));
        await using VaultBackend backend = Create();

        for (int minute = 0; minute < 600; minute += 5)
        {
            BackendAnswer answer = await backend.FindAsync("orders_db");
            Assert.Contains(answer.Fields[0].Value.Reveal(), _vault.GetDatabaseUsers());
            Assert.True(answer.ExpiresAt > _time.GetUtcNow() + TimeSpan.FromMinutes(5));
            await AdvanceAsync(backend, TimeSpan.FromMinutes(5));
        }

        Assert.InRange(_vault.Count(Creation), 4, 7);
        Assert.InRange(_vault.Count("POST sys/leases/renew"), 4, 20);
    }

    [Fact]
    public async Task LeaseThatNobodyAsksFor_IsRenewedByTheTimer()
    {
        _vault.AddDatabaseRole("orders", TimeSpan.FromMinutes(60));
        await using VaultBackend backend = Create();
        string login = (await backend.FindAsync("orders_db")).Fields[0].Value.Reveal();

        for (int i = 1; i <= 3; i++)
        {
            await AdvanceAsync(backend, TimeSpan.FromMinutes(41));
            Assert.Equal(i, _vault.Count("POST sys/leases/renew"));
        }

        Assert.Equal([login], _vault.GetDatabaseUsers());
    }

    [Fact]
    public async Task LeaseThatSomebodyRevoked_IsReplacedAtTheNextLookup()
    {
        _vault.AddDatabaseRole("orders", TimeSpan.FromHours(1));
        await using VaultBackend backend = Create();
        string first = (await backend.FindAsync("orders_db")).Fields[0].Value.Reveal();
        _vault.RevokeLeases();

        string second = (await backend.FindAsync("orders_db")).Fields[0].Value.Reveal();

        Assert.NotEqual(first, second);
        Assert.Equal([second], _vault.GetDatabaseUsers());
    }

    [Fact]
    public async Task LeaseOfATokenThatEnded_IsReplacedWithTheToken()
    {
        _vault.AddDatabaseRole("orders", TimeSpan.FromHours(8));
        FakeVaultRole role = _vault.AddRole("approle",
            new FakeVaultRole("etl") { TimeToLive = TimeSpan.FromMinutes(30), MaximumTimeToLive = TimeSpan.FromMinutes(45) });
        await using VaultBackend backend = VaultPrograms.CreateBackend(
            _vault, new() { ["VAULT_SECRET_ID"] = _vault.AddSecretId(), ["VAULT_ROLE_ID"] = role.Proof }, options =>
            {
                options.AuthMethod = VaultAuthMethod.AppRole;
                options.DatabaseCredentials["orders_db"] = "database/creds/orders";
            }, _time);

        for (int minute = 0; minute < 180; minute++)
        {
            BackendAnswer answer = await backend.FindAsync("orders_db");
            Assert.Contains(answer.Fields[0].Value.Reveal(), _vault.GetDatabaseUsers());
            await AdvanceAsync(backend, TimeSpan.FromMinutes(1));
        }
    }

    [Fact]
    public async Task LeaseWithoutADuration_HasNoKnownEnd()
    {
        _vault.AddDatabaseRole("orders", TimeSpan.Zero);
        await using VaultBackend backend = Create();

        Assert.Null((await backend.FindAsync("orders_db")).ExpiresAt);
        await backend.FindAsync("orders_db");
        Assert.Equal(1, _vault.Count(Creation));
    }

    [Fact]
    public async Task StaticRole_EndsWithItsRotation()
    {
        _vault.AddDatabaseRole("orders", TimeSpan.Zero, rotationPeriod: TimeSpan.FromMinutes(30));
        await using VaultBackend backend = Create("database/static-creds/orders");
        BackendAnswer before = await backend.FindAsync("orders_db");
        await AdvanceAsync(backend, TimeSpan.FromMinutes(31));

        BackendAnswer after = await backend.FindAsync("orders_db");

        Assert.Equal(_time.GetUtcNow() - TimeSpan.FromMinutes(1), before.ExpiresAt);
        Assert.Equal(before.Fields[0].Value, after.Fields[0].Value);
        Assert.NotEqual(before.Fields[1].Value, after.Fields[1].Value);
    }

    [Fact]
    public async Task ProgramThatMayOnlyLease_NeedsNoSecret()
    {
        _vault.AddDatabaseRole("orders", TimeSpan.FromHours(1));
        _vault.Policies["etl"] = new() { ["database/creds/orders"] = "read" };
        string token = _vault.CreateToken(["etl"], TimeSpan.FromHours(10));
        await using VaultBackend backend = Create(token: token);

        BackendAnswer answer = await backend.FindAsync("orders_db");

        Assert.Equal(BackendOutcome.Found, answer.Outcome);
        Assert.Null(answer.Text);
    }

    [Fact]
    public async Task ProgramThatMayNotLease_IsDenied()
    {
        _vault.AddDatabaseRole("orders", TimeSpan.FromHours(1));
        _vault.Policies["etl"] = new() { ["secret/*"] = "read" };
        await using VaultBackend backend = Create(token: _vault.CreateToken(["etl"], TimeSpan.FromHours(10)));

        BackendAnswer answer = await backend.FindAsync("orders_db");

        Assert.Equal(BackendOutcome.Denied, answer.Outcome);
        Assert.Contains("the capability 'read' on 'database/creds/orders'", answer.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ServerThatIsDown_LeavesTheLeaseInUse()
    {
        _vault.AddDatabaseRole("orders", TimeSpan.FromHours(1));
        await using VaultBackend backend = Create(configure: options => options.KvVersion = 2);
        string login = (await backend.FindAsync("orders_db")).Fields[0].Value.Reveal();
        _vault.Intercept = call =>
            call.Path.StartsWith("secret/", StringComparison.Ordinal) ? null : FakeVaultReply.Fail(500, "internal error");

        Assert.Equal(login, (await backend.FindAsync("orders_db")).Fields[0].Value.Reveal());
    }

    [Fact]
    public async Task End_RevokesTheLease()
    {
        _vault.AddDatabaseRole("orders", TimeSpan.FromHours(1));
        VaultBackend backend = Create();
        await backend.FindAsync("orders_db");

        await backend.DisposeAsync();

        Assert.Empty(_vault.GetDatabaseUsers());
    }

    private async Task AdvanceAsync(VaultBackend backend, TimeSpan time)
    {
        _time.Advance(time);
        await backend.Background;
    }

    private VaultBackend Create(string path = "database/creds/orders", string? token = null,
        Action<VaultBackendOptions>? configure = null) => VaultPrograms.CreateBackend(
        _vault, new Dictionary<string, string> { ["VAULT_TOKEN"] = token ?? _vault.RootToken }, options =>
        {
            options.DatabaseCredentials["orders_db"] = path;
            configure?.Invoke(options);
        }, _time);
}

using System.Diagnostics.Metrics;
using Fairlead.TestServers.Vault;
using Microsoft.Extensions.Time.Testing;

namespace Fairlead.Vault.Tests;

/// <summary>One sign-in for the whole process, renewed and repeated when it must be.</summary>
public sealed class VaultSessionTests : IAsyncLifetime
{
    private const string SignIn = "POST auth/approle/login";
    private const string Renewal = "POST auth/token/renew-self";
    private const string SelfLookup = "GET auth/token/lookup-self";

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private FakeVault _vault = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _vault = await FakeVault.StartAsync(_time);
        _vault.Write("secret", "connections/orders_db", """{"conn_type":"postgres","host":"db"}""");
    }

    public ValueTask DisposeAsync() => _vault.DisposeAsync();

    [Fact]
    public async Task TenThousandLookupsInAnHour_AreOneSignInAndOneReadPerTimeToLive()
    {
        FakeVaultRole role = _vault.AddRole("approle", new FakeVaultRole("etl") { TimeToLive = TimeSpan.FromMinutes(20) });
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_time);
        VaultPrograms.AddEnvironment(services, new() { ["VAULT_SECRET_ID"] = _vault.AddSecretId() });
        services.AddFairlead().ClearDefaults()
            .AddVault(
                options => (options.Address, options.AuthMethod, options.RoleId) = (_vault.Address, VaultAuthMethod.AppRole, role.Proof))
            .Configure(options => options.Jitter = 0);
        await using ServiceProvider program = services.BuildServiceProvider();
        var resolver = program.GetRequiredService<IConnectionResolver>();

        for (int i = 0; i < 12; i++)
        {
            await Task.WhenAll(Enumerable.Range(0, 834).Select(_ => resolver.GetAsync("orders_db", Cancelled).AsTask()));
            await AdvanceAsync(program.GetRequiredKeyedService<VaultBackend>("vault"), TimeSpan.FromMinutes(5));
        }

        Assert.Equal(1, _vault.Count(SignIn));
        Assert.Equal(0, _vault.Count(SelfLookup));
        Assert.Equal(12, _vault.Count("GET secret/*"));
        Assert.Equal(4, _vault.Count(Renewal));
    }

    [Fact]
    public async Task ManyAtOnce_SignInOnce()
    {
        await using VaultBackend backend = CreateAppRole(new FakeVaultRole("etl"));

        BackendAnswer[] answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => backend.FindAsync("orders_db")));

        Assert.All(answers, answer => Assert.Equal(BackendOutcome.Found, answer.Outcome));
        Assert.Equal(1, _vault.Count(SignIn));
        Assert.Equal(1, _vault.Count("GET sys/internal/*"));
    }

    [Fact]
    public async Task SignIns_AreCounted()
    {
        long logins = 0;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, to) =>
        {
            if (instrument.Name == "fairlead.backend.logins") to.EnableMeasurementEvents(instrument);
        };
        string name = "vault-" + Guid.NewGuid();
        listener.SetMeasurementEventCallback<long>((_, count, tags, _) =>
        {
            foreach (KeyValuePair<string, object?> tag in tags)
            {
                if (name.Equals(tag.Value)) Interlocked.Add(ref logins, count);
            }
        });
        listener.Start();
        await using VaultBackend backend = CreateAppRole(new FakeVaultRole("etl"), options => options.Name = name);

        await backend.FindAsync("orders_db");
        await backend.FindAsync("orders_db");

        Assert.Equal(1, logins);
    }

    [Fact]
    public async Task TokenAtTwoThirdsOfItsLife_IsRenewedOnce()
    {
        await using VaultBackend backend = CreateAppRole(new FakeVaultRole("etl") { TimeToLive = TimeSpan.FromMinutes(30) });
        await backend.FindAsync("orders_db");
        await AdvanceAsync(backend, TimeSpan.FromMinutes(19));
        await backend.FindAsync("orders_db");
        Assert.Equal(0, _vault.Count(Renewal));
        await AdvanceAsync(backend, TimeSpan.FromMinutes(2));

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => backend.FindAsync("orders_db")));

        Assert.Equal((1, 1), (_vault.Count(SignIn), _vault.Count(Renewal)));
    }

    [Fact]
    public async Task TokenOfAProgramThatDoesNothing_IsRenewedByTheTimer()
    {
        await using VaultBackend backend = CreateAppRole(new FakeVaultRole("etl") { TimeToLive = TimeSpan.FromMinutes(30) });
        await backend.FindAsync("orders_db");

        for (int i = 1; i <= 3; i++)
        {
            await AdvanceAsync(backend, TimeSpan.FromMinutes(21));
            Assert.Equal(i, _vault.Count(Renewal));
        }

        await backend.FindAsync("orders_db");
        Assert.Equal((1, 3), (_vault.Count(SignIn), _vault.Count(Renewal)));
    }

    [Fact]
    public async Task TokenThatRenewingNoLongerExtends_IsReplacedBeforeItsEnd()
    {
        await using VaultBackend backend = CreateAppRole(
            new FakeVaultRole("etl") { TimeToLive = TimeSpan.FromMinutes(60), MaximumTimeToLive = TimeSpan.FromMinutes(100) });
        await backend.FindAsync("orders_db");

        for (int minute = 0; minute < 1000; minute++)
        {
            await AdvanceAsync(backend, TimeSpan.FromMinutes(1));
            Assert.Equal(BackendOutcome.Found, (await backend.FindAsync("orders_db")).Outcome);
        }

        Assert.InRange(_vault.Count(SignIn), 11, 14);
        Assert.Equal(0, _vault.Count(SelfLookup));
    }

    [Fact]
    public async Task PeriodicToken_IsRenewedForEver()
    {
        await using VaultBackend backend =
            CreateAppRole(new FakeVaultRole("etl") { TimeToLive = TimeSpan.FromMinutes(30), IsPeriodic = true });

        for (int minute = 0; minute < 600; minute += 5)
        {
            Assert.Equal(BackendOutcome.Found, (await backend.FindAsync("orders_db")).Outcome);
            await AdvanceAsync(backend, TimeSpan.FromMinutes(5));
        }

        Assert.Equal(1, _vault.Count(SignIn));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task TokenThatCannotBeRenewed_IsReplacedAtTwoThirdsOfItsLife(bool isBatch)
    {
        await using VaultBackend backend =
            CreateAppRole(new FakeVaultRole("etl") { TimeToLive = TimeSpan.FromMinutes(30), IsRenewable = false, IsBatch = isBatch });

        for (int minute = 0; minute < 120; minute += 5)
        {
            Assert.Equal(BackendOutcome.Found, (await backend.FindAsync("orders_db")).Outcome);
            await AdvanceAsync(backend, TimeSpan.FromMinutes(5));
        }

        Assert.InRange(_vault.Count(SignIn), 5, 7);
        Assert.Equal(0, _vault.Count(Renewal));
    }

    [Fact]
    public async Task RevokedToken_IsOneNewSignInAndOneRetry()
    {
        await using VaultBackend backend = CreateAppRole(new FakeVaultRole("etl"));
        await backend.FindAsync("orders_db");
        _vault.RevokeTokens();

        BackendAnswer[] answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => backend.FindAsync("orders_db")));

        Assert.All(answers, answer => Assert.Equal(BackendOutcome.Found, answer.Outcome));
        Assert.Equal(2, _vault.Count(SignIn));
    }

    [Fact]
    public async Task RefusalByAPolicy_IsDeniedWithoutANewSignIn()
    {
        _vault.Policies["etl"] = new() { ["secret/data/connections/orders_db"] = "read" };
        await using VaultBackend backend = CreateAppRole(new FakeVaultRole("etl") { Policies = ["etl"] });
        await backend.FindAsync("orders_db");

        for (int i = 0; i < 10; i++) Assert.Equal(BackendOutcome.Denied, (await backend.FindAsync("stock_db")).Outcome);

        Assert.Equal(1, _vault.Count(SignIn));
        Assert.Equal(BackendOutcome.Found, (await backend.FindAsync("orders_db")).Outcome);
    }

    [Fact]
    public async Task RefusalOfATokenThatMayNotAskForItself_IsOneNewSignInAMinuteAtMost()
    {
        _vault.Policies["default"] = [];
        _vault.Policies["etl"] = new() { ["secret/data/connections/orders_db"] = "read" };
        await using VaultBackend backend = CreateAppRole(new FakeVaultRole("etl") { Policies = ["etl"] });

        for (int i = 0; i < 10; i++) Assert.Equal(BackendOutcome.Denied, (await backend.FindAsync("stock_db")).Outcome);

        Assert.Equal(2, _vault.Count(SignIn));
    }

    [Fact]
    public async Task TokenThatEnded_IsDeniedWithWhatToDo()
    {
        string token = _vault.CreateToken(["root"], TimeSpan.FromHours(1));
        await using VaultBackend backend = Create(new() { ["VAULT_TOKEN"] = token });
        Assert.Equal(BackendOutcome.Found, (await backend.FindAsync("orders_db")).Outcome);
        _vault.RevokeTokens();

        BackendAnswer answer = await backend.FindAsync("orders_db");

        Assert.Equal(BackendOutcome.Denied, answer.Outcome);
        Assert.StartsWith("the token from VAULT_TOKEN has ended, was revoked or may not do this, and a token cannot sign in again",
            answer.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TokenOfSomebodyElse_IsLookedUpOnceAndRenewed()
    {
        string token = _vault.CreateToken(["root"], TimeSpan.FromMinutes(30));
        await using VaultBackend backend = Create(new() { ["VAULT_TOKEN"] = token });

        for (int minute = 0; minute < 120; minute += 5)
        {
            Assert.Equal(BackendOutcome.Found, (await backend.FindAsync("orders_db")).Outcome);
            await AdvanceAsync(backend, TimeSpan.FromMinutes(5));
        }

        Assert.Equal(1, _vault.Count(SelfLookup));
        Assert.InRange(_vault.Count(Renewal), 4, 7);
    }

    [Fact]
    public async Task TokenFileThatAnAgentRewrites_IsReadAgain()
    {
        string file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, _vault.CreateToken(["root"], TimeSpan.FromMinutes(30)) + "\n", Cancelled);
        await using VaultBackend backend = Create([], options => options.TokenFile = file);
        Assert.Equal(BackendOutcome.Found, (await backend.FindAsync("orders_db")).Outcome);
        await File.WriteAllTextAsync(file, _vault.CreateToken(["root"], TimeSpan.FromHours(9)), Cancelled);
        await AdvanceAsync(backend, TimeSpan.FromMinutes(40));

        Assert.Equal(BackendOutcome.Found, (await backend.FindAsync("orders_db")).Outcome);
        File.Delete(file);
    }

    [Fact]
    public async Task FileOfVaultLogin_IsTheLastPlaceForAToken()
    {
        string home = Directory.CreateTempSubdirectory("fairlead-").FullName;
        await File.WriteAllTextAsync(Path.Combine(home, ".vault-token"), _vault.RootToken, Cancelled);
        var services = new ServiceCollection();
        VaultPrograms.AddEnvironment(services, [], home).AddFairlead().AddVault(options => options.Address = _vault.Address);
        await using ServiceProvider program = services.BuildServiceProvider();

        Assert.Equal(BackendOutcome.Found, (await program.GetRequiredKeyedService<VaultBackend>("vault").FindAsync("orders_db")).Outcome);
        Directory.Delete(home, recursive: true);
    }

    [Fact]
    public async Task NoToken_IsDeniedWithWhatToSet()
    {
        await using VaultBackend backend = Create([]);

        BackendAnswer answer = await backend.FindAsync("orders_db");

        Assert.Equal((BackendOutcome.Denied, "there is no token: set VAULT_TOKEN or TokenFile, or choose another AuthMethod"),
            (answer.Outcome, answer.Reason));
    }

    [Fact]
    public async Task WrongSecretId_IsDeniedAndNotSentAgainAtOnce()
    {
        FakeVaultRole role = _vault.AddRole("approle", new FakeVaultRole("etl"));
        string file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "fake-wrong", Cancelled);
        await using VaultBackend backend =
            Create([], options => (options.AuthMethod, options.RoleId, options.SecretIdFile) = (VaultAuthMethod.AppRole, role.Proof, file));

        for (int i = 0; i < 20; i++)
        {
            BackendAnswer answer = await backend.FindAsync("orders_db");
            Assert.Equal((BackendOutcome.Denied, "the sign-in at auth/approle refuses the role id or the secret id (400)"),
                (answer.Outcome, answer.Reason));
        }
        Assert.Equal(1, _vault.Count(SignIn));

        await File.WriteAllTextAsync(file, _vault.AddSecretId(), Cancelled);
        Assert.Equal(BackendOutcome.Found, (await backend.FindAsync("orders_db")).Outcome);
        File.Delete(file);
    }

    [Fact]
    public async Task SignInThatIsNotMounted_IsSaid()
    {
        await using VaultBackend backend = CreateAppRole(new FakeVaultRole("etl"), options => options.AuthMountPoint = "approle-eu");

        BackendAnswer answer = await backend.FindAsync("orders_db");

        Assert.Equal(BackendOutcome.Denied, answer.Outcome);
        Assert.Contains("auth/approle-eu", answer.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kubernetes", VaultAuthMethod.Kubernetes, "k8s-eu/prod")]
    [InlineData("jwt", VaultAuthMethod.Jwt, null)]
    public async Task FileOfAJwt_IsReadAtEachSignIn(string type, VaultAuthMethod method, string? mount)
    {
        string first = "fake-jwt-" + Guid.NewGuid(), second = "fake-jwt-" + Guid.NewGuid(), file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, first, Cancelled);
        _vault.AddRole(type, new FakeVaultRole("etl") { Proof = first }, mount);
        await using VaultBackend backend = Create([], options =>
        {
            (options.AuthMethod, options.Role, options.JwtFile, options.AuthMountPoint) = (method, "etl", file, mount);
        });
        Assert.Equal(BackendOutcome.Found, (await backend.FindAsync("orders_db")).Outcome);

        _vault.AddRole(type, new FakeVaultRole("etl") { Proof = second }, mount);
        await File.WriteAllTextAsync(file, second, Cancelled);
        _vault.RevokeTokens();

        Assert.Equal(BackendOutcome.Found, (await backend.FindAsync("orders_db")).Outcome);
        File.Delete(file);
        _vault.RevokeTokens();
        BackendAnswer answer = await backend.FindAsync("orders_db");
        Assert.Equal(BackendOutcome.Denied, answer.Outcome);
        Assert.Contains($"the JWT in {file} cannot be read", answer.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WrappedSecretId_IsUnwrappedOnceAndServesLaterSignIns()
    {
        FakeVaultRole role = _vault.AddRole("approle", new FakeVaultRole("etl"));
        string wrapping = _vault.WrapSecretId(_vault.AddSecretId(), TimeSpan.FromMinutes(5));
        await using VaultBackend backend = Create(
            new() { ["VAULT_SECRET_ID"] = wrapping, ["VAULT_ROLE_ID"] = role.Proof }, options =>
                (options.AuthMethod, options.IsWrapped) = (VaultAuthMethod.AppRole, true));
        await backend.FindAsync("orders_db");
        _vault.RevokeTokens();

        Assert.Equal(BackendOutcome.Found, (await backend.FindAsync("orders_db")).Outcome);
        Assert.Equal((2, 1), (_vault.Count(SignIn), _vault.Count("POST sys/wrapping/unwrap")));
    }

    [Fact]
    public async Task WrappingTokenThatSomebodyUsedAlready_IsAWarning()
    {
        string wrapping = _vault.Wrap(_vault.CreateToken(["root"], TimeSpan.FromHours(1)), TimeSpan.FromMinutes(5));
        await using VaultBackend first = Create(new() { ["VAULT_TOKEN"] = wrapping }, options => options.IsWrapped = true);
        await using VaultBackend second = Create(new() { ["VAULT_TOKEN"] = wrapping }, options => options.IsWrapped = true);

        Assert.Equal(BackendOutcome.Found, (await first.FindAsync("orders_db")).Outcome);
        BackendAnswer answer = await second.FindAsync("orders_db");

        Assert.Equal(BackendOutcome.Denied, answer.Outcome);
        Assert.StartsWith("the wrapping token from VAULT_TOKEN was used already, has ended, or is not one (400)", answer.Reason,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task OwnToken_IsRevokedAtTheEnd()
    {
        VaultBackend backend = CreateAppRole(new FakeVaultRole("etl"));
        await backend.FindAsync("orders_db");
        Assert.Equal(2, _vault.CountTokens());

        await backend.DisposeAsync();

        Assert.Equal(1, _vault.CountTokens());
    }

    private VaultBackend Create(Dictionary<string, string> variables, Action<VaultBackendOptions>? configure = null) =>
        VaultPrograms.CreateBackend(_vault, variables, configure, _time);

    private VaultBackend CreateAppRole(FakeVaultRole role, Action<VaultBackendOptions>? configure = null)
    {
        _vault.AddRole("approle", role);
        return Create(new() { ["VAULT_SECRET_ID"] = _vault.AddSecretId(), ["VAULT_ROLE_ID"] = role.Proof }, options =>
        {
            options.AuthMethod = VaultAuthMethod.AppRole;
            configure?.Invoke(options);
        });
    }

    private async Task AdvanceAsync(VaultBackend backend, TimeSpan time)
    {
        _time.Advance(time);
        await backend.Background;
    }
}

using Fairlead.TestServers.Vault;

namespace Fairlead.Vault.Tests;

/// <summary>Writing beyond what the conformance kit asks of every backend.</summary>
public sealed class VaultWritingTests : IAsyncLifetime
{
    private static readonly BackendRequest Request = new("orders_db");

    private FakeVault _vault = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _vault = await FakeVault.StartAsync();

    public ValueTask DisposeAsync() => _vault.DisposeAsync();

    [Fact]
    public async Task DeletedConnection_IsCreatedAgainOverItsDeletedVersion()
    {
        await using VaultBackend backend = VaultPrograms.CreateBackend(_vault);
        BackendWriteResult created = await backend.WriteAsync(Write(), Cancelled);
        await backend.DeleteAsync(Request, created.Version!, Cancelled);

        BackendWriteResult again = await backend.WriteAsync(Write(), Cancelled);

        Assert.Equal(("1", BackendWriteOutcome.Succeeded, "2"), (created.Version, again.Outcome, again.Version));
    }

    [Fact]
    public async Task UpdateOfADeletedConnection_IsAConflict()
    {
        await using VaultBackend backend = VaultPrograms.CreateBackend(_vault);
        await backend.WriteAsync(Write(), Cancelled);
        await backend.DeleteAsync(Request, "1", Cancelled);

        BackendWriteResult result = await backend.WriteAsync(Write("1"), Cancelled);

        Assert.Equal((BackendWriteOutcome.Conflict, "it does not exist, or was deleted"), (result.Outcome, result.Reason));
    }

    [Fact]
    public async Task VersionThatIsWrittenDuringADelete_Survives()
    {
        await using VaultBackend backend = VaultPrograms.CreateBackend(_vault);
        await backend.WriteAsync(Write(), Cancelled);
        bool isWritten = false;
        _vault.Intercept = call =>
        {
            if (call.Route == "POST secret/delete/connections/orders_db" && !isWritten)
            {
                isWritten = true;
                _vault.Write("secret", "connections/orders_db", """{"conn_type":"postgres","host":"new"}""");
            }
            return null;
        };

        BackendWriteResult result = await backend.DeleteAsync(Request, "1", Cancelled);

        Assert.Equal((BackendWriteOutcome.Conflict, "it exists with the version 2"), (result.Outcome, result.Reason));
        Assert.Equal("2", (await backend.FindAsync("orders_db")).Version);
    }

    [Fact]
    public async Task EngineOfVersionOne_IsNotWritten()
    {
        _vault.MountKeyValues("old", version: 1);
        await using VaultBackend backend = VaultPrograms.CreateBackend(_vault, options => options.MountPoint = "old");

        BackendWriteResult result = await backend.WriteAsync(Write(), Cancelled);

        Assert.Equal(BackendWriteOutcome.Rejected, result.Outcome);
        Assert.Equal("the engine 'old' has version 1, which cannot compare versions; writing needs version 2", result.Reason);
    }

    [Fact]
    public async Task TokenThatMayOnlyRead_IsDeniedWithTheCapability()
    {
        _vault.Policies["reader"] = new() { ["secret/data/*"] = "read" };
        await using VaultBackend backend = VaultPrograms.CreateBackend(
            _vault, new Dictionary<string, string> { ["VAULT_TOKEN"] = _vault.CreateToken(["reader"], TimeSpan.FromHours(1)) });

        BackendWriteResult result = await backend.WriteAsync(Write(), Cancelled);

        Assert.Equal(BackendWriteOutcome.Denied, result.Outcome);
        Assert.Contains("'create' and 'update' on 'secret/data/connections/orders_db'", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ServerThatLimitsRequests_SaysWhenToWriteAgain()
    {
        _vault.Intercept = static call => call.Method != "POST"
            ? null
            : FakeVaultReply.Fail(429, "rate limit quota exceeded") with { Headers = new() { ["Retry-After"] = "17" } };
        await using VaultBackend backend = VaultPrograms.CreateBackend(_vault);

        BackendWriteResult result = await backend.WriteAsync(Write(), Cancelled);

        Assert.Equal((BackendWriteOutcome.Unavailable, TimeSpan.FromSeconds(17)), (result.Outcome, result.RetryAfter));
    }

    [Fact]
    public async Task ServerThatIsFull_Rejects()
    {
        _vault.Intercept = call => call.Method == "POST" ? FakeVaultReply.Fail(413, "too large") : null;
        await using VaultBackend backend = VaultPrograms.CreateBackend(_vault);

        Assert.Equal(BackendWriteOutcome.Rejected, (await backend.WriteAsync(Write(), Cancelled)).Outcome);
    }

    private static BackendWrite Write(string? version = null) =>
        new(Request, new Dictionary<string, Secret> { ["conn_type"] = new("postgres"), ["password"] = new("fake-" + Guid.NewGuid()) },
            version);
}

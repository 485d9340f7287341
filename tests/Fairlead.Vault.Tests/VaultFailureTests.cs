using Fairlead.TestServers.Vault;

namespace Fairlead.Vault.Tests;

/// <summary>What is said when the server is not ready, or another answers.</summary>
public sealed class VaultFailureTests : IAsyncLifetime
{
    private FakeVault _vault = null!;

    public async ValueTask InitializeAsync()
    {
        _vault = await FakeVault.StartAsync();
        _vault.Write("secret", "connections/orders_db", """{"conn_type":"postgres","host":"db"}""");
    }

    public ValueTask DisposeAsync() => _vault.DisposeAsync();

    [Fact]
    public async Task SealedServer_IsUnavailableUntilItIsUnsealed()
    {
        await using VaultBackend backend = VaultPrograms.CreateBackend(_vault);
        _vault.IsSealed = true;
        BackendAnswer answer = await backend.FindAsync("orders_db");
        _vault.IsSealed = false;

        Assert.Equal(BackendOutcome.Unavailable, answer.Outcome);
        Assert.EndsWith("is sealed (503); it answers again when somebody unseals it", answer.Reason, StringComparison.Ordinal);
        Assert.Equal(BackendOutcome.Found, (await backend.FindAsync("orders_db")).Outcome);
    }

    [Fact]
    public async Task StandbyThatRedirects_NeverGetsTheTokenToAnotherHost()
    {
        await using FakeVault active = await FakeVault.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        _vault.Intercept = call =>
            new FakeVaultReply(307) { Headers = new() { ["Location"] = new Uri(active.Address, "/v1/" + call.Path).AbsoluteUri } };
        await using VaultBackend backend = VaultPrograms.CreateBackend(_vault);

        BackendAnswer answer = await backend.FindAsync("orders_db");

        Assert.Equal(BackendOutcome.Unavailable, answer.Outcome);
        Assert.Contains(
            $"is a standby node and redirects (307), which is not followed; "
                + $"use {active.Address.GetLeftPart(UriPartial.Authority)} as the address",
            answer.Reason, StringComparison.Ordinal);
        Assert.Empty(active.Calls);
    }

    [Theory]
    [InlineData(400, BackendOutcome.Unavailable, "refuses the request (400)")]
    [InlineData(405, BackendOutcome.Unavailable, "refuses the request (405)")]
    [InlineData(412, BackendOutcome.Unavailable, "has not caught up with an earlier write yet (412)")]
    [InlineData(429, BackendOutcome.Unavailable, "a rate limit is exceeded (429)")]
    [InlineData(472, BackendOutcome.Unavailable, "is a disaster recovery secondary (472)")]
    [InlineData(473, BackendOutcome.Unavailable, "is a performance standby (473)")]
    [InlineData(500, BackendOutcome.Unavailable, "has an error of its own (500)")]
    [InlineData(501, BackendOutcome.Unavailable, "is not initialised (501)")]
    [InlineData(502, BackendOutcome.Unavailable, "has an error of its own (502)")]
    public async Task StatusOfTheServer_HasItsOwnWords(int status, BackendOutcome outcome, string reason)
    {
        string leak = "fake-" + Guid.NewGuid();
        _vault.Intercept = call =>
            call.Path.StartsWith("secret/", StringComparison.Ordinal) ? FakeVaultReply.Fail(status, "it says " + leak) : null;
        await using VaultBackend backend = VaultPrograms.CreateBackend(_vault);

        BackendAnswer answer = await backend.FindAsync("orders_db");

        Assert.Equal(outcome, answer.Outcome);
        Assert.Contains(reason, answer.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(leak, answer.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RateLimit_SaysHowLongToWait()
    {
        _vault.Intercept = _ => FakeVaultReply.Fail(429, "rate limit quota exceeded") with { Headers = new() { ["Retry-After"] = "17" } };
        await using VaultBackend backend = VaultPrograms.CreateBackend(_vault);

        Assert.Equal(TimeSpan.FromSeconds(17), (await backend.FindAsync("orders_db")).RetryAfter);
    }

    [Fact]
    public async Task MissingAuthorityFile_IsNamed()
    {
        await using VaultBackend backend = VaultPrograms.CreateBackend(_vault, options => options.CaCertificateFile = "/nowhere/ca.pem");

        BackendAnswer answer = await backend.FindAsync("orders_db");

        Assert.Equal((BackendOutcome.Unavailable,
            "the certificate authorities in /nowhere/ca.pem cannot be read (DirectoryNotFoundException)"), (answer.Outcome, answer.Reason));
    }
}

using Azure;
using Azure.Identity;
using Fairlead.BackendHttp;

namespace Fairlead.Azure.Tests;

public class KeyVaultFailureTests : IAsyncLifetime
{
    private FakeKeyVault _vault = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _vault = await FakeKeyVault.StartAsync();
        _vault.Set("airflow-connections-orders-db", "http://orders");
    }

    public ValueTask DisposeAsync() => _vault.DisposeAsync();

    [Fact]
    public async Task IdentityWithoutARole_IsDeniedWithTheRoleThatItNeeds()
    {
        using KeyVaultBackend backend =
            KeyVaultPrograms.CreateBackend(_vault, options => options.Credential = new FakeCredential(_vault, isAllowed: false));

        BackendAnswer answer = await backend.FindAsync("orders_db");

        Assert.Equal(BackendOutcome.Denied, answer.Outcome);
        Assert.Equal(
            "not allowed (403, ForbiddenByRbac): the identity needs the role 'Key Vault Secrets User', "
                + "or in an access policy the secret permission Get",
            answer.Reason);
    }

    [Theory]
    [InlineData(403, "Forbidden", "ForbiddenByFirewall", BackendOutcome.Denied, "firewall")]
    [InlineData(403, "Forbidden", "ForbiddenByConnection", BackendOutcome.Denied, "private endpoints")]
    [InlineData(403, "Forbidden", "SecretExpired", BackendOutcome.Denied, "has expired")]
    [InlineData(403, "Forbidden", "SecretNotYetValid", BackendOutcome.Denied, "not valid yet")]
    [InlineData(404, "ResourceNotFound", null, BackendOutcome.Unavailable, "not one of Key Vault")]
    [InlineData(404, "SecretNotFound", null, BackendOutcome.NotFound, null)]
    [InlineData(400, "BadParameter", null, BackendOutcome.Unavailable, "BadParameter")]
    [InlineData(500, "InternalServerError", null, BackendOutcome.Unavailable, "InternalServerError")]
    [InlineData(409, "p4ssw0rd in a code", null, BackendOutcome.Unavailable, "(409)")]
    public async Task Refusal_SaysWhy(int status, string code, string? inner, BackendOutcome outcome, string? words)
    {
        using KeyVaultBackend backend = KeyVaultPrograms.CreateBackend(_vault);
        _vault.InterceptAsync = call => Task.FromResult(call.HasToken ? FakeKeyVaultReply.Refuse(status, code, inner) : null);

        BackendAnswer answer = await backend.FindAsync("orders_db");

        Assert.Equal(outcome, answer.Outcome);
        if (words is not null) Assert.Contains(words, answer.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Throttling_SaysHowLongToWait_AndIsNotTriedAgain()
    {
        using KeyVaultBackend backend = KeyVaultPrograms.CreateBackend(_vault);
        _vault.InterceptAsync = call => Task.FromResult(
            call.HasToken
                ? FakeKeyVaultReply.Refuse(429, "Throttled") with { Headers = new Dictionary<string, string> { ["Retry-After"] = "17" } }
                : null);

        BackendAnswer answer = await backend.FindAsync("orders_db");

        Assert.Equal((BackendOutcome.Unavailable, TimeSpan.FromSeconds(17)), (answer.Outcome, answer.RetryAfter));
        Assert.Equal(1, _vault.Count("GET /secrets/*"));
    }

    [Fact]
    public async Task VaultOfAnotherDomain_GetsNoToken()
    {
        var credential = new FakeCredential(_vault);
        using KeyVaultBackend backend = KeyVaultPrograms.CreateBackend(_vault, options =>
        {
            options.DisableChallengeResourceVerification = false;
            options.Credential = credential;
        });

        BackendAnswer answer = await backend.FindAsync("orders_db");

        Assert.Equal(BackendOutcome.Denied, answer.Outcome);
        Assert.Contains(nameof(AzureKeyVaultBackendOptions.DisableChallengeResourceVerification), answer.Reason, StringComparison.Ordinal);
        Assert.Equal(0, credential.Tokens);
    }

    [Fact]
    public void VaultThatDoesNotExist_IsSaidToBeSo()
    {
        var errors =
            new KeyVaultErrors(new AzureKeyVaultBackendOptions { VaultUri = new Uri("https://acme.vault.azure.net") }, TimeProvider.System);
        var failed = new RequestFailedException(0, "x", null, new HttpRequestException(HttpRequestError.NameResolutionError, "x"));

        BackendFailure failure = errors.Describe(failed, "x");

        Assert.Equal(BackendOutcome.Unavailable, failure.Outcome);
        Assert.Contains("there is no host acme.vault.azure.net", failure.Reason, StringComparison.Ordinal);
    }

    public static TheoryData<Exception, BackendOutcome, string> SignInFailures => new()
    {
        { new CredentialUnavailableException("nothing"), BackendOutcome.Unavailable, "there is no identity" },
        { new AuthenticationFailedException("AADSTS700016: x"), BackendOutcome.Denied, "(AADSTS700016)" },
        { new AuthenticationFailedException("x", new RequestFailedException(503, "x")), BackendOutcome.Unavailable, "503" },
        {
            new AuthenticationFailedException("x", new HttpRequestException(HttpRequestError.ConnectionError, "x")), 
            BackendOutcome.Unavailable, "did not reach Microsoft Entra ID"
        },
    };

    [Theory]
    [MemberData(nameof(SignInFailures), DisableDiscoveryEnumeration = true)]
    public async Task FailedSignIn_IsDeniedOnlyWhereTheIdentityIsRefused(Exception failure, BackendOutcome outcome, string words)
    {
        using KeyVaultBackend backend =
            KeyVaultPrograms.CreateBackend(_vault, options => options.Credential = new FakeCredential(_vault) { Failure = failure });

        BackendAnswer answer = await backend.FindAsync("orders_db");

        Assert.Equal(outcome, answer.Outcome);
        Assert.Contains(words, answer.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fake-assertion", BackendOutcome.Found)]
    [InlineData("another", BackendOutcome.Denied)]
    public async Task WorkloadIdentity_SignsInWithThePodsToken(string held, BackendOutcome outcome)
    {
        _vault.Clients["pod"] = "fake-assertion";
        string file = Path.Combine(Path.GetDirectoryName(_vault.AuthorityFile)!, "token");
        await File.WriteAllTextAsync(file, held, Cancelled);
        using KeyVaultBackend backend = KeyVaultPrograms.CreateBackend(_vault, options =>
        {
            options.Credential = null;
            options.AuthMethod = KeyVaultAuthMethod.WorkloadIdentity;
            (options.ClientId, options.TenantId) = ("pod", FakeKeyVault.Tenant);
            options.FederatedTokenFile = file;
            options.AuthorityHost = _vault.Address;
        });

        BackendAnswer first = await backend.FindAsync("orders_db");
        BackendAnswer second = await backend.FindAsync("orders_db");

        Assert.Equal((outcome, outcome), (first.Outcome, second.Outcome));
        if (outcome == BackendOutcome.Found)
            Assert.Single(_vault.Calls, static call => call.Path.EndsWith("/token", StringComparison.Ordinal));
        else Assert.Contains("AADSTS7000215", first.Reason, StringComparison.Ordinal);
    }
}

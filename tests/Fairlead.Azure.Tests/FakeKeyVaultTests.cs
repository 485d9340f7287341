using Azure;
using Azure.Core.Pipeline;
using Azure.Security.KeyVault.Secrets;

namespace Fairlead.Azure.Tests;

/// <summary>The stand-in for Key Vault, judged by Microsoft's own clients.</summary>
public class FakeKeyVaultTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NpmClient_FindsTheFakeFair()
    {
        await using FakeKeyVault vault = await FakeKeyVault.StartAsync(cancellationToken: Cancelled);

        Assert.Equal("fair", await KeyVaultJudge.RunAsync(vault, Cancelled));
    }

    [Fact]
    public async Task SecretClient_FindsTheFakeFair()
    {
        await using FakeKeyVault vault = await FakeKeyVault.StartAsync(cancellationToken: Cancelled);
        vault.PendingLooks = 1;
        vault.PageSize = 2;
        SecretClient client = CreateClient(vault);

        string first = (await client.SetSecretAsync("judge", "one", Cancelled)).Value.Properties.Version;
        KeyVaultSecret second = await client.SetSecretAsync(
            new KeyVaultSecret("judge", "two")
            {
                Properties = { Tags = { ["owner"] = "etl" }, ExpiresOn = DateTimeOffset.UtcNow.AddDays(1) },
            },
            Cancelled);
        await client.SetSecretAsync("judge", "three", Cancelled);

        Assert.Equal("three", (await client.GetSecretAsync("judge", cancellationToken: Cancelled)).Value.Value);
        KeyVaultSecret read = await client.GetSecretAsync("JUDGE", second.Properties.Version, cancellationToken: Cancelled);
        Assert.Equal(("two", "etl", second.Properties.ExpiresOn), (read.Value, read.Properties.Tags["owner"], read.Properties.ExpiresOn));
        List<SecretProperties> versions = await client.GetPropertiesOfSecretVersionsAsync("judge", Cancelled).ToListAsync(Cancelled);
        Assert.Equal(3, versions.Count);
        Assert.Contains(versions, version => version.Version == first);

        DeleteSecretOperation deletion = await client.StartDeleteSecretAsync("judge", Cancelled);
        var gone = await Assert.ThrowsAsync<RequestFailedException>(() => client.GetSecretAsync("judge", cancellationToken: Cancelled));
        Assert.Equal((404, "SecretNotFound"), (gone.Status, gone.ErrorCode));
        var blocked = await Assert.ThrowsAsync<RequestFailedException>(() => client.SetSecretAsync("judge", "four", Cancelled));
        Assert.Equal((409, "Conflict"), (blocked.Status, blocked.ErrorCode));
        await deletion.WaitForCompletionAsync(TimeSpan.FromMilliseconds(10), Cancelled);
        RecoverDeletedSecretOperation recovery = await client.StartRecoverDeletedSecretAsync("judge", Cancelled);
        await recovery.WaitForCompletionAsync(TimeSpan.FromMilliseconds(10), Cancelled);
        Assert.Equal("three", (await client.GetSecretAsync("judge", cancellationToken: Cancelled)).Value.Value);
        deletion = await client.StartDeleteSecretAsync("judge", Cancelled);
        await deletion.WaitForCompletionAsync(TimeSpan.FromMilliseconds(10), Cancelled);
        await client.PurgeDeletedSecretAsync("judge", Cancelled);

        Assert.Equal("five", (await client.SetSecretAsync("judge", "five", Cancelled)).Value.Value);
    }

    [Fact]
    public async Task ClientOfAnotherDomain_RefusesTheChallenge()
    {
        await using FakeKeyVault vault = await FakeKeyVault.StartAsync(cancellationToken: Cancelled);
        SecretClient client = CreateClient(vault, isVerified: true);

        await Assert.ThrowsAsync<InvalidOperationException>(() => client.GetSecretAsync("judge", cancellationToken: Cancelled));
    }

    private static SecretClient CreateClient(FakeKeyVault vault, bool isVerified = false)
    {
        var handler =
            new HttpClientHandler
            {
                ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
            };
        return new SecretClient(vault.Address, new FakeCredential(vault), new SecretClientOptions
        {
            Transport = new HttpClientTransport(handler), DisableChallengeResourceVerification = !isVerified, Retry = { MaxRetries = 0 },
        });
    }
}

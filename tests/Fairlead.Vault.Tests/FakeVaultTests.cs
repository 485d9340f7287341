using Fairlead.TestServers.Vault;

namespace Fairlead.Vault.Tests;

/// <summary>The stand-in for Vault, judged by clients that others wrote.</summary>
public class FakeVaultTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Hvac_FindsTheFakeFair()
    {
        await using FakeVault vault = await FakeVault.StartAsync(cancellationToken: Cancelled);

        Assert.Equal("fair", await VaultJudges.RunHvacAsync(Prepare(vault), Cancelled));
    }

    [Fact]
    public async Task NodeVault_FindsTheFakeFair()
    {
        await using FakeVault vault = await FakeVault.StartAsync(cancellationToken: Cancelled);

        Assert.Equal("fair", await VaultJudges.RunNodeVaultAsync(Prepare(vault), Cancelled));
    }

    private static string[] Prepare(FakeVault vault)
    {
        vault.MountKeyValues("kv1", version: 1);
        FakeVaultRole role = vault.AddRole("approle", new FakeVaultRole("etl"));
        string jwt = "fake-jwt-" + Guid.NewGuid();
        vault.AddRole("kubernetes", new FakeVaultRole("pod") { Proof = jwt });
        vault.AddRole("jwt", new FakeVaultRole("job") { Proof = jwt });
        vault.AddDatabaseRole("reader", TimeSpan.FromHours(1));
        vault.AddDatabaseRole("steady", TimeSpan.Zero, rotationPeriod: TimeSpan.FromHours(1));
        return [vault.Address.AbsoluteUri.TrimEnd('/'), vault.RootToken, role.Proof, vault.AddSecretId(), jwt];
    }
}

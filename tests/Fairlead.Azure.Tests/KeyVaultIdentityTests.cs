namespace Fairlead.Azure.Tests;

/// <summary>
/// Managed identities, at the endpoints of a virtual machine and of an app. The environment says which, and belongs to the whole process,
/// so nothing else runs meanwhile.
/// </summary>
[Collection(nameof(KeyVaultIdentityTests))]
public sealed class KeyVaultIdentityTests : IAsyncLifetime
{
    private const string Header = "fake-identity-header";

    private readonly Dictionary<string, string?> _before = [];
    private FakeKeyVault _vault = null!;

    public async ValueTask InitializeAsync()
    {
        _vault = await FakeKeyVault.StartAsync();
        _vault.Set("airflow-connections-orders-db", "http://orders");
    }

    public async ValueTask DisposeAsync()
    {
        foreach ((string name, string? value) in _before) Environment.SetEnvironmentVariable(name, value);
        await _vault.DisposeAsync();
    }

    [Theory]
    [InlineData("of the system", null)]
    [InlineData("of the user", "aaaaaaaa-0000-0000-0000-000000000001")]
    public async Task IdentityOfAnApp_SignsInOnce(string situation, string? clientId)
    {
        _vault.IdentityHeader = Header;
        if (clientId is not null) _vault.Clients[clientId] = "";
        Set("IDENTITY_ENDPOINT", _vault.Address + "msi/token");
        Set("IDENTITY_HEADER", Header);

        await ReadTwiceAsync(situation, clientId);

        Assert.Equal(1, _vault.Calls.Count(static call => call.Route == "GET /msi/token"));
    }

    [Fact]
    public async Task IdentityOfAMachine_SignsInOnce()
    {
        Set("AZURE_POD_IDENTITY_AUTHORITY_HOST", _vault.Address.AbsoluteUri);

        await ReadTwiceAsync("of a machine", "aaaaaaaa-0000-0000-0000-000000000002");

        Assert.Contains(_vault.Calls, static call => call.Route == "GET /metadata/identity/oauth2/token");
    }

    private async Task ReadTwiceAsync(string situation, string? clientId)
    {
        if (clientId is not null) _vault.Clients[clientId] = "";
        using KeyVaultBackend backend = KeyVaultPrograms.CreateBackend(_vault, options =>
        {
            options.Credential = null;
            options.AuthMethod = KeyVaultAuthMethod.ManagedIdentity;
            options.ClientId = clientId;
        });

        for (int i = 0; i < 2; i++)
        {
            BackendAnswer answer = await backend.FindAsync("orders_db");
            Assert.True(answer.Outcome == BackendOutcome.Found, $"{situation}: {answer.Reason}");
        }
    }

    private void Set(string name, string? value)
    {
        _before.TryAdd(name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
    }
}

[CollectionDefinition(nameof(KeyVaultIdentityTests), DisableParallelization = true)]
public sealed class KeyVaultIdentityCollection;

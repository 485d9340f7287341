namespace Fairlead.Azure.Tests;

/// <summary>A vault for the conformance kit.</summary>
public sealed class KeyVaultFixture : BackendFixture, IAsyncLifetime
{
    private readonly EagerPace _pace = new();
    private FakeKeyVault _vault = null!;

    public override Uri? ServiceAddress => _vault.Address;

    public async ValueTask InitializeAsync() => _vault = await FakeKeyVault.StartAsync();

    public ValueTask DisposeAsync() => _vault.DisposeAsync();

    public override ISecretsBackend CreateBackend(BackendTestContext context)
    {
        var services = new ServiceCollection();
        services.AddSingleton(context.TimeProvider);
        services.AddSingleton<KeyVaultPace>(_pace);
        services.AddSingleton(context.LoggerFactory);
        return KeyVaultPrograms.CreateBackend(_vault, services, options =>
        {
            options.VaultUri = context.Address;
            options.CaCertificateFile = context.AuthorityFile ?? _vault.AuthorityFile;
            options.ConnectionsPrefix = "kit";
        });
    }
}

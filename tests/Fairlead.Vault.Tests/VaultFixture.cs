using Fairlead.TestServers.Vault;
using Microsoft.Extensions.Logging;

namespace Fairlead.Vault.Tests;

/// <summary>
/// A server for the conformance kit: the stand-in, or the real one that VAULT_ADDR and VAULT_TOKEN name, at whose mount <c>secret</c> there
/// must be a KV engine of version 2.
/// </summary>
public sealed class VaultFixture : BackendFixture, IAsyncLifetime
{
    private FakeVault? _fake;
    private string _token = "";

    public override Uri? ServiceAddress => _fake?.Address ?? RealAddress;

    private static Uri? RealAddress =>
        Environment.GetEnvironmentVariable("VAULT_ADDR") is { Length: > 0 } address
            && Environment.GetEnvironmentVariable("VAULT_TOKEN") is { Length: > 0 } ? new Uri(address) : null;

    public async ValueTask InitializeAsync()
    {
        if (RealAddress is not null)
        {
            _token = Environment.GetEnvironmentVariable("VAULT_TOKEN")!;
            return;
        }
        _fake = await FakeVault.StartAsync();
        _token = _fake.RootToken;
    }

    public ValueTask DisposeAsync() => _fake?.DisposeAsync() ?? default;

    public override ISecretsBackend CreateBackend(BackendTestContext context)
    {
        var services = new ServiceCollection();
        services.AddSingleton(context.TimeProvider);
        services.AddSingleton(context.LoggerFactory);
        return VaultPrograms.CreateBackend(services, new() { ["VAULT_TOKEN"] = _token }, options =>
        {
            options.Address = context.Address;
            options.CaCertificateFile = context.AuthorityFile;
            options.ConnectionsPath = "fairlead-tests";
        });
    }
}

using Fairlead;
using Fairlead.Settings;
using Fairlead.Vault;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds HashiCorp Vault and OpenBao.</summary>
public static class VaultFairleadBuilderExtensions
{
    /// <summary>
    /// Adds connections from HashiCorp Vault or OpenBao. Without options, the address and the token are those of Vault's own tools:
    /// <c>VAULT_ADDR</c>, <c>VAULT_TOKEN</c>. Adding it again with the same name changes the policy only.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options.</param>
    /// <param name="policy">Configures how it is asked.</param>
    public static FairleadBuilder AddVault(
        this FairleadBuilder builder, Action<VaultBackendOptions>? configure = null, Action<BackendPolicy>? policy = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = new VaultBackendOptions();
        configure?.Invoke(options);
        return builder.AddNamed(options.Name, services => VaultBackend.Create(services, options), policy);
    }
}

using Fairlead;
using Fairlead.Azure;
using Fairlead.Settings;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Azure Key Vault.</summary>
public static class AzureKeyVaultFairleadBuilderExtensions
{
    /// <summary>
    /// Adds connections from Azure Key Vault. Without further options, the program signs in with what <c>DefaultAzureCredential</c> finds.
    /// Adding it again with the same name changes the policy only.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options; <see cref="AzureKeyVaultBackendOptions.VaultUri"/> is required.</param>
    /// <param name="policy">Configures how it is asked.</param>
    public static FairleadBuilder AddAzureKeyVault(
        this FairleadBuilder builder, Action<AzureKeyVaultBackendOptions>? configure = null, Action<BackendPolicy>? policy = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = new AzureKeyVaultBackendOptions();
        configure?.Invoke(options);
        return builder.AddNamed(options.Name, services => KeyVaultBackend.Create(services, options), policy);
    }
}

using Fairlead;
using Fairlead.Google;
using Fairlead.Settings;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Google Secret Manager.</summary>
public static class GoogleSecretManagerFairleadBuilderExtensions
{
    /// <summary>
    /// Adds connections from Google Secret Manager. Without options, the program signs in with application default credentials and reads
    /// the secrets of their project, or of <c>GOOGLE_CLOUD_PROJECT</c>. Adding it again with the same name changes the policy only.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options.</param>
    /// <param name="policy">Configures how it is asked.</param>
    public static FairleadBuilder AddGoogleSecretManager(
        this FairleadBuilder builder, Action<GoogleSecretManagerBackendOptions>? configure = null, Action<BackendPolicy>? policy = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = new GoogleSecretManagerBackendOptions();
        configure?.Invoke(options);
        return builder.AddNamed(options.Name, services => SecretManagerBackend.Create(services, options), policy);
    }
}

using Microsoft.Extensions.Options;

namespace Fairlead.Google;

/// <summary>Creates backends that the manifest's settings name: <c>"type": "google_secret_manager"</c>.</summary>
public sealed class SecretManagerBackendType : BackendType
{
    /// <summary>Creates the type.</summary>
    public SecretManagerBackendType()
        : base("google_secret_manager", static (services, settings) =>
        {
            try
            {
                return SecretManagerBackend.Create(services, SecretManagerBackendSettings.Read(settings));
            }
            catch (OptionsValidationException e)
            {
                throw new InvalidOperationException(e.Message, e);
            }
        })
    {
    }
}

using Microsoft.Extensions.Options;

namespace Fairlead.Azure;

/// <summary>Creates backends that the manifest's settings name. The runtime finds the type by its name.</summary>
public sealed class KeyVaultBackendType() : BackendType("azure_key_vault", static (services, settings) =>
{
    try
    {
        return KeyVaultBackend.Create(services, KeyVaultBackendSettings.Read(settings));
    }
    catch (OptionsValidationException e)
    {
        throw new InvalidOperationException(e.Message, e);
    }
});

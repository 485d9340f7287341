using Microsoft.Extensions.Options;

namespace Fairlead.Vault;

/// <summary>Creates backends that the manifest's settings name. The runtime finds the type by its name.</summary>
internal sealed class VaultBackendType() : BackendType("vault", static (services, settings) =>
{
    try
    {
        return VaultBackend.Create(services, VaultBackendSettings.Read(settings));
    }
    catch (OptionsValidationException e)
    {
        throw new InvalidOperationException(e.Message, e);
    }
});

using Fairlead.Settings;

namespace Fairlead.Vault;

/// <summary>Creates backends from the settings of a manifest. The runtime finds this type by its name.</summary>
internal sealed class VaultBackendType() : BackendType("vault", static (services, settings) =>
    BackendServices.CreateFromSettings(() => VaultBackend.Create(services, VaultBackendSettings.Read(settings))));

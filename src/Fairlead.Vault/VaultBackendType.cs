using Fairlead.Settings;

namespace Fairlead.Vault;

/// <summary>Creates backends that the manifest's settings name. The runtime finds the type by its name.</summary>
internal sealed class VaultBackendType() : BackendType("vault", static (services, settings) =>
    BackendServices.CreateFromSettings(() => VaultBackend.Create(services, VaultBackendSettings.Read(settings))));

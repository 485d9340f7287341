using Fairlead.Settings;

namespace Fairlead.Azure;

/// <summary>Creates backends that the manifest's settings name. The runtime finds the type by its name.</summary>
public sealed class KeyVaultBackendType() : BackendType("azure_key_vault", static (services, settings) =>
    BackendServices.CreateFromSettings(() => KeyVaultBackend.Create(services, KeyVaultBackendSettings.Read(settings))));

using Fairlead.Settings;

namespace Fairlead.Google;

/// <summary>Creates backends that the manifest's settings name: <c>"type": "google_secret_manager"</c>.</summary>
public sealed class SecretManagerBackendType() : BackendType("google_secret_manager", static (services, settings) =>
    BackendServices.CreateFromSettings(() => SecretManagerBackend.Create(services, SecretManagerBackendSettings.Read(settings))));

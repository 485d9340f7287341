using Fairlead.Settings;

namespace Fairlead.Aws;

/// <summary>Creates backends that the manifest's settings name. The runtime finds the type by its name.</summary>
internal sealed class SecretsManagerBackendType() : BackendType("aws_secrets_manager", static (services, settings) =>
    BackendServices.CreateFromSettings(() => AwsBackends.CreateSecretsManager(services, AwsBackendSettings.ReadSecretsManager(settings))));

using Fairlead.Settings;

namespace Fairlead.Aws;

/// <summary>Creates backends from the settings of a manifest. The runtime finds this type by its name.</summary>
internal sealed class SecretsManagerBackendType() : BackendType("aws_secrets_manager", static (services, settings) =>
    BackendServices.CreateFromSettings(() => AwsBackends.CreateSecretsManager(services, AwsBackendSettings.ReadSecretsManager(settings))));

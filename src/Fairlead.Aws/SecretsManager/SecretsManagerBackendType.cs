namespace Fairlead.Aws;

/// <summary>Creates backends that the manifest's settings name. The runtime finds the type by its name.</summary>
internal sealed class SecretsManagerBackendType() : BackendType("aws_secrets_manager", static (services, settings) =>
    AwsBackends.FromSettings(() => AwsBackends.CreateSecretsManager(services, AwsBackendSettings.ReadSecretsManager(settings))));

using Fairlead.Settings;

namespace Fairlead.Aws;

/// <summary>Creates backends that the manifest's settings name. The runtime finds the type by its name.</summary>
internal sealed class ParameterStoreBackendType() : BackendType("aws_parameter_store", static (services, settings) =>
    BackendServices.CreateFromSettings(() => AwsBackends.CreateParameterStore(services, AwsBackendSettings.ReadParameterStore(settings))));

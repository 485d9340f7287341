using Fairlead.Settings;

namespace Fairlead.Aws;

/// <summary>Creates backends from the settings of a manifest. The runtime finds this type by its name.</summary>
internal sealed class ParameterStoreBackendType() : BackendType("aws_parameter_store", static (services, settings) =>
    BackendServices.CreateFromSettings(() => AwsBackends.CreateParameterStore(services, AwsBackendSettings.ReadParameterStore(settings))));

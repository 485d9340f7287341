using Fairlead.Settings;
using Microsoft.Extensions.Options;

namespace Fairlead.Aws;

/// <summary>Creates the backends, which use the program's clock and log.</summary>
internal static class AwsBackends
{
    /// <exception cref="OptionsValidationException">An option is invalid.</exception>
    public static AwsSecretsManagerBackend CreateSecretsManager(IServiceProvider services, AwsSecretsManagerBackendOptions options)
    {
        new AwsBackendOptionsValidator().Check(options.Name, options);
        return new AwsSecretsManagerBackend(options, services.GetTimeProvider(), services.CreateBackendLogger());
    }

    /// <exception cref="OptionsValidationException">An option is invalid.</exception>
    public static AwsParameterStoreBackend CreateParameterStore(IServiceProvider services, AwsParameterStoreBackendOptions options)
    {
        new AwsBackendOptionsValidator().Check(options.Name, options);
        return new AwsParameterStoreBackend(options, services.GetTimeProvider(), services.CreateBackendLogger());
    }
}

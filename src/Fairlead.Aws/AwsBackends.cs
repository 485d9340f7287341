using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Fairlead.Aws;

/// <summary>Creates the backends with the program's clock and log.</summary>
internal static class AwsBackends
{
    /// <summary>Creates one that settings describe.</summary>
    /// <exception cref="InvalidOperationException">The settings cannot be meant.</exception>
    public static ISecretsBackend FromSettings(Func<ISecretsBackend> create)
    {
        try
        {
            return create();
        }
        catch (OptionsValidationException e)
        {
            throw new InvalidOperationException(e.Message, e);
        }
    }

    /// <exception cref="OptionsValidationException">The options cannot be meant.</exception>
    public static AwsSecretsManagerBackend CreateSecretsManager(IServiceProvider services, AwsSecretsManagerBackendOptions options)
    {
        Check(options, new AwsBackendOptionsValidator().Validate(options.Name, options));
        return new AwsSecretsManagerBackend(options, GetTime(services), GetLogger(services));
    }

    /// <exception cref="OptionsValidationException">The options cannot be meant.</exception>
    public static AwsParameterStoreBackend CreateParameterStore(IServiceProvider services, AwsParameterStoreBackendOptions options)
    {
        Check(options, new AwsBackendOptionsValidator().Validate(options.Name, options));
        return new AwsParameterStoreBackend(options, GetTime(services), GetLogger(services));
    }

    private static void Check(AwsBackendOptions options, ValidateOptionsResult result)
    {
        if (result.Failed) throw new OptionsValidationException(options.Name ?? "", options.GetType(), result.Failures);
    }

    private static TimeProvider GetTime(IServiceProvider services) => services.GetService<TimeProvider>() ?? TimeProvider.System;

    private static ILogger GetLogger(IServiceProvider services) =>
        services.GetService<ILoggerFactory>()?.CreateLogger(AwsBackendLog.Category) ?? NullLogger.Instance;
}

using Fairlead;
using Fairlead.Aws;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds AWS Secrets Manager and SSM Parameter Store.</summary>
public static class AwsBackendsFairleadBuilderExtensions
{
    private const string SecretsManagerType = "aws_secrets_manager";
    private const string ParameterStoreType = "aws_parameter_store";

    /// <summary>
    /// Adds connections from AWS Secrets Manager, by default from Airflow's place, <c>airflow/connections/{id}</c>, with the credentials and the region of
    /// the environment. Adding it again with the same name changes the policy only.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options.</param>
    /// <param name="policy">Configures how it is asked.</param>
    public static FairleadBuilder AddAwsSecretsManager(
        this FairleadBuilder builder, Action<AwsSecretsManagerBackendOptions>? configure = null, Action<BackendPolicy>? policy = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = new AwsSecretsManagerBackendOptions();
        configure?.Invoke(options);
        return Add(builder.AddAwsBackendTypes(), options.Name, services => CreateSecretsManager(services, options), policy);
    }

    /// <summary>
    /// Adds connections from SSM Parameter Store, by default from Airflow's place, <c>/airflow/connections/{id}</c>, with the credentials and the region of
    /// the environment. Adding it again with the same name changes the policy only.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options.</param>
    /// <param name="policy">Configures how it is asked.</param>
    public static FairleadBuilder AddAwsParameterStore(
        this FairleadBuilder builder, Action<AwsParameterStoreBackendOptions>? configure = null, Action<BackendPolicy>? policy = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = new AwsParameterStoreBackendOptions();
        configure?.Invoke(options);
        return Add(builder.AddAwsBackendTypes(), options.Name, services => CreateParameterStore(services, options), policy);
    }

    /// <summary>
    /// Lets the settings of a deployment name backends of the types <c>aws_secrets_manager</c> and <c>aws_parameter_store</c>. The other two methods do it
    /// too.
    /// </summary>
    /// <param name="builder">The builder.</param>
    public static FairleadBuilder AddAwsBackendTypes(this FairleadBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        bool isThere = builder.Services.Any(static service => !service.IsKeyedService && service.ImplementationInstance is BackendType { Name: SecretsManagerType });
        if (isThere) return builder;
        builder.Services.AddSingleton(new BackendType(
            SecretsManagerType, static (services, settings) => Create(() => CreateSecretsManager(services, AwsBackendSettings.ReadSecretsManager(settings)))));
        builder.Services.AddSingleton(new BackendType(
            ParameterStoreType, static (services, settings) => Create(() => CreateParameterStore(services, AwsBackendSettings.ReadParameterStore(settings)))));
        return builder;
    }

    private static FairleadBuilder Add<TBackend>(FairleadBuilder builder, string name, Func<IServiceProvider, TBackend> create, Action<BackendPolicy>? policy)
        where TBackend : class, ISecretsBackend
    {
        // Owned by the services, so that it is disposed with them.
        string key = name ?? "";
        builder.Services.TryAddKeyedSingleton<TBackend>(key, (services, _) => create(services));
        return builder.AddBackend((typeof(TBackend), key), services => services.GetRequiredKeyedService<TBackend>(key), policy);
    }

    private static ISecretsBackend Create(Func<ISecretsBackend> create)
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

    private static AwsSecretsManagerBackend CreateSecretsManager(IServiceProvider services, AwsSecretsManagerBackendOptions options)
    {
        Check(options, new AwsBackendOptionsValidator().Validate(options.Name, options));
        return new AwsSecretsManagerBackend(options, GetTime(services), GetLogger(services));
    }

    private static AwsParameterStoreBackend CreateParameterStore(IServiceProvider services, AwsParameterStoreBackendOptions options)
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

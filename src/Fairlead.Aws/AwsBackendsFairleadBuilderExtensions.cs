using Fairlead;
using Fairlead.Aws;
using Fairlead.Settings;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Extension methods that add AWS Secrets Manager and SSM Parameter Store.</summary>
public static class AwsBackendsFairleadBuilderExtensions
{
    /// <summary>
    /// Adds connections from AWS Secrets Manager. By default they have the same names as in Airflow, <c>airflow/connections/{id}</c>, and
    /// credentials and region come from the environment. Adding a backend of the same name again changes only the policy.
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
        return builder.AddNamed(options.Name, services => AwsBackends.CreateSecretsManager(services, options), policy);
    }

    /// <summary>
    /// Adds connections from SSM Parameter Store. By default they have the same names as in Airflow, <c>/airflow/connections/{id}</c>, and
    /// credentials and region come from the environment. Adding a backend of the same name again changes only the policy.
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
        return builder.AddNamed(options.Name, services => AwsBackends.CreateParameterStore(services, options), policy);
    }
}

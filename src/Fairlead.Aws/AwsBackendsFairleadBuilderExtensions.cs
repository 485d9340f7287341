using Fairlead;
using Fairlead.Aws;
using Fairlead.Settings;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds AWS Secrets Manager and SSM Parameter Store.</summary>
public static class AwsBackendsFairleadBuilderExtensions
{
    /// <summary>
    /// Adds connections from AWS Secrets Manager, by default from Airflow's place, <c>airflow/connections/{id}</c>, with the credentials
    /// and the region of the environment. Adding it again with the same name changes the policy only.
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
    /// Adds connections from SSM Parameter Store, by default from Airflow's place, <c>/airflow/connections/{id}</c>, with the credentials
    /// and the region of the environment. Adding it again with the same name changes the policy only.
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

using System.Diagnostics.CodeAnalysis;
using Fairlead.Backends;
using Fairlead.Core.Connections;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Fairlead;

/// <summary>
/// Configures where connections come from. Backends are asked in the order in which they are added. The first whose answer is a whole
/// connection or holds a secret decides; single fields without a secret lie over what later backends say.
/// Without any the environment is asked, then <c>IConfiguration</c> when there is one, then the directory that <c>FAIRLEAD_SECRETS_DIR</c> names.
/// </summary>
/// <param name="services">The services being configured.</param>
public sealed class FairleadBuilder(IServiceCollection services)
{
    /// <summary>The services being configured.</summary>
    public IServiceCollection Services { get; } = services;

    /// <summary>Adds what a manifest declares; generated code calls this. Adding the same manifest again changes nothing.</summary>
    /// <param name="manifest">The manifest.</param>
    public FairleadBuilder AddManifest(ConnectionManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        if (!Services.Any(s => ReferenceEquals(s.ImplementationInstance, manifest))) Services.AddSingleton(manifest);
        return this;
    }

    /// <summary>
    /// Adds what a manifest declares and the class with its accessors; generated code calls this. Adding the same again changes nothing.
    /// </summary>
    /// <typeparam name="TConnections">The generated class; a singleton.</typeparam>
    /// <param name="manifest">The manifest.</param>
    /// <param name="create">Creates the class.</param>
    public FairleadBuilder AddManifest<TConnections>(ConnectionManifest manifest, Func<IConnectionResolver, TConnections> create)
        where TConnections : class
    {
        ArgumentNullException.ThrowIfNull(create);
        Services.TryAddSingleton(services => create(services.GetRequiredService<IConnectionResolver>()));
        return AddManifest(manifest);
    }

    /// <summary>Changes how connections are remembered.</summary>
    /// <param name="configure">Sets the options.</param>
    public FairleadBuilder Configure(Action<FairleadOptions> configure)
    {
        Services.Configure(configure);
        return this;
    }

    /// <summary>
    /// Resolves the connections that the program requires before its host starts anything else, and fails with the list of all that cannot be
    /// resolved. Their values are then in the cache. Without further choice that is every connection that the manifests declare and the active
    /// deployment links. Without a host, the generated <c>Connections.ValidateAsync()</c> does the same.
    /// </summary>
    /// <param name="configure">Chooses the connections, such as <c>required => required.Require(Connections.Ids.OrdersDb)</c>.</param>
    public FairleadBuilder ValidateOnStart(Action<StartupValidationOptions>? configure = null)
    {
        Services.Configure<StartupValidationOptions>(options =>
        {
            options.IsEnabled = true;
            configure?.Invoke(options);
        });
        return this;
    }

    /// <summary>
    /// Adds environment variables: <c>FAIRLEAD_CONN_ORDERS_DB</c> holds a URI, JSON or an ADO.NET connection string,
    /// <c>FAIRLEAD_CONN_ORDERS_DB__PASSWORD</c> one field and <c>FAIRLEAD_CONN_ORDERS_DB__EXTRA__API_KEY</c> an extra one; with <c>_FILE</c>
    /// at its end a variable names a file that holds the value. Then <c>AIRFLOW_CONN_…</c> the same, understood as Airflow does.
    /// An id is written in upper case; characters that shells cannot hold, such as '-' and '.', may also be written '_'. After all other
    /// backends, declared connections are also looked for in the properties that .NET Aspire sets, such as <c>ORDERS_DB_HOST</c>.
    /// </summary>
    /// <param name="configure">Sets when the next backend is asked.</param>
    public FairleadBuilder AddEnvironmentVariables(Action<BackendPolicy>? configure = null) =>
        Add(ConnectionId.FairleadPrefix, EnvironmentBackend.CreateFairlead, configure)
            .Add(ConnectionId.AirflowPrefix, EnvironmentBackend.CreateAirflow, configure)
            .Add((typeof(AspireBackend), typeof(IEnvironmentVariables)), CreateAspire, configure, isLast: true);

    /// <summary>
    /// Adds the program's <see cref="IConfiguration"/>: <c>Connections:orders_db</c> as a whole, <c>Connections:orders_db:password</c> field
    /// by field, or <c>ConnectionStrings:orders_db</c>.
    /// </summary>
    /// <param name="configure">Sets when the next backend is asked.</param>
    public FairleadBuilder AddConfiguration(Action<BackendPolicy>? configure = null) =>
        Add(typeof(ConfigurationBackend), CreateConfiguration, configure)
            .Add((typeof(AspireBackend), typeof(IConfiguration)), services => CreateAspire(services.GetRequiredService<IConfiguration>()), configure, isLast: true);

    /// <summary>Adds a given configuration, as <see cref="AddConfiguration(Action{BackendPolicy}?)"/> does the program's own.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="configure">Sets when the next backend is asked.</param>
    public FairleadBuilder AddConfiguration(IConfiguration configuration, Action<BackendPolicy>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return Add(configuration, _ => new ConfigurationBackend(configuration, new UserSecretsAdvice(configuration, hostEnvironment: null)), configure)
            .Add((typeof(AspireBackend), configuration), _ => CreateAspire(configuration), configure, isLast: true);
    }

    /// <summary>
    /// Adds a directory of secret files, as Kubernetes, Docker and systemd mount them: <c>orders_db</c> holds a whole connection,
    /// <c>orders_db/password</c> and <c>orders_db/extra.api_key</c> one field each. All fields are read from one version of a Kubernetes
    /// mount, and its rotation is noticed within seconds.
    /// </summary>
    /// <param name="directory">The directory. While it does not exist, connections are unavailable rather than not found.</param>
    /// <param name="configure">Sets when the next backend is asked.</param>
    public FairleadBuilder AddSecretFiles(string directory, Action<BackendPolicy>? configure = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        return Add((typeof(SecretFilesBackend), directory), services => CreateSecretFiles(services, directory), configure);
    }

    /// <summary>Adds a backend that the services create.</summary>
    /// <typeparam name="TBackend">The backend; a singleton.</typeparam>
    /// <param name="configure">Sets when the next backend is asked.</param>
    public FairleadBuilder AddBackend<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TBackend>(Action<BackendPolicy>? configure = null)
        where TBackend : class, ISecretsBackend
    {
        Services.TryAddSingleton<TBackend>();
        return Add(typeof(TBackend), services => services.GetRequiredService<TBackend>(), configure);
    }

    /// <summary>Adds a backend.</summary>
    /// <param name="backend">The backend.</param>
    /// <param name="configure">Sets when the next backend is asked.</param>
    public FairleadBuilder AddBackend(ISecretsBackend backend, Action<BackendPolicy>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(backend);
        return Add(backend, _ => backend, configure);
    }

    internal static SecretFilesBackend CreateSecretFiles(IServiceProvider services, string directory) =>
        new(directory, services.GetRequiredService<FilePolling>());

    private static ConfigurationBackend CreateConfiguration(IServiceProvider services) => new(
        services.GetRequiredService<IConfiguration>(), FairleadServiceCollectionExtensions.CreateUserSecretsAdvice(services));

    internal static AspireBackend CreateAspire(IServiceProvider services) =>
        new("Aspire's environment", services.GetRequiredService<IEnvironmentVariables>().Get);

    private static AspireBackend CreateAspire(IConfiguration configuration) => new("Aspire's configuration", key => configuration[key]);

    private FairleadBuilder Add(object key, Func<IServiceProvider, ISecretsBackend> create, Action<BackendPolicy>? configure, bool isLast = false)
    {
        if (Services.Any(s => s.ImplementationInstance is BackendRegistration added && Equals(added.Key, key))) return this;
        var policy = new BackendPolicy();
        configure?.Invoke(policy);
        Services.AddSingleton(new BackendRegistration(key, create, policy) { IsLast = isLast });
        return this;
    }
}

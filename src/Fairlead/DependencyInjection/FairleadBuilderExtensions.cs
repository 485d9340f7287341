using Fairlead;
using Fairlead.Backends;
using Fairlead.Backends.ConnectionFiles;
using Fairlead.CompilerServices;
using Fairlead.Core.Connections;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the backends of this package, manifests and options.</summary>
public static class FairleadBuilderExtensions
{
    /// <summary>Adds what a manifest declares; generated code calls this. Adding the same manifest again changes nothing.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="manifest">The manifest.</param>
    public static FairleadBuilder AddManifest(this FairleadBuilder builder, ConnectionManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(manifest);
        if (!builder.Services.FindInstances<ConnectionManifest>().Contains(manifest)) builder.Services.AddSingleton(manifest);
        return builder;
    }

    /// <summary>
    /// Adds what a manifest declares and the class with its accessors; generated code calls this. Adding the same again changes nothing.
    /// </summary>
    /// <typeparam name="TConnections">The generated class; a singleton.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <param name="manifest">The manifest.</param>
    /// <param name="create">Creates the class.</param>
    public static FairleadBuilder AddManifest<TConnections>(
        this FairleadBuilder builder, ConnectionManifest manifest, Func<IConnectionResolver, TConnections> create)
        where TConnections : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(create);
        builder.Services.TryAddSingleton(services => create(services.GetRequiredService<IConnectionResolver>()));
        return builder.AddManifest(manifest);
    }

    /// <summary>Configures how resolved connections are cached.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options.</param>
    public static FairleadBuilder Configure(this FairleadBuilder builder, Action<FairleadOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure(configure);
        return builder;
    }

    /// <summary>
    /// Resolves the connections that the program requires before its host starts anything else, and fails with the list of all that could
    /// not be resolved. Their values are then in the cache. Without further choice that is every connection that the manifests declare and
    /// the active deployment links. Without a host, the generated <c>Connections.ValidateAsync()</c> does the same.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Chooses the connections, such as <c>required => required.Require(Connections.Ids.OrdersDb)</c>.</param>
    public static FairleadBuilder ValidateOnStart(this FairleadBuilder builder, Action<StartupValidationOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure<StartupValidationOptions>(options =>
        {
            options.IsEnabled = true;
            configure?.Invoke(options);
        });
        return builder;
    }

    /// <summary>
    /// Adds the default backends at this place of the order: environment variables, then the program's configuration where it has one, then
    /// the directory that <c>FAIRLEAD_SECRETS_DIR</c> names. Without this call they are asked after the backends that are added.
    /// </summary>
    /// <param name="builder">The builder.</param>
    public static FairleadBuilder AddDefaults(this FairleadBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        foreach (BackendRegistration registration in DefaultBackends.Create()) builder.AddRegistration(registration, configure: null);
        return builder;
    }

    /// <summary>
    /// Adds the backends that the manifest's <c>backends</c> names for the active deployment, at this place in the order; none if it names
    /// none. The packages of their types must be referenced. Credentials for a backend, such as a token, come from the environment and
    /// never from the manifest.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Configures how these backends are asked.</param>
    public static FairleadBuilder AddBackendsFromManifest(this FairleadBuilder builder, Action<BackendPolicy>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddSingleton<ManifestBackends>();
        return builder.Add([new BackendRegistration(typeof(ManifestBackends),
            static services => services.GetRequiredService<ManifestBackends>().Create())], configure);
    }

    /// <summary>Leaves out the default backends: only those that are added are asked.</summary>
    /// <param name="builder">The builder.</param>
    public static FairleadBuilder ClearDefaults(this FairleadBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddSingleton<DefaultBackends.Cleared>();
        return builder;
    }

    /// <summary>
    /// Adds environment variables: <c>FAIRLEAD_CONN_ORDERS_DB</c> holds a URI, JSON or an ADO.NET connection string,
    /// <c>FAIRLEAD_CONN_ORDERS_DB__PASSWORD</c> one field and <c>FAIRLEAD_CONN_ORDERS_DB__EXTRA__API_KEY</c> an extra one; a variable that
    /// ends in <c>_FILE</c> names a file with the value. Then the same for <c>AIRFLOW_CONN_…</c>, parsed as Airflow does. An id is written
    /// in upper case; characters that shells don't support, such as '-' and '.', may also be written '_'. After all other backends,
    /// declared connections are also read from the properties that .NET Aspire sets, such as <c>ORDERS_DB_HOST</c>.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Configures how the backend is asked.</param>
    public static FairleadBuilder AddEnvironmentVariables(this FairleadBuilder builder, Action<BackendPolicy>? configure = null) =>
        builder.Add(DefaultBackends.CreateEnvironment(), configure);

    /// <summary>
    /// Adds the program's <see cref="IConfiguration"/>: <c>Connections:orders_db</c> as a whole, <c>Connections:orders_db:password</c>
    /// field by field, or <c>ConnectionStrings:orders_db</c>.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Configures how the backend is asked.</param>
    public static FairleadBuilder AddConfiguration(this FairleadBuilder builder, Action<BackendPolicy>? configure = null) =>
        builder.Add(DefaultBackends.CreateConfiguration(isRequired: true), configure);

    /// <summary>
    /// Adds a given configuration, as <see cref="AddConfiguration(FairleadBuilder, Action{BackendPolicy}?)"/> does the program's own.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configuration">The configuration.</param>
    /// <param name="configure">Configures how the backend is asked.</param>
    public static FairleadBuilder AddConfiguration(this FairleadBuilder builder, IConfiguration configuration,
        Action<BackendPolicy>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return builder.Add(DefaultBackends.CreateConfiguration(configuration), configure);
    }

    /// <summary>
    /// Adds a directory of secret files, as Kubernetes, Docker and systemd mount them: <c>orders_db</c> holds a whole connection,
    /// <c>orders_db/password</c> and <c>orders_db/extra.api_key</c> one field each. All fields are read from one version of a Kubernetes
    /// mount, and its rotation is noticed within seconds.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="directory">The directory. While it does not exist, connections are unavailable rather than not found.</param>
    /// <param name="configure">Configures how the backend is asked.</param>
    public static FairleadBuilder AddSecretFiles(this FairleadBuilder builder, string directory, Action<BackendPolicy>? configure = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        var key = (typeof(SecretFilesBackend), directory);
        return builder.Add([new BackendRegistration(key,
            services => new SecretFilesBackend(directory, services.GetRequiredService<FilePolling>()))], configure);
    }

    /// <summary>
    /// Adds a file with connections in one of Airflow's formats: JSON, YAML or lines <c>orders_db=postgres://…</c>. A change of the file is
    /// noticed within seconds. JSON files and files of lines can be written.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="path">The path, whose extension determines the format: <c>.json</c>, <c>.yaml</c>, <c>.yml</c> or <c>.env</c>.</param>
    /// <param name="configureFile">Sets the options of the file.</param>
    /// <param name="configure">Configures how the backend is asked.</param>
    /// <exception cref="ArgumentException">The path has another extension.</exception>
    public static FairleadBuilder AddConnectionFile(
        this FairleadBuilder builder, string path, Action<ConnectionFileOptions>? configureFile = null,
        Action<BackendPolicy>? configure = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var options = new ConnectionFileOptions { Path = path };
        configureFile?.Invoke(options);
        ConnectionFileFormat format = ConnectionFileFormat.Find(options.Path)
            ?? throw new ArgumentException("A file with connections ends with .json, .yaml, .yml or .env", nameof(path));
        var key = (typeof(ConnectionFileBackend), Path.GetFullPath(options.Path));
        return builder.Add(
            [new BackendRegistration(key, services =>
                new ConnectionFileBackend(options, format, services.GetRequiredService<FilePolling>()))], configure);
    }

    private static FairleadBuilder Add(this FairleadBuilder builder, IEnumerable<BackendRegistration> registrations,
        Action<BackendPolicy>? configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        foreach (BackendRegistration registration in registrations) builder.AddRegistration(registration, configure);
        return builder;
    }
}

using System.Diagnostics.CodeAnalysis;
using Fairlead.Backends.ConnectionFiles;
using Fairlead.CompilerServices;
using Fairlead.Core.Text;
using Fairlead.Resolution;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Fairlead.Backends;

/// <summary>The backends that the manifest names for the active deployment. They live as long as the program's services.</summary>
internal sealed class ManifestBackends(IServiceProvider services) : IDisposable, IAsyncDisposable
{
    private const DynamicallyAccessedMemberTypes Constructor = DynamicallyAccessedMemberTypes.PublicParameterlessConstructor;

    /// <summary>The backends of this package. The build knows all names by <see cref="Core.Manifest.SecretsBackend.All"/>.</summary>
    private static readonly Dictionary<string, Func<IServiceProvider, IConfiguration, IEnumerable<ISecretsBackend>>> Own = new()
    {
        ["environment"] = static (services, settings) => Create(services, DefaultBackends.CreateEnvironment(), settings),
        ["configuration"] = static (services, settings) =>
            Create(services, DefaultBackends.CreateConfiguration(isRequired: true), settings),
        ["secret_files"] = static (services, settings) => [CreateSecretFiles(services, settings)],
        ["connection_file"] = static (services, settings) => [CreateConnectionFile(services, settings)],
    };

    /// <summary>
    /// The backends of our other packages. By the names of their types, so that a program has only the packages that it references, and a
    /// trimmed one keeps their types.
    /// </summary>
    private static readonly Dictionary<string, Func<BackendType>> Types = new()
    {
        ["vault"] = static () => Load(Type.GetType("Fairlead.Vault.VaultBackendType, Fairlead.Vault"), "Fairlead.Vault"),
        ["aws_secrets_manager"] = static () =>
            Load(Type.GetType("Fairlead.Aws.SecretsManagerBackendType, Fairlead.Aws"), "Fairlead.Aws"),
        ["aws_parameter_store"] = static () =>
            Load(Type.GetType("Fairlead.Aws.ParameterStoreBackendType, Fairlead.Aws"), "Fairlead.Aws"),
        ["azure_key_vault"] = static () => Load(Type.GetType("Fairlead.Azure.KeyVaultBackendType, Fairlead.Azure"), "Fairlead.Azure"),
        ["google_secret_manager"] = static () =>
            Load(Type.GetType("Fairlead.Google.SecretManagerBackendType, Fairlead.Google"), "Fairlead.Google"),
        ["store"] = static () => Load(Type.GetType("Fairlead.Store.StoreBackendType, Fairlead.Store"), "Fairlead.Store"),
    };

    private readonly List<ISecretsBackend> _created = [];

    /// <summary>Gets the names that manifests can use without a registered <see cref="BackendType"/>.</summary>
    public static IEnumerable<string> Names => Own.Keys.Concat(Types.Keys);

    /// <summary>Creates them.</summary>
    /// <exception cref="InvalidOperationException">A type has no package in this program, or has an unknown setting.</exception>
    public IReadOnlyList<ISecretsBackend> Create()
    {
        if (services.GetRequiredService<ActiveDeployment>().Name is not { } deployment) return [];
        IReadOnlyList<BackendSettings> backends = services.GetRequiredService<ManifestCatalog>().FindBackends(deployment) ?? [];
        foreach (BackendSettings settings in backends) _created.AddRange(Create(services, deployment, settings));
        return _created;
    }

    public void Dispose()
    {
        foreach (ISecretsBackend backend in _created) (backend as IDisposable)?.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (ISecretsBackend backend in _created)
        {
            if (backend is IAsyncDisposable asynchronous) await asynchronous.DisposeAsync().ConfigureAwait(false);
            else (backend as IDisposable)?.Dispose();
        }
    }

    private static IEnumerable<ISecretsBackend> Create(IServiceProvider services, string deployment, BackendSettings settings)
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Settings!).Build();
        try
        {
            return Own.TryGetValue(settings.Type, out Func<IServiceProvider, IConfiguration, IEnumerable<ISecretsBackend>>? create)
                ? create(services, configuration)
                : [FindType(services, settings.Type).Create(services, configuration)];
        }
        catch (InvalidOperationException e)
        {
            throw new InvalidOperationException(
                $"The deployment '{QuotedName.Show(deployment)}' names the backend '{QuotedName.Show(settings.Type)}': {e.Message}", e);
        }
    }

    private static IEnumerable<ISecretsBackend> Create(IServiceProvider services, IEnumerable<BackendRegistration> registrations,
        IConfiguration settings)
    {
        ExpectOnly(settings);
        return registrations.Where(static registration => !registration.IsLast).SelectMany(registration => registration.Create(services));
    }

    private static SecretFilesBackend CreateSecretFiles(IServiceProvider services, IConfiguration settings)
    {
        const string Directory = "directory";
        ExpectOnly(settings, Directory);
        return settings[Directory] is { Length: > 0 } directory
            ? new SecretFilesBackend(directory, services.GetRequiredService<FilePolling>())
            : throw new InvalidOperationException($"it needs the setting '{Directory}'");
    }

    private static ConnectionFileBackend CreateConnectionFile(IServiceProvider services, IConfiguration settings)
    {
        ExpectOnly(settings, nameof(ConnectionFileOptions.Path), nameof(ConnectionFileOptions.IsOptional),
            nameof(ConnectionFileOptions.IsAirflows));
        var options = new ConnectionFileOptions();
        settings.Bind(options);
        if (options.Path.Length == 0) throw new InvalidOperationException("it needs the setting 'path'");
        return ConnectionFileFormat.Find(options.Path) is { } format
            ? new ConnectionFileBackend(options, format, services.GetRequiredService<FilePolling>())
            : throw new InvalidOperationException("its setting 'path' ends with .json, .yaml, .yml or .env");
    }

    private static void ExpectOnly(IConfiguration settings, params string[] known)
    {
        if (settings.GetChildren().Select(static section => section.Key)
            .FirstOrDefault(key => !known.Contains(key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
            throw new InvalidOperationException($"it has no setting '{QuotedName.Show(unknown)}'");
    }

    private static BackendType FindType(IServiceProvider services, string name)
    {
        BackendType? registered = services.GetServices<BackendType>()
            .FirstOrDefault(type => string.Equals(type.Name, name, StringComparison.OrdinalIgnoreCase));
        return registered ?? (Types.TryGetValue(name, out Func<BackendType>? load) ? load() : throw new InvalidOperationException(
            $"no package of this program has such a type; register one as a {nameof(BackendType)}"));
    }

    private static BackendType Load([DynamicallyAccessedMembers(Constructor)] Type? type, string package) => type is null
        ? throw new InvalidOperationException($"reference the package {package}")
        : (BackendType)Activator.CreateInstance(type)!;
}

using Fairlead.Backends;
using Fairlead.Core.Connections;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Fairlead;

/// <summary>The backends that a program has without adding any: enough to start without a server.</summary>
internal static class DefaultBackends
{
    private const string SecretsDirectoryVariable = "FAIRLEAD_SECRETS_DIR";

    public static IEnumerable<BackendRegistration> Create() =>
    [
        .. CreateEnvironment(), .. CreateConfiguration(isRequired: false),
        new BackendRegistration(SecretsDirectoryVariable, CreateSecretFiles),
    ];

    public static IEnumerable<BackendRegistration> CreateEnvironment() =>
    [
        new BackendRegistration(ConnectionId.FairleadPrefix, EnvironmentBackend.CreateFairlead),
        new BackendRegistration(ConnectionId.AirflowPrefix, EnvironmentBackend.CreateAirflow),
        new BackendRegistration(
            (typeof(AspireBackend), typeof(IEnvironmentVariables)),
            static services => new AspireBackend("Aspire's environment",
                services.GetRequiredService<IEnvironmentVariables>().Get)) { IsLast = true },
    ];

    /// <summary>The program's own configuration.</summary>
    /// <param name="isRequired">Whether a program without one is wrong.</param>
    public static IEnumerable<BackendRegistration> CreateConfiguration(bool isRequired)
    {
        return CreateConfiguration(typeof(IConfiguration), Find, CreateUserSecretsAdvice);

        IConfiguration? Find(IServiceProvider services) =>
            isRequired ? services.GetRequiredService<IConfiguration>() : services.GetService<IConfiguration>();
    }

    /// <summary>A configuration of its own.</summary>
    public static IEnumerable<BackendRegistration> CreateConfiguration(IConfiguration configuration) =>
        CreateConfiguration(configuration, _ => configuration, _ => new UserSecretsAdvice(configuration, hostEnvironment: null));

    public static UserSecretsAdvice? CreateUserSecretsAdvice(IServiceProvider services) =>
        services.GetService<IConfiguration>() is { } configuration
            ? new UserSecretsAdvice(configuration, services.GetService<IHostEnvironment>()?.EnvironmentName)
            : null;

    private static IEnumerable<BackendRegistration> CreateConfiguration(
        object key, Func<IServiceProvider, IConfiguration?> find, Func<IServiceProvider, UserSecretsAdvice?> createAdvice) =>
    [
        new BackendRegistration(
            (typeof(ConfigurationBackend), key),
            services => find(services) is { } configuration ? new ConfigurationBackend(configuration, createAdvice(services)) : null),
        new BackendRegistration(
            (typeof(AspireBackend), key),
            services =>
                find(services) is { } configuration
                    ? new AspireBackend("Aspire's configuration", name => configuration[name])
                    : null) { IsLast = true },
    ];

    private static SecretFilesBackend? CreateSecretFiles(IServiceProvider services) =>
        services.GetRequiredService<IEnvironmentVariables>().Get(SecretsDirectoryVariable) is { } directory
            ? new SecretFilesBackend(directory, services.GetRequiredService<FilePolling>())
            : null;

    /// <summary>Registered where the program wants none of them.</summary>
    public sealed class Cleared;
}

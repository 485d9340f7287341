using Fairlead;
using Fairlead.Backends;
using Fairlead.Resolution;
using Fairlead.Tls;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Fairlead to a service collection.</summary>
public static class FairleadServiceCollectionExtensions
{
    private const string SecretsDirectoryVariable = "FAIRLEAD_SECRETS_DIR";

    /// <summary>Adds <see cref="IConnectionResolver"/>. May be called again, to configure more.</summary>
    /// <param name="services">The services to add to.</param>
    public static FairleadBuilder AddFairlead(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions();
        services.TryAddSingleton<IEnvironmentVariables, ProcessEnvironmentVariables>();
        services.TryAddSingleton(provider => new ManifestCatalog(provider.GetServices<ConnectionManifest>()));
        services.TryAddSingleton(CreateDeployment);
        services.TryAddSingleton<ConnectionVariables>();
        services.TryAddSingleton(provider => new FilePolling(GetTimeProvider(provider)));
        services.TryAddSingleton(CreateTlsObservations);
        services.TryAddSingleton<IConnectionResolver>(CreateResolver);
        services.AddHostedService<StartupCheck>();
        return new FairleadBuilder(services);
    }

    private static ConnectionResolver CreateResolver(IServiceProvider services)
    {
        TimeProvider timeProvider = GetTimeProvider(services);
        var manifests = services.GetRequiredService<ManifestCatalog>();
        var deployment = services.GetRequiredService<ActiveDeployment>();
        ILogger<ConnectionResolver> logger = services.GetService<ILogger<ConnectionResolver>>() ?? NullLogger<ConnectionResolver>.Instance;
        if (deployment.Remark is { } remark) logger.UnusedDeployment(remark);

        IReadOnlyList<BackendLink> backends = GetBackends(services);
        var advice = new MissingConnectionAdvice(
            [.. backends.Select(link => link.Backend)], services.GetRequiredService<ConnectionVariables>(), manifests,
            CreateUserSecretsAdvice(services));
        return new ConnectionResolver(
            new ConnectionLookup(new BackendChain(backends, timeProvider), manifests, deployment, advice, services.GetRequiredService<TlsObservations>()),
            new ConnectionRemarks(manifests, timeProvider, logger),
            services.GetRequiredService<IOptions<FairleadOptions>>().Value,
            timeProvider,
            logger);
    }

    private static TlsObservations CreateTlsObservations(IServiceProvider services) => new(
        services.GetRequiredService<IOptions<FairleadOptions>>().Value.CertificateWarningPeriod,
        GetTimeProvider(services),
        services.GetService<ILogger<TlsObservations>>() ?? NullLogger<TlsObservations>.Instance);

    internal static TimeProvider GetTimeProvider(IServiceProvider services) => services.GetService<TimeProvider>() ?? TimeProvider.System;

    internal static UserSecretsAdvice? CreateUserSecretsAdvice(IServiceProvider services) =>
        services.GetService<IConfiguration>() is { } configuration
            ? new UserSecretsAdvice(configuration, services.GetService<IHostEnvironment>()?.EnvironmentName)
            : null;

    private static ActiveDeployment CreateDeployment(IServiceProvider services) => new(
        services.GetRequiredService<IEnvironmentVariables>(),
        services.GetService<IHostEnvironment>()?.EnvironmentName,
        services.GetRequiredService<ManifestCatalog>());

    private static IReadOnlyList<BackendLink> GetBackends(IServiceProvider services)
    {
        BackendLink[] added =
        [
            .. services.GetServices<BackendRegistration>().OrderBy(registration => registration.IsLast)
                .Select(registration => registration.ToLink(services)),
        ];
        if (added.Length > 0) return added;

        var environment = services.GetRequiredService<IEnvironmentVariables>();
        var defaults = new List<ISecretsBackend> { EnvironmentBackend.CreateFairlead(services), EnvironmentBackend.CreateAirflow(services) };
        if (services.GetService<IConfiguration>() is { } configuration)
            defaults.Add(new ConfigurationBackend(configuration, CreateUserSecretsAdvice(services)));
        if (environment.Get(SecretsDirectoryVariable) is { } directory) defaults.Add(FairleadBuilder.CreateSecretFiles(services, directory));
        return
        [
            .. defaults.Select(backend => new BackendLink(backend, new BackendPolicy())),
            new BackendLink(FairleadBuilder.CreateAspire(services), new BackendPolicy()) { ForDeclared = true },
        ];
    }
}

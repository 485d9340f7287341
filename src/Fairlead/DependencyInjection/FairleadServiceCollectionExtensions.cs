using System.Diagnostics.Metrics;
using Fairlead;
using Fairlead.Backends;
using Fairlead.Caching;
using Fairlead.CompilerServices;
using Fairlead.Credentials;
using Fairlead.Diagnostics;
using Fairlead.Protection;
using Fairlead.Resolution;
using Fairlead.Tls;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Fairlead to a service collection.</summary>
public static class FairleadServiceCollectionExtensions
{
    /// <summary>Adds <see cref="IConnectionResolver"/>. May be called again, to configure more.</summary>
    /// <param name="services">The services to add to.</param>
    public static FairleadBuilder AddFairlead(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<FairleadOptions>, FairleadOptionsValidator>());
        services.TryAddSingleton<IEnvironmentVariables, ProcessEnvironmentVariables>();
        services.TryAddSingleton(provider => new ManifestCatalog(provider.GetServices<ConnectionManifest>()));
        services.TryAddSingleton(CreateDeployment);
        services.TryAddSingleton<ConnectionVariables>();
        services.TryAddSingleton(provider => new SecretRegistry(CreateLogger(provider)));
        services.TryAddSingleton<ISecretRedactor>(provider => provider.GetRequiredService<SecretRegistry>());
        services.TryAddSingleton(provider => new ResolutionTelemetry(provider.GetService<IMeterFactory>()));
        services.TryAddSingleton(provider => new FilePolling(GetTimeProvider(provider)));
        services.TryAddSingleton(CreateTlsObservations);
        services.TryAddSingleton(provider => new BackendChain(CreateBackends(provider), GetTimeProvider(provider)));
        services.TryAddSingleton<IConnectionResolver>(CreateResolver);
        services.TryAddSingleton<IConnectionStore>(CreateStore);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ICredentialProvider, OAuthClientCredentials>(
            provider => new OAuthClientCredentials(GetTimeProvider(provider))));
        services.TryAddSingleton<IConnectionCredentials>(provider => new ConnectionCredentials(
            provider.GetServices<ICredentialProvider>(), provider.GetRequiredService<IConnectionResolver>(), GetTimeProvider(provider),
            CreateLogger(provider)));
        services.TryAddKeyedTransient(KeyedService.AnyKey, GetConnection);
        services.AddConnectionTester();
        services.AddHostedService<StartupCheck>();
        return new FairleadBuilder(services);
    }

    private static ConnectionResolver CreateResolver(IServiceProvider services)
    {
        TimeProvider timeProvider = GetTimeProvider(services);
        var manifests = services.GetRequiredService<ManifestCatalog>();
        var deployment = services.GetRequiredService<ActiveDeployment>();
        ILogger logger = CreateLogger(services);
        if (deployment.Remark is { } remark) logger.ManifestRemark(remark);
        foreach (string collision in manifests.FindCollisions()) logger.ManifestRemark(collision);

        var backends = services.GetRequiredService<BackendChain>();
        var advice = new MissingConnectionAdvice(
            [.. backends.Links.Select(link => link.Backend)], services.GetRequiredService<ConnectionVariables>(), manifests,
            DefaultBackends.CreateUserSecretsAdvice(services));
        var lookup = new ConnectionLookup(backends, manifests, deployment, advice);
        FairleadOptions options = services.GetRequiredService<IOptions<FairleadOptions>>().Value;
        var telemetry = services.GetRequiredService<ResolutionTelemetry>();
        var tls = services.GetRequiredService<TlsObservations>();
        var resolver = new ConnectionResolver(
            disposed => new CacheServices(
                lookup, new CacheTransitions(options, Random.Shared.NextDouble), options, timeProvider, logger,
                telemetry, services.GetRequiredService<SecretRegistry>(), tls, disposed),
            new ConnectionRemarks(manifests, timeProvider, logger));
        telemetry.ObserveAges(() => resolver.Entries, timeProvider);
        telemetry.ObserveTls(tls, timeProvider);
        return resolver;
    }

    private static ConnectionStore CreateStore(IServiceProvider services) => new(
        services.GetRequiredService<BackendChain>(),
        services.GetRequiredService<IConnectionResolver>() as ConnectionResolver,
        services.GetRequiredService<ManifestCatalog>(),
        services.GetRequiredService<ActiveDeployment>());

    /// <summary>A connection for who injects it by its id: the value of that moment.</summary>
    private static Connection GetConnection(IServiceProvider services, object? id) => id is string connectionId
        ? services.GetRequiredService<IConnectionResolver>().Get(connectionId)
        : throw new InvalidOperationException("A connection is injected by its id, which is a string");

    private static TlsObservations CreateTlsObservations(IServiceProvider services) => new(
        services.GetRequiredService<IOptions<FairleadOptions>>()
            .Value.CertificateWarningPeriod, GetTimeProvider(services), CreateLogger(services));

    /// <summary>The one category of everything that the runtime logs.</summary>
    internal static ILogger CreateLogger(IServiceProvider services) =>
        services.GetService<ILoggerFactory>()?.CreateLogger(ResolutionTelemetry.Name) ?? NullLogger.Instance;

    internal static TimeProvider GetTimeProvider(IServiceProvider services) => services.GetService<TimeProvider>() ?? TimeProvider.System;

    private static ActiveDeployment CreateDeployment(IServiceProvider services) => new(
        services.GetRequiredService<IEnvironmentVariables>(),
        services.GetService<IHostEnvironment>()?.EnvironmentName,
        services.GetRequiredService<ManifestCatalog>());

    /// <summary>Creates the backends that were added, then the default ones that were not, then those that come last.</summary>
    private static IReadOnlyList<BackendLink> CreateBackends(IServiceProvider services)
    {
        BackendRegistration[] added = [.. services.GetServices<BackendRegistration>()];
        IEnumerable<BackendRegistration> defaults = services.GetService<DefaultBackends.Cleared>() is null ? DefaultBackends.Create() : [];
        return
        [
            .. added.Concat(defaults.ExceptBy(added.Select(registration => registration.Key), registration => registration.Key))
                .OrderBy(registration => registration.IsLast)
                .SelectMany(registration => BackendLink.Create(registration, services, GetTimeProvider(services))),
        ];
    }
}

using Fairlead;
using Fairlead.Backends;
using Fairlead.Resolution;
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
        services.TryAddSingleton<IConnectionResolver>(CreateResolver);
        return new FairleadBuilder(services);
    }

    private static ConnectionResolver CreateResolver(IServiceProvider services)
    {
        TimeProvider timeProvider = services.GetService<TimeProvider>() ?? TimeProvider.System;
        var manifests = services.GetRequiredService<ManifestCatalog>();
        var deployment = new ActiveDeployment(
            services.GetRequiredService<IEnvironmentVariables>(), services.GetService<IHostEnvironment>()?.EnvironmentName, manifests.Deployments);
        return new ConnectionResolver(
            new ConnectionLookup(new BackendChain(GetBackends(services), timeProvider), manifests, deployment),
            services.GetRequiredService<IOptions<FairleadOptions>>().Value,
            timeProvider,
            services.GetService<ILogger<ConnectionResolver>>() ?? NullLogger<ConnectionResolver>.Instance);
    }

    private static IReadOnlyList<BackendLink> GetBackends(IServiceProvider services)
    {
        BackendLink[] added =
        [
            .. services.GetServices<BackendRegistration>().OrderBy(registration => registration.IsLast).Select(registration => registration.ToLink(services)),
        ];
        if (added.Length > 0) return added;

        var environment = services.GetRequiredService<IEnvironmentVariables>();
        var defaults = new List<ISecretsBackend> { EnvironmentBackend.Fairlead(environment), EnvironmentBackend.Airflow(environment) };
        if (services.GetService<IConfiguration>() is { } configuration) defaults.Add(new ConfigurationBackend(configuration));
        if (environment.Get(SecretsDirectoryVariable) is { } directory) defaults.Add(FairleadBuilder.CreateSecretFiles(services, directory));
        return
        [
            .. defaults.Select(backend => new BackendLink(backend, new BackendPolicy())),
            new BackendLink(FairleadBuilder.CreateAspire(services), new BackendPolicy()) { ForDeclared = true },
        ];
    }
}

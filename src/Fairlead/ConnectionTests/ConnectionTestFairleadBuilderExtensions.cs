using System.Diagnostics.CodeAnalysis;
using Fairlead;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Configures connection tests.</summary>
public static class ConnectionTestFairleadBuilderExtensions
{
    /// <summary>
    /// Adds a probe that tests connections of its types instead of the built-in test. Of several for a type the last one counts.
    /// </summary>
    /// <typeparam name="TProbe">The probe; a singleton.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is null.</exception>
    public static FairleadBuilder AddConnectionProbe<[DynamicallyAccessedMembers(
        DynamicallyAccessedMemberTypes.PublicConstructors)] TProbe>(
        this FairleadBuilder builder)
        where TProbe : class, IConnectionProbe
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IConnectionProbe, TProbe>());
        return builder;
    }

    /// <summary>Configures the connection tests.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> or <paramref name="configure"/> is null.</exception>
    public static FairleadBuilder ConfigureConnectionTests(this FairleadBuilder builder, Action<ConnectionTestOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure(configure);
        return builder;
    }

    internal static void AddConnectionTester(this IServiceCollection services)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ConnectionTestOptions>, ConnectionTestOptionsValidator>());
        services.TryAddSingleton<IConnectionTester>(provider => new Fairlead.ConnectionTests.ConnectionTester(
            provider.GetRequiredService<IConnectionResolver>(),
            provider.GetRequiredService<Fairlead.Resolution.ManifestCatalog>(),
            provider.GetServices<IConnectionProbe>(),
            provider.GetRequiredService<IOptions<ConnectionTestOptions>>(),
            FairleadServiceCollectionExtensions.GetTimeProvider(provider)));
    }
}

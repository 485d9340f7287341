using Fairlead;
using Fairlead.Diagnostics;
using Fairlead.Tls;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds health checks of connections.</summary>
public static class FairleadHealthChecksBuilderExtensions
{
    /// <summary>
    /// Adds a check of all connections that the program has used: degraded while one is served although it is out of date, unhealthy while
    /// one cannot be resolved.
    /// </summary>
    /// <param name="builder">The health checks.</param>
    /// <param name="name">The name of the check.</param>
    public static IHealthChecksBuilder AddFairlead(this IHealthChecksBuilder builder, string name = "connections") =>
        builder.Add(connectionId: null, name);

    /// <summary>Adds a check of one connection, which resolves it.</summary>
    /// <param name="builder">The health checks.</param>
    /// <param name="connectionId">The connection id; the check has this name.</param>
    public static IHealthChecksBuilder AddConnection(this IHealthChecksBuilder builder, [ConnectionId] string connectionId)
    {
        ArgumentException.ThrowIfNullOrEmpty(connectionId);
        return builder.Add(connectionId, connectionId);
    }

    private static IHealthChecksBuilder Add(this IHealthChecksBuilder builder, string? connectionId, string name)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new HealthCheckRegistration(
            name,
            services => new ConnectionHealthCheck(
                services.GetRequiredService<IConnectionResolver>(), services.GetService<TlsObservations>(),
                services.GetRequiredService<IOptions<FairleadOptions>>().Value.CertificateWarningPeriod,
                FairleadServiceCollectionExtensions.GetTimeProvider(services), connectionId),
            failureStatus: null, tags: ["fairlead"]));
    }
}

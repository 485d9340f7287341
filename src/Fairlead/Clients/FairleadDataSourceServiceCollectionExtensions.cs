using System.Data.Common;
using Fairlead;
using Fairlead.Clients;
using Fairlead.Resolution;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds data sources that follow the rotation of a connection.</summary>
public static class FairleadDataSourceServiceCollectionExtensions
{
    /// <summary>
    /// Adds a <see cref="DbDataSource"/> for a connection by its id, as a library does. Each connection that is opened has the user and
    /// the password of that moment; a login that the database refuses is looked up again once. The data source is keyed by the id; while
    /// there is only one, it is injected without a key, too.
    /// </summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="connectionId">The connection id.</param>
    /// <param name="factory">The provider, such as <c>NpgsqlFactory.Instance</c>.</param>
    /// <param name="configure">Sets the options.</param>
    public static IServiceCollection AddDbDataSource(
        this IServiceCollection services, [ConnectionId] string connectionId, DbProviderFactory factory,
        Action<DbDataSourceOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(connectionId);
        ArgumentNullException.ThrowIfNull(factory);
        DbDataSourceRegistration.Add(services, connectionId, configure, (provider, options) =>
        {
            var strings = new DbConnectionStrings(factory, provider.GetRequiredService<ManifestCatalog>().Find(connectionId));
            return new RotatingDbDataSource(
                connectionId, provider.GetRequiredService<IConnectionResolver>(), strings.Write, factory, options,
                FairleadServiceCollectionExtensions.GetTimeProvider(provider));
        });
        return services;
    }
}

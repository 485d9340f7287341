using System.ComponentModel;
using System.Data.Common;
using Fairlead.Clients;
using Fairlead.Resolution;
using Microsoft.Extensions.DependencyInjection;

namespace Fairlead.CompilerServices;

/// <summary>Adds what programs inject: accessors, connections and their clients. Generated code calls this.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ConnectionServices
{
    /// <summary>
    /// Adds a connection's accessor, also by the id, and its value at the moment of injection. Adding the same again changes nothing.
    /// </summary>
    /// <typeparam name="TConnections">The generated class with the accessors.</typeparam>
    /// <typeparam name="TConnection">The connection's type.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <param name="connectionId">The connection id.</param>
    /// <param name="getAccessor">Gets the accessor.</param>
    public static void AddConnection<TConnections, TConnection>(
        FairleadBuilder builder, string connectionId, Func<TConnections, ConnectionAccessor<TConnection>> getAccessor)
        where TConnections : notnull
        where TConnection : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        IServiceCollection services = builder.Services;
        if (services.Any(static service => service.ServiceType == typeof(ConnectionAccessor<TConnection>))) return;

        services.AddSingleton(provider => getAccessor(provider.GetRequiredService<TConnections>()));
        services.AddKeyedSingleton(connectionId, static (provider, _) => provider.GetRequiredService<ConnectionAccessor<TConnection>>());
        services.AddTransient(static provider => provider.GetRequiredService<ConnectionAccessor<TConnection>>().Get());
    }

    /// <summary>Adds a data source for a connection that a lambda chooses.</summary>
    /// <typeparam name="TConnections">The generated class with the accessors.</typeparam>
    /// <typeparam name="TConnection">The connection's type.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <param name="create">Creates the class with the accessors.</param>
    /// <param name="getAccessor">Gets the accessor.</param>
    /// <param name="factory">The provider.</param>
    /// <param name="configure">Sets the options.</param>
    public static FairleadBuilder AddDbDataSource<TConnections, TConnection>(
        FairleadBuilder builder, Func<IConnectionResolver, TConnections> create,
        Func<TConnections, ConnectionAccessor<TConnection>> getAccessor, DbProviderFactory factory, Action<DbDataSourceOptions>? configure)
        where TConnections : notnull
        where TConnection : class, IDbConnectionStringSource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(create);
        ArgumentNullException.ThrowIfNull(getAccessor);
        ArgumentNullException.ThrowIfNull(factory);

        // The id is the key of the service, and is known before there are services.
        string connectionId = getAccessor(create(UnusedResolver.Instance)).Id;
        DbDataSourceRegistration.Add(builder.Services, connectionId, configure, (provider, options) =>
            getAccessor(provider.GetRequiredService<TConnections>())
                .CreateDataSource(factory, options, FairleadServiceCollectionExtensions.GetTimeProvider(provider)));
        return builder;
    }
}

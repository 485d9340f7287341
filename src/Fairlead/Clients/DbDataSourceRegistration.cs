using System.Data.Common;
using Fairlead.Core.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Fairlead.Clients;

/// <summary>
/// Notes that a data source was added, by its connection's id, to say which there are when one is asked for without an id.
/// </summary>
internal sealed class DbDataSourceRegistration(string connectionId)
{
    public string ConnectionId { get; } = connectionId;

    /// <summary>Adds a data source keyed by the id, and as the one without a key. Adding it again only adds to its options.</summary>
    public static void Add(
        IServiceCollection services, string connectionId, Action<DbDataSourceOptions>? configure,
        Func<IServiceProvider, DbDataSourceOptions, DbDataSource> create)
    {
        services.AddFairlead();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DbDataSourceOptions>, DbDataSourceOptionsValidator>());
        OptionsBuilder<DbDataSourceOptions> options = services.AddOptions<DbDataSourceOptions>(connectionId);
        if (configure is not null) options.Configure(configure);
        if (services.FindInstances<DbDataSourceRegistration>().Any(added => added.ConnectionId == connectionId)) return;

        services.AddSingleton(new DbDataSourceRegistration(connectionId));
        services.TryAddKeyedSingleton(connectionId, (provider, _) =>
            create(provider, provider.GetRequiredService<IOptionsMonitor<DbDataSourceOptions>>().Get(connectionId)));
        services.TryAddSingleton(GetOnly);
    }

    private static DbDataSource GetOnly(IServiceProvider services)
    {
        string[] ids = [.. services.GetServices<DbDataSourceRegistration>().Select(registration => registration.ConnectionId)];
        return ids.Length == 1
            ? services.GetRequiredKeyedService<DbDataSource>(ids[0])
            : throw new InvalidOperationException(
                $"There are data sources for {string.Join(" and ", ids.Select(id => $"'{QuotedName.Show(id)}'"))}: ask for one by its id, "
                + "as a parameter does with [FromKeyedServices(id)]");
    }
}

using System.ComponentModel;
using Fairlead.Backends;
using Fairlead.Clients.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Fairlead.CompilerServices;

/// <summary>HTTP clients whose connection is chosen through generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class HttpClients
{
    /// <summary>Makes clients use a connection; generated code calls this.</summary>
    /// <param name="builder">The builder of the client.</param>
    /// <param name="getConnectionId">Gets the connection id.</param>
    public static IHttpClientBuilder UseConnection(IHttpClientBuilder builder, Func<IServiceProvider, string> getConnectionId)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(getConnectionId);
        builder.Services.AddFairlead();
        builder.Services.TryAddSingleton(services => new HttpConnections(
            services.GetRequiredService<IConnectionResolver>(), services.GetRequiredService<IConnectionCredentials>(),
            FairleadServiceCollectionExtensions.GetTimeProvider(services), services.GetRequiredService<FilePolling>(),
            FairleadServiceCollectionExtensions.CreateLogger(services)));
        builder.ConfigureHttpClient((services, client) => Find(services).Configure(client));
        builder.ConfigurePrimaryHttpMessageHandler(services => new ConnectionHttpHandler(Find(services), []));
        return builder;

        HttpConnection Find(IServiceProvider services) => services.GetRequiredService<HttpConnections>().Get(getConnectionId(services));
    }
}

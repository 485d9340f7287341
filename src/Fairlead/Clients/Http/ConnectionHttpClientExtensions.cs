using Fairlead.Backends;
using Fairlead.Clients.Http;
using Fairlead.Credentials;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Fairlead;

/// <summary>HTTP clients for programs without a client factory.</summary>
public static class ConnectionHttpClientExtensions
{
    /// <summary>
    /// Creates a client that uses a connection as <c>AddHttpClient(…).UseConnection(…)</c> describes: a value that is rotated reaches its
    /// next request. Create one and keep it; it has sockets of its own. Blocks the thread unless the connection is cached.
    /// </summary>
    /// <param name="resolver">The resolver.</param>
    /// <param name="connectionId">The connection id.</param>
    /// <param name="logger">Where certificates that cannot be used are reported; null nowhere.</param>
    public static HttpClient CreateHttpClient(this IConnectionResolver resolver, [ConnectionId] string connectionId, ILogger? logger = null)
    {
        ArgumentNullException.ThrowIfNull(resolver);
        ArgumentException.ThrowIfNullOrEmpty(connectionId);
        logger ??= NullLogger.Instance;
        var credentials = new ConnectionCredentials([new OAuthClientCredentials(TimeProvider.System)], resolver, TimeProvider.System,
            logger);
        var polling = new FilePolling(TimeProvider.System);
        var connection = new HttpConnection(connectionId, resolver, credentials, TimeProvider.System, polling, logger);
        var client = new HttpClient(new ConnectionHttpHandler(connection, [connection, polling]));
        connection.Configure(client);
        return client;
    }

    /// <summary>Creates a client as <see cref="CreateHttpClient(IConnectionResolver, string, ILogger?)"/> does.</summary>
    /// <typeparam name="TConnection">The generated type.</typeparam>
    /// <param name="connection">The connection.</param>
    /// <param name="logger">Where certificates that cannot be used are reported; null nowhere.</param>
    public static HttpClient CreateHttpClient<TConnection>(this ConnectionAccessor<TConnection> connection, ILogger? logger = null)
        where TConnection : class
    {
        ArgumentNullException.ThrowIfNull(connection);
        return connection.Resolver.CreateHttpClient(connection.Id, logger);
    }
}

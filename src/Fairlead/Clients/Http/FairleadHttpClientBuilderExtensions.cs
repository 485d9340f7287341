using Fairlead;
using Fairlead.CompilerServices;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Makes HTTP clients use connections.</summary>
public static class FairleadHttpClientBuilderExtensions
{
    /// <summary>
    /// Makes clients of this name use a connection: its address, login, query, headers, TLS, proxy, timeout and redirects. A value that is
    /// rotated reaches the next request. A request that is refused with 401 is sent once more if the backends have newer credentials.
    /// Credentials are sent to the connection's own host only.
    /// </summary>
    /// <param name="builder">The builder of the client.</param>
    /// <param name="connectionId">The connection id.</param>
    public static IHttpClientBuilder UseConnection(this IHttpClientBuilder builder, [ConnectionId] string connectionId)
    {
        ArgumentException.ThrowIfNullOrEmpty(connectionId);
        return HttpClients.UseConnection(builder, _ => connectionId);
    }
}

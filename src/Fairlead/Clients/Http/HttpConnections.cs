using System.Collections.Concurrent;
using Fairlead.Backends;
using Microsoft.Extensions.Logging;

namespace Fairlead.Clients.Http;

/// <summary>The connections that a program's HTTP clients use. Handlers of the factory come and go; what is behind them stays.</summary>
internal sealed class HttpConnections(
    IConnectionResolver resolver, IConnectionCredentials credentials, TimeProvider timeProvider, FilePolling polling,
    ILogger logger) : IDisposable
{
    private readonly ConcurrentDictionary<string, HttpConnection> _connections = new(StringComparer.Ordinal);

    public HttpConnection Get(string connectionId) => _connections.GetOrAdd(
        connectionId, static (id, self) => self.Create(id), this);

    public void Dispose()
    {
        foreach (HttpConnection connection in _connections.Values) connection.Dispose();
    }

    private HttpConnection Create(string id) => new(id, resolver, credentials, timeProvider, polling, logger);
}

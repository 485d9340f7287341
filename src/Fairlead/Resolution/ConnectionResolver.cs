using System.Collections.Concurrent;
using Fairlead.Caching;
using Microsoft.Extensions.Logging;

namespace Fairlead.Resolution;

/// <summary>The resolver: a cache over <see cref="ConnectionLookup"/>, one entry per connection so that a slow one holds up no other.</summary>
internal sealed class ConnectionResolver(
    ConnectionLookup lookup, ConnectionRemarks remarks, FairleadOptions options, TimeProvider timeProvider, ILogger<ConnectionResolver> logger)
    : IConnectionResolver, IDisposable
{
    private readonly ConcurrentDictionary<string, CachedConnection> _connections = new(StringComparer.Ordinal);

    public ValueTask<ConnectionResolution> TryGetAsync(string connectionId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connectionId);
        CachedConnection cached = Find(connectionId);
        return cached.Fresh is { } resolution
            ? new ValueTask<ConnectionResolution>(resolution)
            : new ValueTask<ConnectionResolution>(TryLoadAndLogAsync(cached, cancellationToken));
    }

    public ValueTask<ConnectionResolution> TryRefreshAsync(
        string connectionId, Connection? ifNotNewerThan = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connectionId);
        CachedConnection cached = Find(connectionId);
        if (ifNotNewerThan is not null && cached.Fresh is { Connection: { } current } fresh && !current.HasSameValuesAs(ifNotNewerThan)) return new(fresh);
        cached.Refresh();
        return new ValueTask<ConnectionResolution>(TryLoadAndLogAsync(cached, cancellationToken));
    }

    public IDisposable OnChange(string connectionId, Action<Connection> listener)
    {
        ArgumentNullException.ThrowIfNull(connectionId);
        ArgumentNullException.ThrowIfNull(listener);
        while (true)
        {
            if (Find(connectionId).OnChange(listener) is { } subscription) return subscription;
        }
    }

    public void Dispose()
    {
        foreach (CachedConnection cached in _connections.Values) cached.Dispose();
    }

    private CachedConnection Find(string id) => _connections.TryGetValue(id, out CachedConnection? cached)
        ? cached
        : _connections.GetOrAdd(id, static (id, self) => self.Create(id), this);

    private CachedConnection Create(string id) => new(id, lookup, options, timeProvider, logger);

    /// <summary>A failure that is not thrown is logged.</summary>
    private async Task<ConnectionResolution> TryLoadAndLogAsync(CachedConnection cached, CancellationToken cancellationToken)
    {
        ConnectionResolution resolution = await TryLoadAsync(cached, cancellationToken).ConfigureAwait(false);
        if (!resolution.IsFound) cached.LogFailure(resolution);
        return resolution;
    }

    private async Task<ConnectionResolution> TryLoadAsync(CachedConnection cached, CancellationToken cancellationToken)
    {
        ConnectionResolution resolution = await cached.LoadAsync(cancellationToken).ConfigureAwait(false);
        if (resolution.IsFound)
        {
            remarks.Log(resolution.Connection);
            return resolution;
        }

        // Ids may come from outside: those that lead nowhere must not fill the memory.
        if (cached.TryRetire()) _connections.TryRemove(KeyValuePair.Create(resolution.ConnectionId, cached));
        return resolution;
    }
}

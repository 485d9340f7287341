using System.Collections.Concurrent;
using Fairlead.Caching;
using Fairlead.Core.Connections;

namespace Fairlead.Resolution;

/// <summary>
/// The resolver: a cache over <see cref="ConnectionLookup"/>, one entry per connection so that a slow one holds up no other.
/// </summary>
internal sealed class ConnectionResolver : IConnectionResolver, IDisposable
{
    /// <summary>
    /// How many connections are cached that the manifest does not declare one by one: unknown ids and instances of templates. Ids may come
    /// from outside, and must not fill the memory.
    /// </summary>
    private const int MostUndeclared = 1000;

    private const int MostChances = 32;

    private readonly ConcurrentDictionary<string, CachedConnection> _connections = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<CachedConnection> _undeclared = new();
    private readonly CancellationTokenSource _disposed = new();
    private readonly CacheServices _services;
    private readonly ConnectionRemarks _remarks;

    public ConnectionResolver(Func<CancellationToken, CacheServices> createServices, ConnectionRemarks remarks)
    {
        _services = createServices(_disposed.Token);
        _remarks = remarks;
    }

    /// <summary>The cache's entries, for health checks and metrics.</summary>
    public IEnumerable<CachedConnection> Entries => _connections.Values;

    /// <summary>Finds the cache's entry of a connection. Returns null if there is none.</summary>
    public CachedConnection? FindEntry(string connectionId) => _connections.GetValueOrDefault(connectionId);

    public ValueTask<ConnectionResolution> TryGetAsync(string connectionId, CancellationToken cancellationToken = default) =>
        FindServed(connectionId) is { } served
            ? new ValueTask<ConnectionResolution>(served)
            : LoadAsync(connectionId, isLogged: true, cancellationToken);

    /// <summary>The same for a caller that reports failures itself: nothing is logged.</summary>
    public ValueTask<ConnectionResolution> TryGetQuietlyAsync(string connectionId, CancellationToken cancellationToken) =>
        FindServed(connectionId) is { } served
            ? new ValueTask<ConnectionResolution>(served)
            : LoadAsync(connectionId, isLogged: false, cancellationToken);

    public async ValueTask<ConnectionResolution> TryRefreshAsync(
        string connectionId, Connection? ifNotNewerThan = null, CancellationToken cancellationToken = default)
    {
        CachedConnection cached = FindOrCreate(connectionId);
        return Remember(cached, await cached.RefreshAsync(ifNotNewerThan, cancellationToken).ConfigureAwait(false));
    }

    public IDisposable OnChange(string connectionId, Action<Connection> listener)
    {
        ArgumentNullException.ThrowIfNull(listener);
        while (true)
        {
            if (FindOrCreate(connectionId).OnChange(listener) is { } subscription) return subscription;
        }
    }

    /// <summary>Looks a cached connection up anew before it is served again.</summary>
    public void Invalidate(string connectionId)
    {
        if (_connections.TryGetValue(connectionId, out CachedConnection? cached)) cached.Invalidate();
    }

    public void Dispose()
    {
        _disposed.Cancel();
        foreach (CachedConnection cached in _connections.Values) cached.Dispose();
        _connections.Clear();
    }

    private ConnectionResolution? FindServed(string connectionId)
    {
        ArgumentNullException.ThrowIfNull(connectionId);
        return _connections.TryGetValue(connectionId, out CachedConnection? cached) ? cached.FindServed() : null;
    }

    private CachedConnection FindOrCreate(string connectionId)
    {
        ArgumentNullException.ThrowIfNull(connectionId);
        ObjectDisposedException.ThrowIf(_disposed.IsCancellationRequested, typeof(IConnectionResolver));
        return _connections.TryGetValue(connectionId, out CachedConnection? cached)
            ? cached
            : _connections.GetOrAdd(connectionId, static (id, services) => new CachedConnection(id, services), _services);
    }

    private async ValueTask<ConnectionResolution> LoadAsync(string connectionId, bool isLogged, CancellationToken cancellationToken)
    {
        CachedConnection cached = FindOrCreate(connectionId);
        return Remember(cached, await cached.LoadAsync(isLogged, cancellationToken).ConfigureAwait(false));
    }

    private ConnectionResolution Remember(CachedConnection cached, ConnectionResolution resolution)
    {
        if (resolution.IsFound) _remarks.Log(resolution.Connection);

        // What is no id may be a connection string, and is not kept.
        if (!ConnectionId.IsValid(cached.Id)) Retire(cached);
        else if (!_services.Lookup.IsDeclared(cached.Id) && cached.TryEnterQueue()) _undeclared.Enqueue(cached);
        for (int chances = 0; _undeclared.Count > MostUndeclared && chances < MostChances
            && _undeclared.TryDequeue(out CachedConnection? oldest); chances++)
        {
            // One that is in use has a second chance.
            if (oldest.ResetUse() || !Retire(oldest)) _undeclared.Enqueue(oldest);
        }
        return resolution;
    }

    private bool Retire(CachedConnection cached) => cached.TryRetire() && _connections.TryRemove(KeyValuePair.Create(cached.Id, cached));
}

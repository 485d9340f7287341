using System.Collections.Concurrent;

namespace Fairlead.Resolution;

/// <summary>A resolver that keeps the version of each connection that was resolved first, until it is refreshed on purpose.</summary>
internal sealed class ConnectionRun(IConnectionResolver resolver) : IConnectionResolver
{
    private readonly ConcurrentDictionary<string, ConnectionResolution> _pinned = new(StringComparer.Ordinal);

    public ValueTask<ConnectionResolution> TryGetAsync(string connectionId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connectionId);
        return _pinned.TryGetValue(connectionId, out ConnectionResolution? pinned) ? new(pinned)
            : PinAsync(connectionId, cancellationToken);
    }

    public async ValueTask<ConnectionResolution> TryRefreshAsync(
        string connectionId, Connection? ifNotNewerThan = null, CancellationToken cancellationToken = default)
    {
        ConnectionResolution resolution = await resolver.TryRefreshAsync(connectionId, ifNotNewerThan, cancellationToken)
            .ConfigureAwait(false);
        if (resolution.IsFound) _pinned[connectionId] = resolution;
        return resolution;
    }

    public IDisposable OnChange(string connectionId, Action<Connection> listener) => resolver.OnChange(connectionId, listener);

    /// <summary>Pins what was found. Of several callers at once, all get what the first one pinned.</summary>
    private async ValueTask<ConnectionResolution> PinAsync(string connectionId, CancellationToken cancellationToken)
    {
        ConnectionResolution resolution = await resolver.TryGetAsync(connectionId, cancellationToken).ConfigureAwait(false);
        return resolution.IsFound ? _pinned.GetOrAdd(connectionId, resolution) : resolution;
    }
}

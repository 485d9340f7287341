using Microsoft.Extensions.Primitives;

namespace Fairlead.Backends;

/// <summary>
/// Looks every so often whether a version has changed, while someone listens. Polling, because file system events do not
/// cross the links, overlays and network mounts that secrets are mounted with.
/// </summary>
internal sealed class PollingChangeToken(Func<string> getVersion, TimeProvider timeProvider, TimeSpan interval) : IChangeToken
{
    /// <summary>The version when the token was made: before anything was read.</summary>
    public string Version { get; } = getVersion();

    public bool HasChanged => getVersion() != Version;

    public bool ActiveChangeCallbacks => true;

    public IDisposable RegisterChangeCallback(Action<object?> callback, object? state)
    {
        ITimer? timer = null;
        int fired = 0;
        timer = timeProvider.CreateTimer(_ =>
        {
            if (!HasChanged || Interlocked.Exchange(ref fired, 1) == 1) return;
            timer?.Dispose();
            callback(state);
        }, null, interval, interval);
        return timer;
    }
}

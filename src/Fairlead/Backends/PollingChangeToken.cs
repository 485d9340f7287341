using Microsoft.Extensions.Primitives;

namespace Fairlead.Backends;

/// <summary>
/// Fires when the version of some files is another than before they were read. It is looked at while somebody is registered.
/// </summary>
internal sealed class PollingChangeToken(Func<string> getVersion, FilePolling polling) : IChangeToken
{
    /// <summary>The version when the token was made: before anything was read.</summary>
    private readonly string _version = getVersion();

    private readonly List<Registration> _registrations = [];
    private int _isChecking;

    public bool HasChanged => getVersion() != _version;

    public bool ActiveChangeCallbacks => true;

    public IDisposable RegisterChangeCallback(Action<object?> callback, object? state)
    {
        var registration = new Registration(this, callback, state);
        lock (_registrations) _registrations.Add(registration);
        polling.Add(this);
        return registration;
    }

    /// <summary>Fires if the version has changed. A look that blocks, as at a dead mount, is not joined by another.</summary>
    public void Check()
    {
        if (Interlocked.Exchange(ref _isChecking, 1) == 1) return;
        bool hasChanged = HasChanged;
        Volatile.Write(ref _isChecking, 0);
        if (!hasChanged) return;

        polling.Remove(this);
        Registration[] fired;
        lock (_registrations)
        {
            fired = [.. _registrations];
            _registrations.Clear();
        }
        foreach (Registration registration in fired) registration.Fire();
    }

    private void Remove(Registration registration)
    {
        lock (_registrations)
        {
            if (!_registrations.Remove(registration) || _registrations.Count > 0) return;
        }
        polling.Remove(this);
    }

    private sealed class Registration(PollingChangeToken token, Action<object?> callback, object? state) : IDisposable
    {
        public void Fire() => callback(state);

        public void Dispose() => token.Remove(this);
    }
}

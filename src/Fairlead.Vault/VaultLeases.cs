using System.Collections.Concurrent;
using Fairlead.BackendHttp;
using Microsoft.Extensions.Logging;

namespace Fairlead.Vault;

/// <summary>
/// Leased credentials: one lease for each path and process. A lease is reused if the server still knows it, renewed after two thirds of its
/// life, on use and by a timer, and replaced on use if it can no longer be renewed or its token was replaced.
/// </summary>
internal sealed class VaultLeases : IDisposable
{
    private static readonly TimeSpan ShortestTimer = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(1);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly VaultSession _session;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly string _name;
    private readonly ITimer _timer;
    private volatile bool _isDisposed;

    public VaultLeases(string name, VaultSession session, TimeProvider time, ILogger logger)
    {
        _name = name;
        _session = session;
        _time = time;
        _logger = logger;
        _timer = time.CreateTimer(
            static state => ((VaultLeases)state!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Gets the work that the timer has started last.</summary>
    public Task Background { get; private set; } = Task.CompletedTask;

    /// <summary>Gets the credentials of a path.</summary>
    public Task<(VaultLease? Lease, BackendFailure? Failure)> GetAsync(string path, CancellationToken cancellationToken)
    {
        Entry entry = _entries.GetOrAdd(path, static path => new Entry(path));
        return entry.Flight.JoinAsync(cancelled => CheckAsync(entry, cancelled), cancellationToken);
    }

    /// <summary>Ends all leases. Best effort.</summary>
    public async Task RevokeAsync(CancellationToken cancellationToken)
    {
        foreach (Entry entry in _entries.Values)
        {
            if (entry.Lease is { Id: { } id } lease && !HasEnded(lease))
                await _session.SendAsync(HttpMethod.Post, "sys/leases/revoke", FormatLease(id), cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        _isDisposed = true;
        _timer.Dispose();
    }

    private bool HasEnded(VaultLease lease) => lease.ExpiresAt <= _time.GetUtcNow();

    private async Task<(VaultLease? Lease, BackendFailure? Failure)> CheckAsync(Entry entry, CancellationToken cancellationToken)
    {
        if (entry.Lease is not { } lease || HasEnded(lease) || lease.Token != _session.Token)
            return await ReplaceAsync(entry, cancellationToken).ConfigureAwait(false);
        bool isDue = lease.RenewAt <= _time.GetUtcNow();
        bool isGood = isDue || lease.IsSpent
            ? await TryRenewAsync(entry, lease, cancellationToken).ConfigureAwait(false)
            : await IsKnownAsync(lease, cancellationToken).ConfigureAwait(false);
        return isGood ? (lease, null) : await ReplaceAsync(entry, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Determines whether the server still knows the lease, which somebody may have revoked. If that cannot be found out, the lease counts
    /// as valid.
    /// </summary>
    private async Task<bool> IsKnownAsync(VaultLease lease, CancellationToken cancellationToken)
    {
        VaultReply reply =
            await _session.SendAsync(HttpMethod.Post, "sys/leases/lookup", FormatLease(lease.Id!), cancellationToken).ConfigureAwait(false);
        return reply.Failure is not null || reply.Status is not (400 or 404);
    }

    /// <summary>Renews a lease. Returns false if it has to be replaced.</summary>
    private async Task<bool> TryRenewAsync(Entry entry, VaultLease lease, CancellationToken cancellationToken)
    {
        if (!lease.IsRenewable || lease.IsSpent) return false;
        DateTimeOffset now = _time.GetUtcNow();
        VaultReply reply =
            await _session.SendAsync(HttpMethod.Post, "sys/leases/renew", FormatLease(lease.Id!), cancellationToken).ConfigureAwait(false);
        if (reply.Failure is { } failure)
        {
            _logger.LeaseFailed(_name, entry.Path, failure.Reason);
            lease.RenewAt = now + RetryDelay;
            SetTimer();
            return true;
        }
        TimeSpan? life = reply.IsSuccess ? VaultReply.GetDuration(reply.Body, "lease_duration") : null;
        // Near its maximum time to live, a lease is renewed for shorter and shorter times.
        bool isLonger = reply.IsSuccess && (life is null || lease.OwnEnd is null || now + life - lease.OwnEnd >= lease.Life / 10);
        if (!isLonger) return false;
        lease.Extend(life, now);
        _logger.LeaseRenewed(_name, entry.Path, VaultBackendLog.Describe(lease.ExpiresAt));
        SetTimer();
        return true;
    }

    private async Task<(VaultLease? Lease, BackendFailure? Failure)> ReplaceAsync(Entry entry, CancellationToken cancellationToken)
    {
        DateTimeOffset now = _time.GetUtcNow();
        VaultReply reply =
            await _session.SendAsync(HttpMethod.Get, VaultPaths.Escape(entry.Path), body: null, cancellationToken).ConfigureAwait(false);
        BackendFailure? failure = reply.Failure ?? DescribeRefusal(entry.Path, reply);
        if (failure is not null)
        {
            _logger.LeaseFailed(_name, entry.Path, failure.Reason);
            bool keepsOld = failure.Outcome == BackendOutcome.Unavailable && entry.Lease is { } old && !HasEnded(old);
            return keepsOld ? (entry.Lease, null) : (null, failure);
        }
        if (Read(reply, now) is not { } lease)
            return (null, new BackendFailure(BackendOutcome.Malformed, $"the answer of '{entry.Path}' has no username and password"));

        // Without a lease the server gives everybody the same credentials, and the next lookup reads them again.
        entry.Lease = lease.Id is null ? null : lease;
        if (lease.Id is not null) _logger.Leased(_name, entry.Path, VaultBackendLog.Describe(lease.ExpiresAt));
        SetTimer();
        return (lease, null);
    }

    private VaultLease? Read(VaultReply reply, DateTimeOffset now)
    {
        if (reply.FindObject("data") is not { } data || VaultReply.GetText(data, "username") is not { } login
            || VaultReply.GetText(data, "password") is not { } password)
            return null;
        string? id = VaultReply.GetText(reply.Body, "lease_id");
        // The data of a static role say when it is rotated next.
        TimeSpan? life = id is null ? VaultReply.GetDuration(data, "ttl") : VaultReply.GetDuration(reply.Body, "lease_duration");
        var lease = new VaultLease
        {
            Login = login, Password = new Secret(password), Id = id, Life = life,
            IsRenewable = VaultReply.GetBoolean(reply.Body, "renewable"),
            Token = id is null ? null : _session.Token,
        };
        lease.Extend(life, now);
        return lease;
    }

    private static BackendFailure? DescribeRefusal(string path, VaultReply reply) => reply.Status switch
    {
        >= 200 and < 300 => null,
        403 => BackendFailure.Denied($"the token may not lease credentials (403): a policy needs the capability 'read' on '{path}'"),
        404 => BackendFailure.Denied($"there is no role or no engine at '{path}' (404)"),
        _ => new BackendFailure(
            BackendOutcome.Unavailable, $"the server refuses to make credentials at '{path}' ({reply.Status}); does the role exist?"),
    };

    private void OnTimer() => Background = RenewDueAsync();

    private async Task RenewDueAsync()
    {
        try
        {
            foreach (Entry entry in _entries.Values)
            {
                if (_isDisposed) return;
                if (entry.Lease is not { IsRenewable: true, IsSpent: false } lease || lease.RenewAt > _time.GetUtcNow() || HasEnded(lease))
                    continue;
                await entry.Flight.JoinAsync(cancelled => RenewAheadAsync(entry, lease, cancelled), CancellationToken.None)
                    .ConfigureAwait(false);
            }
            SetTimer();
        }
        catch (Exception e)
        {
            _logger.BackgroundFailed(_name, e.GetType().Name);
        }
    }

    /// <summary>Renews a lease that may be in use, although nobody asks for it. It is only replaced when somebody asks.</summary>
    private async Task<(VaultLease? Lease, BackendFailure? Failure)> RenewAheadAsync(
        Entry entry, VaultLease lease, CancellationToken cancellationToken)
    {
        if (!await TryRenewAsync(entry, lease, cancellationToken).ConfigureAwait(false)) lease.IsSpent = true;
        return (lease, null);
    }

    private void SetTimer()
    {
        DateTimeOffset? due = _entries.Values
            .Min(entry => entry.Lease is { IsRenewable: true, IsSpent: false } lease && !HasEnded(lease) ? lease.RenewAt : null);
        if (due is null || _isDisposed) return;
        TimeSpan wait = due.Value - _time.GetUtcNow();
        try
        {
            _timer.Change(TimeSpan.FromTicks(Math.Clamp(wait.Ticks, ShortestTimer.Ticks, LongestTimer.Ticks)), Timeout.InfiniteTimeSpan);
        }
        catch (ObjectDisposedException)
        {
            // Disposed in the meantime.
        }
    }

    private static byte[] FormatLease(string id) => VaultJson.Format([new("lease_id", id)]);

    private sealed class Entry(string path)
    {
        public string Path { get; } = path;

        public SingleFlight<(VaultLease? Lease, BackendFailure? Failure)> Flight { get; } = new();

        public VaultLease? Lease { get; set; }
    }
}

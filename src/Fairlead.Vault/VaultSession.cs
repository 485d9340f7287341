using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace Fairlead.Vault;

/// <summary>
/// The session of a backend. It signs in once, renews its token after two thirds of its life, on use and by a timer, and signs in again
/// when the token can no longer be renewed, or a request is refused because the token is no longer valid.
/// </summary>
internal sealed class VaultSession : IDisposable
{
    /// <summary>After a sign-in that did not help, how long further refusals do not lead to another one.</summary>
    private static readonly TimeSpan UselessSignInMemory = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ShortestTimer = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(1);

    private readonly VaultClient _client;
    private readonly VaultSignIn _signIn;
    private readonly VaultSettings _settings;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Counter<long> _logins;
    private readonly ITimer _timer;
    private readonly SingleFlight<VaultSignInResult> _signIns = new();
    private readonly SingleFlight<bool> _renewals = new();
    private volatile VaultToken? _token;
    private DateTimeOffset _uselessSignInAt = DateTimeOffset.MinValue;
    private string? _loggedFailure;
    private volatile bool _isDisposed;

    public VaultSession(
        VaultSettings settings, VaultClient client, VaultSignIn signIn, TimeProvider time, ILogger logger, Counter<long> logins)
    {
        _settings = settings;
        _client = client;
        _signIn = signIn;
        _time = time;
        _logger = logger;
        _logins = logins;
        _timer = time.CreateTimer(
            static state => ((VaultSession)state!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private string Name => _settings.Options.Name;

    /// <summary>Gets the current token; null before the first sign-in.</summary>
    public VaultToken? Token => _token;

    /// <summary>Gets the work that the timer has started last.</summary>
    public Task Background { get; private set; } = Task.CompletedTask;

    /// <summary>Sends a request with the session's token.</summary>
    public async Task<VaultReply> SendAsync(HttpMethod method, string path, byte[]? body, CancellationToken cancellationToken)
    {
        VaultSignInResult signedIn = await GetTokenAsync(cancellationToken).ConfigureAwait(false);
        if (signedIn.Token is not { } token) return VaultReply.FromFailure(signedIn.Failure!);
        VaultReply reply = await _client.SendAsync(method, path, token.Value, body, cancellationToken).ConfigureAwait(false);
        if (reply.Status != 403) return reply;

        VaultSignInResult next =
            await _signIns.JoinAsync(cancelled => ReplaceRefusedAsync(token, cancelled), cancellationToken).ConfigureAwait(false);
        if (next.Failure is { } failure) return VaultReply.FromFailure(failure);
        if (next.Token == token) return reply;
        VaultReply second = await _client.SendAsync(method, path, next.Token!.Value, body, cancellationToken).ConfigureAwait(false);
        if (second.Status == 403) _uselessSignInAt = _time.GetUtcNow();
        return second;
    }

    /// <summary>Revokes a token that nobody else uses, and with it all leases. Failures are ignored.</summary>
    public async Task RevokeTokenAsync(CancellationToken cancellationToken)
    {
        if (_token is { IsOwn: true } token)
            await _client.SendAsync(HttpMethod.Post, "auth/token/revoke-self", token.Value, VaultJson.Format([]),
                cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        _isDisposed = true;
        _timer.Dispose();
    }

    private async ValueTask<VaultSignInResult> GetTokenAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset now = _time.GetUtcNow();
        if (_token is not { } token || token.HasEnded(now))
            return await _signIns.JoinAsync(cancelled => SignInAsync(_token, cancelled), cancellationToken).ConfigureAwait(false);
        if (token.IsDue(now)) await _renewals.JoinAsync(RenewAsync, cancellationToken).ConfigureAwait(false);
        return new VaultSignInResult(_token, null);
    }

    /// <summary>Signs in, unless another caller just did.</summary>
    private async Task<VaultSignInResult> SignInAsync(VaultToken? previous, CancellationToken cancellationToken)
    {
        if (_token is { } newer && newer != previous && !newer.HasEnded(_time.GetUtcNow())) return new VaultSignInResult(newer, null);
        VaultSignInResult result = await _signIn.SignInAsync(previous, cancellationToken).ConfigureAwait(false);
        if (result.Token is { } token)
        {
            _token = token;
            _loggedFailure = null;
            _logins.Add(1, new KeyValuePair<string, object?>("backend", Name));
            _logger.SignedIn(Name, _settings.Address.Authority, _settings.Options.AuthMethod, VaultBackendLog.Describe(token.ExpiresAt));
            SetTimer();
        }
        else
        {
            // One warning for an outage, however many lookups it fails.
            if (Interlocked.Exchange(ref _loggedFailure, result.Failure!.Reason) != result.Failure.Reason)
                _logger.SignInFailed(Name, result.Failure.Reason);
        }
        return result;
    }

    /// <summary>
    /// Finds out whether a request was refused because of the token, by looking the token up, and signs in again if so. Returns the same
    /// token if a permission is missing.
    /// </summary>
    private async Task<VaultSignInResult> ReplaceRefusedAsync(VaultToken refused, CancellationToken cancellationToken)
    {
        var same = new VaultSignInResult(refused, null);
        if (_token != refused) return await SignInAsync(refused, cancellationToken).ConfigureAwait(false);
        VaultReply known = await _client.SendAsync(HttpMethod.Get, "auth/token/lookup-self", refused.Value, body: null,
            cancellationToken).ConfigureAwait(false);
        if (known.Failure is { } failure) return VaultSignInResult.Fail(failure);
        if (known.IsSuccess) return same;
        if (_signIn.CanRepeat && _time.GetUtcNow() - _uselessSignInAt < UselessSignInMemory) return same;
        return await SignInAsync(refused, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Renews the token, or replaces it if it can no longer be renewed. Until then the current token stays in use.
    /// </summary>
    private async Task<bool> RenewAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset now = _time.GetUtcNow();
        if (_token is not { } token || !token.IsDue(now)) return true;
        bool isExtended = token.IsRenewable && await TryExtendAsync(token, now, cancellationToken).ConfigureAwait(false);
        if (!isExtended && token.IsDue(now)) await ReplaceEndingAsync(token, now, cancellationToken).ConfigureAwait(false);
        SetTimer();
        return isExtended;
    }

    private async Task<bool> TryExtendAsync(VaultToken token, DateTimeOffset now, CancellationToken cancellationToken)
    {
        VaultReply reply = await _client.SendAsync(HttpMethod.Post, "auth/token/renew-self", token.Value, VaultJson.Format([]),
            cancellationToken).ConfigureAwait(false);
        if (reply.Failure is { } failure)
        {
            _logger.RenewalFailed(Name, failure.Reason);
            Postpone(token, now);
            return false;
        }
        if (!reply.IsSuccess || reply.FindObject("auth") is not { } auth)
        {
            _logger.RenewalFailed(Name, $"the server refuses ({reply.Status})");
            return false;
        }
        DateTimeOffset? end = token.ExpiresAt;
        TimeSpan? life = VaultReply.GetDuration(auth, "lease_duration");
        // Near its maximum time to live, a token is renewed for shorter and shorter times.
        bool isLonger = life is null || end is null || now + life - end >= token.Life / 10;
        if (!isLonger) return false;
        token.Extend(life, now);
        _logger.Renewed(Name, VaultBackendLog.Describe(token.ExpiresAt));
        return true;
    }

    private async Task ReplaceEndingAsync(VaultToken token, DateTimeOffset now, CancellationToken cancellationToken)
    {
        VaultSignInResult result =
            await _signIns.JoinAsync(cancelled => SignInAsync(token, cancelled), cancellationToken).ConfigureAwait(false);
        if (result.Token is not null) return;
        if (_signIn.CanRepeat || result.Failure!.Outcome == BackendOutcome.Unavailable)
        {
            Postpone(token, now);
            return;
        }
        token.Postpone(null);
        _logger.TokenEnds(Name, VaultBackendLog.Describe(token.ExpiresAt));
    }

    private static void Postpone(VaultToken token, DateTimeOffset now)
    {
        TimeSpan left = (token.ExpiresAt ?? DateTimeOffset.MaxValue) - now;
        token.Postpone(now + (left / 3 < RetryDelay ? left / 3 : RetryDelay));
    }

    private void SetTimer()
    {
        if (_isDisposed || _token?.RenewAt is not { } due) return;
        TimeSpan wait = due - _time.GetUtcNow();
        try
        {
            _timer.Change(TimeSpan.FromTicks(Math.Clamp(wait.Ticks, ShortestTimer.Ticks, LongestTimer.Ticks)), Timeout.InfiniteTimeSpan);
        }
        catch (ObjectDisposedException)
        {
            // Disposed in the meantime.
        }
    }

    private void OnTimer() => Background = RunTimerAsync();

    private async Task RunTimerAsync()
    {
        try
        {
            if (_isDisposed || _token is not { } token) return;
            if (token.IsDue(_time.GetUtcNow()) && !token.HasEnded(_time.GetUtcNow()))
                await _renewals.JoinAsync(RenewAsync, CancellationToken.None).ConfigureAwait(false);
            else SetTimer();
        }
        catch (Exception e)
        {
            _logger.BackgroundFailed(Name, e.GetType().Name);
        }
    }
}

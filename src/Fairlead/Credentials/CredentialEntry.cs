using Fairlead.Tls;

namespace Fairlead.Credentials;

/// <summary>
/// The credential of one version of a connection. One request at a time asks the provider, for all callers; before the credential ends it
/// is replaced in the background; after a failure the provider is left alone for a while that grows.
/// </summary>
internal sealed class CredentialEntry(Connection connection, ICredentialProvider provider, CredentialCacheServices services)
{
    /// <summary>How long a credential is used whose end is not known.</summary>
    private static readonly TimeSpan UnknownLifetime = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan LongestMargin = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan RefusalInterval = TimeSpan.FromSeconds(1);

    private readonly object _gate = new();
    private volatile Held? _held;
    private Task<Connection>? _running;
    private ConnectionException? _failure;
    private DateTimeOffset _retryAt;
    private TimeSpan _delay = FirstDelay;
    private DateTimeOffset _refusedAt = DateTimeOffset.MinValue;

    /// <summary>The connection that the credential is asked for with.</summary>
    public Connection Source => connection;

    public ValueTask<Connection> GetAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset now = services.TimeProvider.GetUtcNow();
        Held? held = _held;
        if (held is null || now >= held.UsedUntil) return new ValueTask<Connection>(WaitAsync(Join(now), held, cancellationToken));
        if (now >= held.RenewFrom) RenewInBackground(now);
        return new ValueTask<Connection>(held.Connection);
    }

    /// <summary>Replaces the credential that a server refused, at most once an interval.</summary>
    public async ValueTask<Connection> ReplaceAsync(Connection used, CancellationToken cancellationToken)
    {
        Task<Connection> request;
        lock (_gate)
        {
            DateTimeOffset now = services.TimeProvider.GetUtcNow();
            bool isNewer = _held is { } held && !ReferenceEquals(held.Connection, used);
            if (_held is not null && (isNewer || now < _refusedAt + RefusalInterval)) return _held.Connection;
            _refusedAt = now;
            request = Join(now);
        }
        return await request.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Until it really ends, a credential is better than none.</summary>
    private async Task<Connection> WaitAsync(Task<Connection> request, Held? held, CancellationToken cancellationToken)
    {
        try
        {
            return await request.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectionException) when (held is not null && services.TimeProvider.GetUtcNow() < held.EndsAt)
        {
            return held.Connection;
        }
    }

    private void RenewInBackground(DateTimeOffset now)
    {
        lock (_gate)
        {
            if (_running is null && now >= _retryAt) _ = Join(now).ContinueWith(static task => task.Exception, TaskScheduler.Default);
        }
    }

    /// <summary>Joins the running request, or starts one.</summary>
    private Task<Connection> Join(DateTimeOffset now)
    {
        lock (_gate)
        {
            if (_running is not null) return _running;
            if (_failure is not null && now < _retryAt) return Task.FromException<Connection>(_failure);
            var started = new TaskCompletionSource<Connection>(TaskCreationOptions.RunContinuationsAsynchronously);
            _running = started.Task;
            _ = Task.Run(() => RequestAsync(started));
            return started.Task;
        }
    }

    private async Task RequestAsync(TaskCompletionSource<Connection> result)
    {
        using var timeout = new CancellationTokenSource(Timeout, services.TimeProvider);
        try
        {
            // A provider that ignores its token, or blocks, must not hold up its callers for ever.
            Credential credential = await Task.Run(async () => await provider.GetAsync(connection, timeout.Token)
                .ConfigureAwait(false), timeout.Token)
                .WaitAsync(timeout.Token).ConfigureAwait(false) ?? throw Fail("it returned nothing", null);
            result.SetResult(Accept(credential));
        }
        catch (ConnectionException e)
        {
            Refuse(e);
            result.SetException(e);
        }
        catch (Exception e)
        {
            // Another's message may hold anything.
            CredentialException failure = Fail(
                e is OperationCanceledException && timeout.IsCancellationRequested
                    ? "no answer within 30 seconds"
                    : $"it threw {e.GetType().Name}", null);
            Refuse(failure);
            result.SetException(failure);
        }
    }

    private Connection Accept(Credential credential)
    {
        DateTimeOffset now = services.TimeProvider.GetUtcNow();
        TimeSpan lifetime = credential.ExpiresAt is { } end ? end - now : UnknownLifetime;
        if (lifetime <= TimeSpan.Zero) throw Fail("the credential has already expired", null);

        TimeSpan margin = lifetime / 10 < LongestMargin ? lifetime / 10 : LongestMargin;
        var held = new Held(connection.With(credential), now + (lifetime * 0.75), now + lifetime - margin, now + lifetime);
        services.Issued.AddOrUpdate(held.Connection, this);
        TlsObservations.Find(connection)?.Observe(held.Connection);
        lock (_gate) (_held, _running, _failure, _delay, _retryAt) = (held, null, null, FirstDelay, DateTimeOffset.MinValue);
        return held.Connection;
    }

    private void Refuse(ConnectionException failure)
    {
        bool isFirst;
        lock (_gate)
        {
            isFirst = _failure is null;
            TimeSpan delay = (failure as CredentialException)?.RetryAfter is { } asked && asked > _delay ? asked : _delay;
            (_running, _failure, _retryAt) = (null, failure, services.TimeProvider.GetUtcNow() + delay);
            _delay = _delay * 2 < LongestDelay ? _delay * 2 : LongestDelay;
        }
        if (isFirst) services.Logger.CredentialFailed(failure.Message);
    }

    private CredentialException Fail(string reason, Exception? innerException) => new(connection.Id, provider.Name, reason, innerException);

    private sealed record Held(Connection Connection, DateTimeOffset RenewFrom, DateTimeOffset UsedUntil, DateTimeOffset EndsAt);
}

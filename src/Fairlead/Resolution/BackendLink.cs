using Fairlead.Backends;
using Microsoft.Extensions.Options;

namespace Fairlead.Resolution;

/// <summary>
/// A backend and how it is asked. Whatever it does, its callers get an answer within its timeout: one that throws, returns null, blocks its
/// thread or ignores its token is unavailable.
/// </summary>
internal sealed class BackendLink
{
    private static readonly WorkerThreads Threads = new("Fairlead backend");

    private readonly ISecretsBackend _backend;
    private readonly IInProcessBackend? _inProcess;
    private readonly TimeProvider _timeProvider;
    private readonly SemaphoreSlim _slots;
    private readonly LookupBatches? _batches;

    private BackendLink(ISecretsBackend backend, string name, BackendRegistration registration, TimeProvider timeProvider)
    {
        _backend = backend;
        _inProcess = backend as IInProcessBackend;
        _timeProvider = timeProvider;
        Name = name;
        Policy = registration.Policy;
        ForDeclared = registration.IsLast;
        _slots = new SemaphoreSlim(Policy.MaximumConcurrency);
        if (backend is IBatchSecretsBackend batching)
            _batches = new LookupBatches(Math.Max(1, batching.MaximumBatchSize), Policy.MaximumConcurrency, FindManyAsync);

        ValueTask<IReadOnlyList<BackendAnswer>> FindManyAsync(IReadOnlyList<BackendRequest> requests) => RunAsync(
            token => batching.FindManyAsync(requests, token), reason =>
                [.. requests.Select(_ => Unavailable(reason))], CancellationToken.None);
    }

    public ISecretsBackend Backend => _backend;

    public string Name { get; }

    public BackendPolicy Policy { get; }

    /// <summary>Whether only connections that a manifest declares are looked up.</summary>
    public bool ForDeclared { get; }

    /// <summary>Creates what was registered: no backend where it has no part in this program.</summary>
    /// <exception cref="OptionsValidationException">The policy is not a valid one.</exception>
    public static IEnumerable<BackendLink> Create(BackendRegistration registration, IServiceProvider services, TimeProvider timeProvider) =>
        registration.Create(services).Select(backend => Create(backend, registration, timeProvider));

    private static BackendLink Create(ISecretsBackend backend, BackendRegistration registration, TimeProvider timeProvider)
    {
        string name = backend.Name ?? throw new InvalidOperationException($"The backend {backend.GetType()} has no name");
        BackendPolicy policy = registration.Policy;
        bool isValid = policy.Timeout > TimeSpan.Zero && policy.Timeout <= TimeSpan.FromDays(1) && policy.MaximumConcurrency > 0
            && (policy.TimeToLive is not { } timeToLive || timeToLive > TimeSpan.Zero);
        return isValid
            ? new BackendLink(backend, name, registration, timeProvider)
            : throw new OptionsValidationException(name, typeof(BackendPolicy), [
                $"The policy of the backend '{name}' is invalid: {nameof(policy.Timeout)} must be more than zero and up to a day, "
                + $"{nameof(policy.MaximumConcurrency)} at least 1, {nameof(policy.TimeToLive)} more than zero",
            ]);
    }

    public ValueTask<BackendAnswer> AskAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return _inProcess?.FindAtOnce(request) is { } answer ? new(answer) : AskElsewhereAsync(request, cancellationToken);
        }
        catch (Exception e)
        {
            return new(Unavailable(Describe(e)));
        }
    }

    /// <summary>Writes to a backend that can be written.</summary>
    public ValueTask<BackendWriteResult> WriteAsync(BackendWrite write, CancellationToken cancellationToken) =>
        RunAsync(token => ((IWritableBackend)_backend).WriteAsync(write, token), BackendWriteResult.Unavailable, cancellationToken);

    /// <summary>Deletes from a backend that can be written.</summary>
    public ValueTask<BackendWriteResult> DeleteAsync(BackendRequest request, string version, CancellationToken cancellationToken) =>
        RunAsync(token => ((IWritableBackend)_backend).DeleteAsync(request, version, token), BackendWriteResult.Unavailable,
            cancellationToken);

    private ValueTask<BackendAnswer> AskElsewhereAsync(BackendRequest request, CancellationToken cancellationToken) => _batches is null
        ? RunAsync(token => _backend.FindAsync(request, token), Unavailable, cancellationToken)
        : _batches.FindAsync(request, cancellationToken);

    /// <summary>Runs one call of the backend's, whatever it does.</summary>
    /// <param name="call">The call.</param>
    /// <param name="fail">Makes a result of the reason why there is none.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    private async ValueTask<T> RunAsync<T>(Func<CancellationToken, ValueTask<T>> call, Func<string, T> fail,
        CancellationToken cancellationToken)
        where T : class
    {
        using var timeout = new CancellationTokenSource(Policy.Timeout, _timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        CancellationToken token = either.Token;
        bool isWaiting = true;
        try
        {
            await _slots.WaitAsync(token).ConfigureAwait(false);
            isWaiting = false;
            Task<T> pending = Threads.RunAsync(() => call(token));
            _ = pending.ContinueWith(Release, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

            // A backend that ignores its token must not hold up its callers for ever.
            return await pending.WaitAsync(token).ConfigureAwait(false) ?? fail("it returned null");
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            string what = isWaiting ? "earlier lookups are still unanswered after" : "no answer within";
            return fail(FormattableString.Invariant($"{what} {Policy.Timeout.TotalSeconds} seconds"));
        }
        catch (Exception e)
        {
            return fail(Describe(e));
        }

        // Only now, as a lookup that was given up may still hold a thread and a connection.
        void Release(Task<T> task)
        {
            _ = task.Exception;
            _slots.Release();
        }
    }

    private static BackendAnswer Unavailable(string reason) => BackendAnswer.Unavailable([], reason);

    /// <summary>The exception's message may quote what was being read.</summary>
    private static string Describe(Exception exception) => $"it threw {exception.GetType().Name}";
}

namespace Fairlead.Testing.Conformance;

/// <summary>The backend under test. All its texts are collected, and whatever no backend may do fails the case.</summary>
internal sealed class CheckedBackend(ISecretsBackend backend, Diagnostics diagnostics, CancellationToken timeout)
    : IWritableBackend, IAsyncDisposable
{
    public string Name => backend.Name;

    private IWritableBackend Writable =>
        backend as IWritableBackend ?? throw new BackendConformanceException($"It is not an {nameof(IWritableBackend)}");

    public Task<BackendAnswer> FindAsync(string id) => FindAsync(new BackendRequest(id), timeout).AsTask();

    public async ValueTask<BackendAnswer> FindAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        BackendAnswer answer = await CallAsync(() => backend.FindAsync(request, cancellationToken), "FindAsync").ConfigureAwait(false);
        diagnostics.Add(answer.Reason);
        foreach (string place in answer.Places) diagnostics.Add(place);
        foreach (BackendField field in answer.Fields) diagnostics.Add(field.Place);
        diagnostics.Add(answer.Text?.Place);
        diagnostics.Add(answer.Version);
        ConformanceRun.Expect(
            answer.Outcome is BackendOutcome.Found or BackendOutcome.NotFound
                || answer.Reason is { Length: > 0 }, $"It answered {answer.Outcome} without a reason");
        ConformanceRun.Expect(
            answer.Outcome != BackendOutcome.Found || answer.Text is not null
                || answer.Fields.Count > 0, "It answered Found without any value");
        return answer;
    }

    public Task<BackendWriteResult> WriteAsync(string id, Dictionary<string, string> fields, string? version) =>
        WriteAsync(new BackendWrite(new BackendRequest(id), ConformanceRun.Protect(fields), version), timeout).AsTask();

    public async ValueTask<BackendWriteResult> WriteAsync(BackendWrite write, CancellationToken cancellationToken)
    {
        BackendWriteResult result = await CallAsync(() => Writable.WriteAsync(write, cancellationToken), "WriteAsync")
            .ConfigureAwait(false);
        ConformanceRun.Expect(
            result.Outcome != BackendWriteOutcome.Succeeded || result.Version is { Length: > 0 }, "A write that succeeded has no version");
        return Collect(result);
    }

    public Task<BackendWriteResult> DeleteAsync(string id, string version) =>
        DeleteAsync(new BackendRequest(id), version, timeout).AsTask();

    public async ValueTask<BackendWriteResult> DeleteAsync(BackendRequest request, string version, CancellationToken cancellationToken) =>
        Collect(await CallAsync(() => Writable.DeleteAsync(request, version, cancellationToken), "DeleteAsync").ConfigureAwait(false));

    public IReadOnlyList<string> DescribePlaces(BackendRequest request, string field)
    {
        IReadOnlyList<string> places = backend.DescribePlaces(request, field);
        foreach (string place in places) diagnostics.Add(place);
        return places;
    }

    public ValueTask DisposeAsync() => BackendFixture.DisposeAsync(backend);

    private BackendWriteResult Collect(BackendWriteResult result)
    {
        diagnostics.Add(result.Reason);
        diagnostics.Add(result.Place);
        diagnostics.Add(result.Version);
        return result;
    }

    private async Task<T> CallAsync<T>(Func<ValueTask<T>> call, string name)
        where T : class
    {
        try
        {
            return await call().ConfigureAwait(false) ?? throw new BackendConformanceException($"{name} returned null");
        }
        catch (Exception e) when (e is not (OperationCanceledException or BackendConformanceException))
        {
            diagnostics.Add(e.ToString());
            throw new BackendConformanceException($"{name} threw {e.GetType()}; every expected outcome is an answer");
        }
    }
}

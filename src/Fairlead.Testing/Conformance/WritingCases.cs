using System.Globalization;
using static Fairlead.Testing.Conformance.ConformanceRun;

namespace Fairlead.Testing.Conformance;

/// <summary>What every writable backend does.</summary>
internal static class WritingCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new("a connection that was created is found, with the version that the write said", BackendAbilities.Writing, CreateAsync),
        new("what exists is not created again", BackendAbilities.Writing, CreateTwiceAsync),
        new("an update over the version seen replaces the connection as a whole", BackendAbilities.Writing, UpdateAsync),
        new("an update over another version is refused and changes nothing", BackendAbilities.Writing, UpdateStaleAsync),
        new("an update of what does not exist is refused", BackendAbilities.Writing, UpdateMissingAsync),
        new("a delete over the version seen deletes", BackendAbilities.Writing, DeleteAsync),
        new("a delete over another version is refused and changes nothing", BackendAbilities.Writing, DeleteStaleAsync),
        new("a delete of what does not exist is refused", BackendAbilities.Writing, DeleteMissingAsync),
        new("a deleted connection can be created again, with a version that it never had", BackendAbilities.Writing,
            CreateAfterDeleteAsync),
        new("a version that means nothing to the backend is refused", BackendAbilities.Writing, UpdateNonsenseAsync),
        new("every kind of field and character survives a write", BackendAbilities.Writing, WriteCharactersAsync),
        new("of writers that saw the same version one succeeds", BackendAbilities.Writing, RaceAsync),
        new("of writers that create the same connection one succeeds", BackendAbilities.Writing, RaceToCreateAsync),
        new("writers that try again lose no update", BackendAbilities.Writing, CountAsync),
        new("a write is seen by another instance", BackendAbilities.Writing, ReadElsewhereAsync),
        new("a write leaves other connections alone", BackendAbilities.Writing, WriteNeighbourAsync),
        new("an id that cannot be written is rejected", BackendAbilities.Writing, WriteOddIdsAsync),
    ];

    private static async Task CreateAsync(ConformanceRun run)
    {
        CheckedBackend backend = run.CreateBackend();
        string id = run.CreateId();
        Dictionary<string, string> fields = run.CreateFields();
        BackendWriteResult result = await backend.WriteAsync(id, fields, version: null).ConfigureAwait(false);
        ExpectOutcome(result, BackendWriteOutcome.Succeeded);
        await ExpectVersionAsync(backend, id, result.Version).ConfigureAwait(false);
        await run.ExpectConnectionAsync(backend, id, fields).ConfigureAwait(false);
    }

    private static async Task CreateTwiceAsync(ConformanceRun run)
    {
        CheckedBackend backend = run.CreateBackend();
        (string id, string version, Dictionary<string, string> fields) = await WriteNewAsync(run, backend).ConfigureAwait(false);
        ExpectOutcome(await backend.WriteAsync(id, run.CreateFields(), version: null).ConfigureAwait(false), BackendWriteOutcome.Conflict);
        await ExpectUnchangedAsync(run, backend, id, version, fields).ConfigureAwait(false);
    }

    private static async Task UpdateAsync(ConformanceRun run)
    {
        CheckedBackend backend = run.CreateBackend();
        (string id, string version, _) = await WriteNewAsync(run, backend).ConfigureAwait(false);
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["conn_type"] = "generic", ["host"] = "other.example",
            ["password"] = run.CreateSecret() };
        BackendWriteResult result = await backend.WriteAsync(id, fields, version).ConfigureAwait(false);
        ExpectOutcome(result, BackendWriteOutcome.Succeeded);
        Expect(result.Version != version, "The new version is the old one");
        await ExpectUnchangedAsync(run, backend, id, result.Version!, fields).ConfigureAwait(false);
        ConnectionResolution resolution = await run.CreateResolver(backend).TryGetAsync(id, run.CancellationToken).ConfigureAwait(false);
        Expect(resolution.Connection is { Login: null, Port: null }, "A field that the update left out is still there");
    }

    private static async Task UpdateStaleAsync(ConformanceRun run)
    {
        CheckedBackend backend = run.CreateBackend();
        (string id, string stale, _) = await WriteNewAsync(run, backend).ConfigureAwait(false);
        Dictionary<string, string> fields = run.CreateFields();
        BackendWriteResult second = await backend.WriteAsync(id, fields, stale).ConfigureAwait(false);
        ExpectOutcome(second, BackendWriteOutcome.Succeeded);
        ExpectOutcome(await backend.WriteAsync(id, run.CreateFields(), stale).ConfigureAwait(false), BackendWriteOutcome.Conflict);
        await ExpectUnchangedAsync(run, backend, id, second.Version!, fields).ConfigureAwait(false);
    }

    private static async Task UpdateMissingAsync(ConformanceRun run)
    {
        CheckedBackend backend = run.CreateBackend();
        (_, string version, _) = await WriteNewAsync(run, backend).ConfigureAwait(false);
        string missing = run.CreateId();
        ExpectOutcome(await backend.WriteAsync(missing, run.CreateFields(), version).ConfigureAwait(false), BackendWriteOutcome.Conflict);
        ExpectOutcome(await backend.FindAsync(missing).ConfigureAwait(false), BackendOutcome.NotFound);
    }

    private static async Task DeleteAsync(ConformanceRun run)
    {
        CheckedBackend backend = run.CreateBackend();
        (string id, string version, _) = await WriteNewAsync(run, backend).ConfigureAwait(false);
        ExpectOutcome(await backend.DeleteAsync(id, version).ConfigureAwait(false), BackendWriteOutcome.Succeeded);
        ExpectOutcome(await backend.FindAsync(id).ConfigureAwait(false), BackendOutcome.NotFound);
    }

    private static async Task DeleteStaleAsync(ConformanceRun run)
    {
        CheckedBackend backend = run.CreateBackend();
        (string id, string stale, _) = await WriteNewAsync(run, backend).ConfigureAwait(false);
        Dictionary<string, string> fields = run.CreateFields();
        BackendWriteResult second = await backend.WriteAsync(id, fields, stale).ConfigureAwait(false);
        ExpectOutcome(await backend.DeleteAsync(id, stale).ConfigureAwait(false), BackendWriteOutcome.Conflict);
        await ExpectUnchangedAsync(run, backend, id, second.Version!, fields).ConfigureAwait(false);
    }

    private static async Task DeleteMissingAsync(ConformanceRun run)
    {
        CheckedBackend backend = run.CreateBackend();
        (string id, string version, _) = await WriteNewAsync(run, backend).ConfigureAwait(false);
        ExpectOutcome(await backend.DeleteAsync(id, version).ConfigureAwait(false), BackendWriteOutcome.Succeeded);
        ExpectOutcome(await backend.DeleteAsync(id, version).ConfigureAwait(false), BackendWriteOutcome.Conflict);
    }

    private static async Task CreateAfterDeleteAsync(ConformanceRun run)
    {
        CheckedBackend backend = run.CreateBackend();
        (string id, string version, _) = await WriteNewAsync(run, backend).ConfigureAwait(false);
        await backend.DeleteAsync(id, version).ConfigureAwait(false);
        Dictionary<string, string> fields = run.CreateFields();
        BackendWriteResult again = await backend.WriteAsync(id, fields, version: null).ConfigureAwait(false);
        ExpectOutcome(again, BackendWriteOutcome.Succeeded);
        Expect(again.Version != version,
            "A deleted connection's version is used again, so readers of the old one don't notice the new one");
        await ExpectUnchangedAsync(run, backend, id, again.Version!, fields).ConfigureAwait(false);
    }

    private static async Task UpdateNonsenseAsync(ConformanceRun run)
    {
        CheckedBackend backend = run.CreateBackend();
        (string id, string version, Dictionary<string, string> fields) = await WriteNewAsync(run, backend).ConfigureAwait(false);
        foreach (string nonsense in new[] { "", " ", "nonsense", "-1", "0", "99999999999999999999999", version + "0" })
        {
            ExpectOutcome(await backend.WriteAsync(id, run.CreateFields(), nonsense).ConfigureAwait(false), BackendWriteOutcome.Conflict,
                BackendWriteOutcome.Rejected);
            ExpectOutcome(await backend.DeleteAsync(id, nonsense).ConfigureAwait(false), BackendWriteOutcome.Conflict,
                BackendWriteOutcome.Rejected);
        }
        await ExpectUnchangedAsync(run, backend, id, version, fields).ConfigureAwait(false);
    }

    private static async Task WriteCharactersAsync(ConformanceRun run)
    {
        CheckedBackend backend = run.CreateBackend();
        Dictionary<string, string> fields = run.CreateFields(run.CreateSecret() + "a;b\"c'd@e/f%g{h}\\ \t\n ü \U0001F511");
        fields["description"] = "Orders, \"all\" of them";
        fields["schema"] = "orders";
        fields["extra.api_key"] = run.CreateSecret() + "\"}";
        fields["extra.a name"] = "blank";
        string id = run.CreateId();
        ExpectOutcome(await backend.WriteAsync(id, fields, version: null).ConfigureAwait(false), BackendWriteOutcome.Succeeded);
        await run.ExpectConnectionAsync(backend, id, fields).ConfigureAwait(false);
    }

    private static async Task RaceAsync(ConformanceRun run)
    {
        CheckedBackend backend = run.CreateBackend();
        (string id, string version, _) = await WriteNewAsync(run, backend).ConfigureAwait(false);
        await RaceAsync(run, backend, id, version).ConfigureAwait(false);
    }

    private static Task RaceToCreateAsync(ConformanceRun run) => RaceAsync(run, run.CreateBackend(), run.CreateId(), version: null);

    private static async Task RaceAsync(ConformanceRun run, CheckedBackend backend, string id, string? version)
    {
        Dictionary<string, string>[] written = [.. Enumerable.Range(0, 8).Select(_ => run.CreateFields())];
        BackendWriteResult[] results = await Task.WhenAll(written.Select(fields => Task.Run(() => backend.WriteAsync(id, fields, version))))
            .ConfigureAwait(false);
        foreach (BackendWriteResult result in results) ExpectOutcome(result, BackendWriteOutcome.Succeeded, BackendWriteOutcome.Conflict);
        int winners = results.Count(static result => result.Outcome == BackendWriteOutcome.Succeeded);
        Expect(winners == 1, string.Create(CultureInfo.InvariantCulture, $"{winners} of 8 writers over one version succeeded"));
        int winner = Array.FindIndex(results, static result => result.Outcome == BackendWriteOutcome.Succeeded);
        await ExpectUnchangedAsync(run, backend, id, results[winner].Version!, written[winner]).ConfigureAwait(false);
    }

    private static async Task CountAsync(ConformanceRun run)
    {
        const int Writers = 4, Updates = 5;
        string id = run.CreateId();
        CheckedBackend first = run.CreateBackend();
        ExpectOutcome(await first.WriteAsync(id, CreateCounter(0), version: null).ConfigureAwait(false), BackendWriteOutcome.Succeeded);
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(IncrementAsync))).ConfigureAwait(false);
        await run.ExpectConnectionAsync(first, id, CreateCounter(Writers * Updates)).ConfigureAwait(false);

        async Task IncrementAsync()
        {
            CheckedBackend backend = run.CreateBackend();
            for (int done = 0; done < Updates;)
            {
                BackendAnswer answer = await backend.FindAsync(id).ConfigureAwait(false);
                IConnectionResolver resolver = run.CreateResolver(new FixedBackend(answer));
                Connection connection = await resolver.GetAsync(id, run.CancellationToken).ConfigureAwait(false);
                int count = int.Parse(connection.Schema!, CultureInfo.InvariantCulture);
                BackendWriteResult result = await backend.WriteAsync(id, CreateCounter(count + 1), answer.Version).ConfigureAwait(false);
                ExpectOutcome(result, BackendWriteOutcome.Succeeded, BackendWriteOutcome.Conflict);
                if (result.Outcome == BackendWriteOutcome.Succeeded) done++;
            }
        }

        static Dictionary<string, string> CreateCounter(int count) => new(StringComparer.Ordinal)
        {
            ["conn_type"] = "generic", ["host"] = "h", ["schema"] = count.ToString(CultureInfo.InvariantCulture),
        };
    }

    private static async Task ReadElsewhereAsync(ConformanceRun run)
    {
        CheckedBackend reader = run.CreateBackend();
        string id = run.CreateId();
        ExpectOutcome(await reader.FindAsync(id).ConfigureAwait(false), BackendOutcome.NotFound);
        Dictionary<string, string> fields = run.CreateFields();
        ExpectOutcome(await run.CreateBackend().WriteAsync(id, fields, version: null).ConfigureAwait(false), BackendWriteOutcome.Succeeded);
        await run.ExpectConnectionAsync(reader, id, fields).ConfigureAwait(false);
    }

    private static async Task WriteNeighbourAsync(ConformanceRun run)
    {
        CheckedBackend backend = run.CreateBackend();
        (string id, string version, Dictionary<string, string> fields) = await WriteNewAsync(run, backend).ConfigureAwait(false);
        foreach (string neighbour in new[] { id + "1", id[..^1], id.Replace('_', '.'), id + "_", "../" + id, id + "/../" + id, id + "/x",
            id + "#x" })
        {
            Dictionary<string, string> others = run.CreateFields();
            BackendWriteResult result = await backend.WriteAsync(neighbour, others, version: null).ConfigureAwait(false);
            if (result.Outcome == BackendWriteOutcome.Rejected) continue;
            ExpectOutcome(result, BackendWriteOutcome.Succeeded);
            await run.ExpectConnectionAsync(backend, neighbour, others).ConfigureAwait(false);
            ExpectOutcome(await backend.DeleteAsync(neighbour, result.Version!).ConfigureAwait(false), BackendWriteOutcome.Succeeded);
        }
        await ExpectUnchangedAsync(run, backend, id, version, fields).ConfigureAwait(false);
    }

    private static async Task WriteOddIdsAsync(ConformanceRun run)
    {
        CheckedBackend backend = run.CreateBackend();
        foreach (string id in new[] { "kit\0", "kit\nkit", "kit kit", "kit?x=1", "" })
            ExpectOutcome(await backend.WriteAsync(id, run.CreateFields(), version: null).ConfigureAwait(false),
                BackendWriteOutcome.Rejected);
    }

    private static async Task<(string Id, string Version, Dictionary<string, string> Fields)> WriteNewAsync(ConformanceRun run,
        CheckedBackend backend)
    {
        string id = run.CreateId();
        Dictionary<string, string> fields = run.CreateFields();
        BackendWriteResult result = await backend.WriteAsync(id, fields, version: null).ConfigureAwait(false);
        ExpectOutcome(result, BackendWriteOutcome.Succeeded);
        return (id, result.Version!, fields);
    }

    private static async Task ExpectUnchangedAsync(
        ConformanceRun run, CheckedBackend backend, string id, string version, Dictionary<string, string> fields)
    {
        await ExpectVersionAsync(backend, id, version).ConfigureAwait(false);
        await run.ExpectConnectionAsync(backend, id, fields).ConfigureAwait(false);
    }

    private static async Task ExpectVersionAsync(CheckedBackend backend, string id, string? version)
    {
        BackendAnswer answer = await backend.FindAsync(id).ConfigureAwait(false);
        ExpectOutcome(answer, BackendOutcome.Found);
        Expect(answer.Version == version, $"A read returned the version {answer.Version ?? "none"}, the write {version}");
    }

    /// <summary>Repeats the answer of another backend, so that value and version come from one read.</summary>
    private sealed class FixedBackend(BackendAnswer answer) : ISecretsBackend
    {
        public string Name => "fixed";

        public ValueTask<BackendAnswer> FindAsync(BackendRequest request, CancellationToken cancellationToken) => new(answer);
    }
}

using static Fairlead.Testing.Conformance.ConformanceRun;

namespace Fairlead.Testing.Conformance;

/// <summary>What every backend does when it is read.</summary>
internal static class ReadingCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new("a missing connection is not found, and the answer says where it was looked for", BackendAbilities.None, FindMissingAsync),
        new("the backend has one name", BackendAbilities.None, CheckNameAsync),
        new("every field comes back as it was stored", BackendAbilities.None, ReadFieldsAsync),
        new("values with every kind of character come back as they were stored", BackendAbilities.None, ReadCharactersAsync),
        new("a value of 8 KB comes back whole", BackendAbilities.None, ReadLongValueAsync),
        new("an id never leads to another connection", BackendAbilities.None, FindNeighboursAsync),
        new("ids of every form that is valid are found or refused, and never fail", BackendAbilities.None, FindOddIdsAsync),
        new("a deleted connection is not found", BackendAbilities.None, FindDeletedAsync),
        new("a version, where there is one, changes with the value and only then", BackendAbilities.None, CompareVersionsAsync),
        new("a change token, where there is one, fires after a change", BackendAbilities.None, WatchAsync),
        new("many threads read at the same time", BackendAbilities.None, ReadInParallelAsync),
        new("an answer never mixes two versions", BackendAbilities.None, ReadWhileChangingAsync),
        new("a lookup that was cancelled before it began ends at once", BackendAbilities.None, CancelAsync),
        new("a resolved connection follows a rotation", BackendAbilities.None, FollowRotationAsync),
        new("a clock that jumps forth and back does no harm", BackendAbilities.None, JumpAsync),
        new("two backends side by side do not disturb each other", BackendAbilities.None, ReadTwiceAsync),
        new("what to set is described without a value", BackendAbilities.None, DescribePlacesAsync),
    ];

    private static async Task FindMissingAsync(ConformanceRun run)
    {
        BackendAnswer answer = await run.CreateBackend().FindAsync(run.CreateId()).ConfigureAwait(false);
        ExpectOutcome(answer, BackendOutcome.NotFound);
        Expect(answer.Places.Count > 0, "The answer names no place");
    }

    private static Task CheckNameAsync(ConformanceRun run)
    {
        CheckedBackend backend = run.CreateBackend();
        Expect(!string.IsNullOrWhiteSpace(backend.Name), "The name is empty");
        Expect(backend.Name == backend.Name && backend.Name == run.CreateBackend().Name, "The name is not always the same");
        return Task.CompletedTask;
    }

    private static async Task ReadFieldsAsync(ConformanceRun run)
    {
        Dictionary<string, string> fields = run.CreateFields();
        fields["schema"] = "orders";
        fields["description"] = "The orders database";
        fields["extra.region"] = "eu";
        fields["extra.api_key"] = run.CreateSecret();
        string id = await run.CreateConnectionAsync(fields).ConfigureAwait(false);
        await run.ExpectConnectionAsync(run.CreateBackend(), id, fields).ConfigureAwait(false);
    }

    private static async Task ReadCharactersAsync(ConformanceRun run)
    {
        string[] passwords =
        [
            "a;b\"c'd@e/f%g{h}", "%41%2F+&=?#", " blank at both ends ", "\\n is no line end", "line\nline\ttab", "${HOME} $(id) `id`",
            "<b>&amp;</b>", "*** ",
            "пароль 密码 \U0001F511", "{\"json\":true}", "postgres://u:p@h/d", "true", "0123", "null",
            "-----BEGIN KEY-----\nAA==\n-----END KEY-----",
        ];
        foreach (string characters in passwords)
        {
            Dictionary<string, string> fields = run.CreateFields(run.CreateSecret() + characters);
            fields["extra.note"] = characters;
            string id = await run.CreateConnectionAsync(fields).ConfigureAwait(false);
            await run.ExpectConnectionAsync(run.CreateBackend(), id, fields).ConfigureAwait(false);
        }
    }

    private static async Task ReadLongValueAsync(ConformanceRun run)
    {
        Dictionary<string, string> fields = run.CreateFields(run.CreateSecret() + new string('x', 3000));
        string id = await run.CreateConnectionAsync(fields).ConfigureAwait(false);
        await run.ExpectConnectionAsync(run.CreateBackend(), id, fields).ConfigureAwait(false);
    }

    private static async Task FindNeighboursAsync(ConformanceRun run)
    {
        string id = await run.CreateConnectionAsync().ConfigureAwait(false);
        CheckedBackend backend = run.CreateBackend();
        string[] others =
        [
            id.ToUpperInvariant(), id.Replace('_', '-'), id.Replace('_', '.'), id.Replace("_", "__", StringComparison.Ordinal),
            id + "_", id + ".", id + "-", "_" + id,
            id[..^1], id + "1", "./" + id, "../" + id, "x/../" + id, id + "/", id + "/password", "%" + id, id + "*", id[..^1] + "?",
            id + "\0", id + "\n", id + " ",
        ];
        foreach (string other in others)
        {
            BackendAnswer answer = await backend.FindAsync(other).ConfigureAwait(false);
            Expect(answer.Outcome != BackendOutcome.Found, $"The id {Escape(other, id)} found the connection <id>");
        }
        ExpectOutcome(await backend.FindAsync(id).ConfigureAwait(false), BackendOutcome.Found);

        static string Escape(string other, string id) => string.Concat(other.Replace(id, "<id>", StringComparison.Ordinal)
            .Select(static character => char.IsControl(character) ? $"\\x{(int)character:x2}" : character.ToString()));
    }

    private static async Task FindOddIdsAsync(ConformanceRun run)
    {
        CheckedBackend backend = run.CreateBackend();
        string[] ids =
        [
            "a", "A", "_", "-", "1", new string('x', 250), "UPPER_lower-1.2", "a..b", ".hidden", "-dash", "con", "aux", "a b", "a:b", "a#b",
            "(a)", "a!b", "ä",
        ];
        foreach (string id in ids) ExpectOutcome(await backend.FindAsync(id).ConfigureAwait(false), BackendOutcome.NotFound);
    }

    private static async Task FindDeletedAsync(ConformanceRun run)
    {
        string id = await run.CreateConnectionAsync().ConfigureAwait(false);
        CheckedBackend backend = run.CreateBackend();
        ExpectOutcome(await backend.FindAsync(id).ConfigureAwait(false), BackendOutcome.Found);
        await run.DeleteAsync(id).ConfigureAwait(false);
        ExpectOutcome(await backend.FindAsync(id).ConfigureAwait(false), BackendOutcome.NotFound);
    }

    private static async Task CompareVersionsAsync(ConformanceRun run)
    {
        string id = await run.CreateConnectionAsync().ConfigureAwait(false);
        CheckedBackend backend = run.CreateBackend();
        string? first = (await backend.FindAsync(id).ConfigureAwait(false)).Version;
        string? again = (await run.CreateBackend().FindAsync(id).ConfigureAwait(false)).Version;
        Expect(first == again, "The version differs although nothing was changed");
        await run.SetAsync(id, run.CreateFields()).ConfigureAwait(false);
        string? second = (await backend.FindAsync(id).ConfigureAwait(false)).Version;
        Expect(first is null ? second is null : second is not null && second != first, "The value has changed and the version has not");
    }

    private static async Task WatchAsync(ConformanceRun run)
    {
        string id = await run.CreateConnectionAsync().ConfigureAwait(false);
        BackendAnswer answer = await run.CreateBackend().FindAsync(id).ConfigureAwait(false);
        if (answer.ChangeToken is not { } token) return;
        Expect(!token.HasChanged, "The token had fired before anything was changed");
        var fired = new TaskCompletionSource();
        using IDisposable? registration = token.ActiveChangeCallbacks ? token.RegisterChangeCallback(_ => fired.TrySetResult(), null)
            : null;
        await run.SetAsync(id, run.CreateFields()).ConfigureAwait(false);

        // A backend that polls uses the clock.
        while (!fired.Task.IsCompleted && !token.HasChanged)
        {
            run.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(20), run.CancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task ReadInParallelAsync(ConformanceRun run)
    {
        var connections = new Dictionary<string, Dictionary<string, string>>();
        for (int i = 0; i < 8; i++)
        {
            Dictionary<string, string> fields = run.CreateFields();
            connections[await run.CreateConnectionAsync(fields).ConfigureAwait(false)] = fields;
        }
        CheckedBackend backend = run.CreateBackend();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, 64), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, _) =>
            {
                (string id, Dictionary<string, string> fields) = connections.ElementAt(i % connections.Count);
                await run.ExpectConnectionAsync(backend, id, fields).ConfigureAwait(false);
            }).ConfigureAwait(false);
    }

    private static async Task ReadWhileChangingAsync(ConformanceRun run)
    {
        string id = await run.CreateConnectionAsync(CreatePair(0)).ConfigureAwait(false);
        IConnectionResolver resolver = run.CreateResolver(run.CreateBackend());
        Task writing = Task.Run(
            async () =>
            {
                for (int i = 1; i <= 40; i++) await run.SetAsync(id, CreatePair(i)).ConfigureAwait(false);
            }, run.CancellationToken);
        try
        {
            do
            {
                ConnectionResolution resolution = await resolver.TryRefreshAsync(id, cancellationToken: run.CancellationToken)
                    .ConfigureAwait(false);
                Expect(resolution.Connection is not null, $"While the connection was changed it was not found: {resolution}");
                Expect(
                    resolution.Connection.Password?.Reveal() == "kit-password-of-" + resolution.Connection.Login,
                    "The login of one version came with the password of another");
            }
            while (!writing.IsCompleted);
        }
        finally
        {
            // After a failure the fixture is disposed, which must not happen while somebody writes.
            await writing.ConfigureAwait(false);
        }

        static Dictionary<string, string> CreatePair(int i) => new(StringComparer.Ordinal)
        {
            ["conn_type"] = "generic", ["host"] = "h", ["login"] = $"login-{i}", ["password"] = $"kit-password-of-login-{i}",
        };
    }

    private static async Task CancelAsync(ConformanceRun run)
    {
        string id = await run.CreateConnectionAsync().ConfigureAwait(false);
        CheckedBackend backend = run.CreateBackend();
        try
        {
            using var cancelled = new CancellationTokenSource();
            await cancelled.CancelAsync().ConfigureAwait(false);
            ExpectOutcome(await backend.FindAsync(new BackendRequest(id), cancelled.Token).ConfigureAwait(false), BackendOutcome.Found,
                BackendOutcome.Unavailable);
        }
        catch (OperationCanceledException)
        {
            // Most backends throw.
        }
        ExpectOutcome(await backend.FindAsync(id).ConfigureAwait(false), BackendOutcome.Found);
    }

    private static async Task FollowRotationAsync(ConformanceRun run)
    {
        string id = await run.CreateConnectionAsync().ConfigureAwait(false);
        IConnectionResolver resolver = run.CreateResolver(run.CreateBackend());
        Connection before = await resolver.GetAsync(id, run.CancellationToken).ConfigureAwait(false);
        Dictionary<string, string> rotated = run.CreateFields();
        await run.SetAsync(id, rotated).ConfigureAwait(false);
        Connection after = await resolver.RefreshAsync(id, before, run.CancellationToken).ConfigureAwait(false);
        Expect(after.Password?.Reveal() == rotated["password"], "A refresh after the rotation has the old password");
    }

    private static async Task JumpAsync(ConformanceRun run)
    {
        string id = await run.CreateConnectionAsync().ConfigureAwait(false);
        CheckedBackend backend = run.CreateBackend();
        foreach (TimeSpan jump in new[] { TimeSpan.Zero, TimeSpan.FromHours(2), TimeSpan.FromDays(400) })
        {
            run.Time.Advance(jump);
            ExpectOutcome(await backend.FindAsync(id).ConfigureAwait(false), BackendOutcome.Found);
        }
        run.Time.AdjustTime(run.Time.GetUtcNow().AddDays(-401));
        ExpectOutcome(await backend.FindAsync(id).ConfigureAwait(false), BackendOutcome.Found);
    }

    private static async Task ReadTwiceAsync(ConformanceRun run)
    {
        string id = await run.CreateConnectionAsync().ConfigureAwait(false);
        CheckedBackend first = run.CreateBackend();
        CheckedBackend second = run.CreateBackend();
        ExpectOutcome(await first.FindAsync(id).ConfigureAwait(false), BackendOutcome.Found);
        ExpectOutcome(await second.FindAsync(id).ConfigureAwait(false), BackendOutcome.Found);
        await first.DisposeAsync().ConfigureAwait(false);
        ExpectOutcome(await second.FindAsync(id).ConfigureAwait(false), BackendOutcome.Found);
    }

    private static async Task DescribePlacesAsync(ConformanceRun run)
    {
        string id = await run.CreateConnectionAsync().ConfigureAwait(false);
        CheckedBackend backend = run.CreateBackend();
        foreach (string field in new[] { "password", "host", "extra.api_key" })
            Expect(backend.DescribePlaces(new BackendRequest(id), field).All(static place => place.Length > 0), "A place is empty");
    }
}

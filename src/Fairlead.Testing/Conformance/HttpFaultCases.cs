using System.Globalization;
using System.Text;
using static Fairlead.Testing.Conformance.ConformanceRun;

namespace Fairlead.Testing.Conformance;

/// <summary>What a backend does when its service, or something in front of it, fails.</summary>
internal static class HttpFaultCases
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(7);
    private static readonly int[] RedirectStatuses = [301, 302, 303, 307, 308];
    private static readonly int[] OutageStatuses = [500, 502, 503, 504];

    /// <summary>A gateway's page says nothing about the connection, whatever its status.</summary>
    private static readonly int[] OtherStatuses = [400, 404, 405, 408, 409, 410, 412, 418, 451];

    private static readonly (string What, byte[] Body)[] Nonsense =
    [
        ("nothing", []), ("null", "null"u8.ToArray()), ("an empty object", "{}"u8.ToArray()), ("an array", "[1]"u8.ToArray()),
        ("a number", "7"u8.ToArray()),
        ("half of an object", "{\"data\":{\"data\":"u8.ToArray()), ("what is not UTF-8", [0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
        ("deep nesting", Encoding.ASCII.GetBytes(new string('[', 20_000))),
    ];

    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        .. OutageStatuses.Select(static status => Fail(
            string.Create(CultureInfo.InvariantCulture, $"status {status} is unavailable"), HttpFaults.Answer(status),
            BackendOutcome.Unavailable)),
        .. new[] { 401, 403 }.Select(static status => Fail(
            string.Create(CultureInfo.InvariantCulture, $"status {status} is denied"), HttpFaults.Answer(status), BackendOutcome.Denied)),
        .. OtherStatuses.Select(static status => Fail(
            string.Create(CultureInfo.InvariantCulture, $"status {status} with a stranger's page is not an answer"),
            HttpFaults.Answer(status),
            BackendOutcome.Unavailable, BackendOutcome.Denied, BackendOutcome.Malformed)),
        .. new[] { 429, 503 }.Select(static status => new ConformanceCase(
            string.Create(CultureInfo.InvariantCulture, $"status {status} with Retry-After says how long to wait"), BackendAbilities.Http,
            run => ExpectRetryAfterAsync(run, status))),
        .. RedirectStatuses.Select(static status => new ConformanceCase(
            string.Create(CultureInfo.InvariantCulture, $"a redirect ({status}) takes nothing to another host"), BackendAbilities.Http,
            run => RedirectAsync(run, status))),
        .. Nonsense.Select(static nonsense => Fail(
            $"{nonsense.What} in place of an answer is no connection", HttpFaults.Answer(200, "application/json", nonsense.Body),
            BackendOutcome.Unavailable, BackendOutcome.Malformed)),
        Fail("a page in place of an answer is no connection", HttpFaults.Answer(200), BackendOutcome.Unavailable, BackendOutcome.Malformed),
        Fail("a connection that ends without an answer is unavailable", HttpFaults.Abort, BackendOutcome.Unavailable),
        Fail("an answer that is cut off is unavailable", HttpFaults.Cut, BackendOutcome.Unavailable),
        Fail("an answer without an end is given up", HttpFaults.Huge, BackendOutcome.Unavailable, BackendOutcome.Malformed),
        new("a slow answer is waited for", BackendAbilities.Http, WaitAsync),
        new("a service that does not answer ends with its caller's patience", BackendAbilities.Http, HangAsync),
        new("a service that comes and goes is found when it is there", BackendAbilities.Http, FlapAsync),
        new("a service that is down is unavailable, and found when it is back", BackendAbilities.Http, StopAsync),
        new("clear text to another machine is refused", BackendAbilities.Http, RefuseClearTextAsync),
        .. new (string What, HttpFault Fault)[]
        {
            ("fails", HttpFaults.Answer(500)), ("is throttled", HttpFaults.Answer(429, RetryAfter)), ("does not arrive", HttpFaults.Abort),
            ("meets a stranger's page", HttpFaults.Answer(200)), ("loses its answer", HttpFaults.LoseAnswer),
            ("has its answer cut off", HttpFaults.Cut),
        }.Select(static write => new ConformanceCase(
            $"a write that {write.What} is not said to have succeeded, and leaves one whole version",
            BackendAbilities.Http | BackendAbilities.Writing,
            run => FailWriteAsync(run, write.Fault))),
    ];

    /// <summary>A fault before the first request, and one after a good one; and a good one after it.</summary>
    private static ConformanceCase Fail(string name, HttpFault fault, params BackendOutcome[] expected) =>
        new(name, BackendAbilities.Http, async run =>
    {
        string id = await run.CreateConnectionAsync().ConfigureAwait(false);
        CheckedBackend backend = run.CreateBackend();
        run.Proxy.Fault = fault;
        BackendOutcome[] beforeSignIn = [.. expected, BackendOutcome.Denied];
        ExpectOutcome(await backend.FindAsync(id).ConfigureAwait(false), beforeSignIn);
        await RecoverAsync(run, backend, id).ConfigureAwait(false);

        run.Proxy.Fault = fault;
        ExpectOutcome(await backend.FindAsync(id).ConfigureAwait(false), expected);
        ExpectOutcome(await backend.FindAsync(run.CreateId()).ConfigureAwait(false), expected);
        await RecoverAsync(run, backend, id).ConfigureAwait(false);
    });

    /// <summary>
    /// Expects that the connection is found once the fault is over, and waits for whatever the backend does first, such as a delay.
    /// </summary>
    private static async Task RecoverAsync(ConformanceRun run, CheckedBackend backend, string id)
    {
        run.Proxy.Fault = null;
        run.Time.Advance(TimeSpan.FromMinutes(6));
        BackendAnswer answer = await backend.FindAsync(id).ConfigureAwait(false);
        Expect(answer.Outcome == BackendOutcome.Found, $"When the fault was over it still answered {Describe(answer)}");
    }

    private static async Task ExpectRetryAfterAsync(ConformanceRun run, int status)
    {
        string id = await run.CreateConnectionAsync().ConfigureAwait(false);
        CheckedBackend backend = run.CreateBackend();
        ExpectOutcome(await backend.FindAsync(id).ConfigureAwait(false), BackendOutcome.Found);
        run.Proxy.Fault = HttpFaults.Answer(status, RetryAfter);
        BackendAnswer answer = await backend.FindAsync(id).ConfigureAwait(false);
        ExpectOutcome(answer, BackendOutcome.Unavailable);
        Expect(answer.RetryAfter == RetryAfter,
            $"The service asked to wait {RetryAfter}, but the answer says {answer.RetryAfter?.ToString() ?? "nothing"}");
    }

    private static async Task RedirectAsync(ConformanceRun run, int status)
    {
        string id = await run.CreateConnectionAsync().ConfigureAwait(false);
        FaultProxy stranger = await run.StartProxyAsync().ConfigureAwait(false);
        Uri strange = new UriBuilder(stranger.Address) { Host = "127.0.0.1" }.Uri;
        CheckedBackend backend = run.CreateBackend();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            run.Proxy.Fault = HttpFaults.Redirect(status, strange);
            ExpectOutcome(await backend.FindAsync(id).ConfigureAwait(false), BackendOutcome.Unavailable, BackendOutcome.Denied,
                BackendOutcome.Malformed);
            Expect(stranger.Requests == 0, "A request went to the host that the redirect named");
            await RecoverAsync(run, backend, id).ConfigureAwait(false);
        }
    }

    private static async Task WaitAsync(ConformanceRun run)
    {
        string id = await run.CreateConnectionAsync().ConfigureAwait(false);
        run.Proxy.Fault = HttpFaults.Slow(TimeSpan.FromMilliseconds(300));
        ExpectOutcome(await run.CreateBackend().FindAsync(id).ConfigureAwait(false), BackendOutcome.Found);
    }

    private static async Task HangAsync(ConformanceRun run)
    {
        string id = await run.CreateConnectionAsync().ConfigureAwait(false);
        CheckedBackend backend = run.CreateBackend();
        run.Proxy.Fault = HttpFaults.Hang;
        using var impatient = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        try
        {
            BackendAnswer answer = await backend.FindAsync(new BackendRequest(id), impatient.Token).AsTask()
                .WaitAsync(TimeSpan.FromSeconds(20), run.CancellationToken).ConfigureAwait(false);
            ExpectOutcome(answer, BackendOutcome.Unavailable);
        }
        catch (OperationCanceledException)
        {
            // Most backends throw.
        }
        catch (TimeoutException)
        {
            throw new BackendConformanceException("The lookup did not end although its token was cancelled");
        }
        await RecoverAsync(run, backend, id).ConfigureAwait(false);
    }

    private static async Task FlapAsync(ConformanceRun run)
    {
        string id = await run.CreateConnectionAsync().ConfigureAwait(false);
        CheckedBackend backend = run.CreateBackend();
        for (int i = 0; i < 6; i++)
        {
            run.Proxy.Fault = i % 2 == 0 ? HttpFaults.Answer(502) : HttpFaults.Abort;
            ExpectOutcome(await backend.FindAsync(id).ConfigureAwait(false), BackendOutcome.Unavailable);
            await RecoverAsync(run, backend, id).ConfigureAwait(false);
        }
    }

    private static async Task StopAsync(ConformanceRun run)
    {
        string id = await run.CreateConnectionAsync().ConfigureAwait(false);
        FaultProxy stopping = await run.StartProxyAsync().ConfigureAwait(false);
        CheckedBackend backend = run.CreateBackend(stopping);
        ExpectOutcome(await backend.FindAsync(id).ConfigureAwait(false), BackendOutcome.Found);
        await stopping.StopAsync().ConfigureAwait(false);
        ExpectOutcome(await backend.FindAsync(id).ConfigureAwait(false), BackendOutcome.Unavailable);
        ExpectOutcome(await run.CreateBackend(stopping).FindAsync(id).ConfigureAwait(false), BackendOutcome.Unavailable);
    }

    private static async Task RefuseClearTextAsync(ConformanceRun run)
    {
        try
        {
            BackendAnswer answer = await run.CreateBackend(address: new Uri("http://fairlead.invalid:8200/")).FindAsync(run.CreateId())
                .ConfigureAwait(false);
            ExpectOutcome(answer, BackendOutcome.Unavailable, BackendOutcome.Denied);
            Expect(SaysWhy(answer.Reason!), $"The reason does not say that the address is in clear text: {answer.Reason}");
        }
        catch (Exception e) when (e is not (BackendConformanceException or OperationCanceledException))
        {
            Expect(SaysWhy(e.Message), $"The error does not say that the address is in clear text: {e.Message}");
        }

        static bool SaysWhy(string message) =>
            message.Contains("https", StringComparison.OrdinalIgnoreCase)
                || message.Contains("clear text", StringComparison.OrdinalIgnoreCase);
    }

    private static async Task FailWriteAsync(ConformanceRun run, HttpFault fault)
    {
        CheckedBackend backend = run.CreateBackend();
        string id = run.CreateId();
        Dictionary<string, string> before = run.CreateFields(), after = run.CreateFields();
        BackendWriteResult created = await backend.WriteAsync(id, before, version: null).ConfigureAwait(false);
        ExpectOutcome(created, BackendWriteOutcome.Succeeded);

        run.Proxy.Fault = fault;
        ExpectOutcome(
            await backend.WriteAsync(id, after, created.Version).ConfigureAwait(false),
            BackendWriteOutcome.Unavailable, BackendWriteOutcome.Denied, BackendWriteOutcome.Rejected, BackendWriteOutcome.Conflict);
        run.Proxy.Fault = null;
        run.Time.Advance(TimeSpan.FromMinutes(6));

        BackendAnswer found = await backend.FindAsync(id).ConfigureAwait(false);
        ExpectOutcome(found, BackendOutcome.Found);
        await run.ExpectConnectionAsync(backend, id, found.Version == created.Version ? before : after).ConfigureAwait(false);
        ExpectOutcome(await backend.WriteAsync(id, after, found.Version).ConfigureAwait(false), BackendWriteOutcome.Succeeded);
    }
}

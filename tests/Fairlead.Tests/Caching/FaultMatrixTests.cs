using Fairlead.Tests.TestInfrastructure;

namespace Fairlead.Tests.Caching;

/// <summary>What callers get when a backend misbehaves: each fault in each state of the cache.</summary>
public class FaultMatrixTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    /// <param name="fault">What happens to the backend or the clock.</param>
    /// <param name="state">What the cache has then.</param>
    /// <param name="atOnce">What a get returns before the lookup that it starts has ended, or "waits".</param>
    /// <param name="then">What a get returns when that lookup has ended.</param>
    [Theory]
    [InlineData("slow", "empty", "waits", "two")]
    [InlineData("slow", "fresh", "one", "one")]
    [InlineData("slow", "stale", "stale one (Unavailable)", "two")]
    [InlineData("slow", "due", "one", "two")]
    [InlineData("hang", "empty", "waits", "Unavailable")]
    [InlineData("hang", "fresh", "one", "one")]
    [InlineData("hang", "stale", "stale one (Unavailable)", "stale one (Unavailable)")]
    [InlineData("hang", "due", "one", "stale one (Unavailable)")]
    [InlineData("block the thread", "empty", "waits", "Unavailable")]
    [InlineData("block the thread", "fresh", "one", "one")]
    [InlineData("block the thread", "stale", "stale one (Unavailable)", "stale one (Unavailable)")]
    [InlineData("block the thread", "due", "one", "stale one (Unavailable)")]
    [InlineData("throw", "empty", "waits", "Unavailable")]
    [InlineData("throw", "fresh", "one", "one")]
    [InlineData("throw", "stale", "stale one (Unavailable)", "stale one (Unavailable)")]
    [InlineData("throw", "due", "one", "stale one (Unavailable)")]
    [InlineData("throw before the first await", "empty", "waits", "Unavailable")]
    [InlineData("throw before the first await", "due", "one", "stale one (Unavailable)")]
    [InlineData("cancel itself", "empty", "waits", "Unavailable")]
    [InlineData("cancel itself", "due", "one", "stale one (Unavailable)")]
    [InlineData("null", "empty", "waits", "Unavailable")]
    [InlineData("null", "fresh", "one", "one")]
    [InlineData("null", "stale", "stale one (Unavailable)", "stale one (Unavailable)")]
    [InlineData("null", "due", "one", "stale one (Unavailable)")]
    [InlineData("null field", "empty", "waits", "Malformed")]
    [InlineData("null field", "due", "one", "stale one (Malformed)")]
    [InlineData("found nothing", "empty", "waits", "Malformed")]
    [InlineData("found nothing", "due", "one", "stale one (Malformed)")]
    [InlineData("cut", "empty", "waits", "Malformed")]
    [InlineData("cut", "fresh", "one", "one")]
    [InlineData("cut", "stale", "stale one (Unavailable)", "stale one (Malformed)")]
    [InlineData("cut", "due", "one", "stale one (Malformed)")]
    [InlineData("huge text", "empty", "waits", "Malformed")]
    [InlineData("huge text", "due", "one", "stale one (Malformed)")]
    [InlineData("many fields", "empty", "waits", "Malformed")]
    [InlineData("many fields", "due", "one", "stale one (Malformed)")]
    [InlineData("denied", "empty", "waits", "Denied")]
    [InlineData("denied", "fresh", "one", "one")]
    [InlineData("denied", "stale", "stale one (Unavailable)", "Denied")]
    [InlineData("denied", "due", "one", "Denied")]
    [InlineData("malformed", "empty", "waits", "Malformed")]
    [InlineData("malformed", "fresh", "one", "one")]
    [InlineData("malformed", "stale", "stale one (Unavailable)", "stale one (Malformed)")]
    [InlineData("malformed", "due", "one", "stale one (Malformed)")]
    [InlineData("clock jumps a day ahead", "empty", "waits", "two")]
    [InlineData("clock jumps a day ahead", "fresh", "waits", "two")]
    [InlineData("clock jumps a day ahead", "stale", "waits", "two")]
    [InlineData("clock jumps a day ahead", "due", "waits", "two")]
    [InlineData("clock jumps a day back", "empty", "waits", "two")]
    [InlineData("clock jumps a day back", "fresh", "waits", "two")]
    [InlineData("clock jumps a day back", "stale", "waits", "two")]
    [InlineData("clock jumps a day back", "due", "waits", "two")]
    [InlineData("suspended for an hour", "empty", "waits", "two")]
    [InlineData("suspended for an hour", "fresh", "waits", "two")]
    [InlineData("suspended for an hour", "stale", "stale one (Unavailable)", "two")]
    [InlineData("suspended for an hour", "due", "waits", "two")]
    [InlineData("suspended for an hour, then unavailable", "fresh", "waits", "stale one (Unavailable)")]
    [InlineData("change token throws", "empty", "waits", "two")]
    [InlineData("change token throws", "due", "one", "two")]
    public async Task Fault(string fault, string state, string atOnce, string then)
    {
        using var scenario = new CacheScenario(state);
        if (state == "stale") scenario.Program.Time.Advance(CacheScenario.RetryDelay);
        using var release = new ManualResetEventSlim();
        scenario.Backend.Answer = (_, token) => Misbehave(fault, release, token);
        TimeSpan jump = fault switch
        {
            "clock jumps a day ahead" => TimeSpan.FromDays(1.5),
            "clock jumps a day back" => TimeSpan.FromDays(-1),
            "suspended for an hour" or "suspended for an hour, then unavailable" => TimeSpan.FromHours(1),
            _ => TimeSpan.Zero,
        };
        scenario.Program.Time.JumpClock(jump);

        Task<ConnectionResolution> first = scenario.Program.Connections.TryGetAsync("x", TestContext.Current.CancellationToken).AsTask();
        string served = first.IsCompleted ? CacheScenario.Describe(await first) : "waits";
        if (atOnce == "waits") Assert.Contains(served, (string[])["waits", then]);
        else Assert.Equal(atOnce, served);

        bool asks = atOnce == "waits" || state != "fresh";
        if (asks) TestProgram.WaitUntil(() => scenario.Lookups >= 1);
        if (fault is "hang" or "block the thread") scenario.Program.Time.Advance(Timeout);
        if (fault == "slow") release.Set();
        await first;
        if (then != atOnce) TestProgram.WaitUntil(() => scenario.Get() == then);
        Assert.Equal(then, scenario.Get());
        Assert.Equal(asks ? 1 : 0, scenario.Lookups);
        release.Set();
    }

    /// <summary>A backend that flaps serves the last good value throughout, and is asked no more often than its failures allow.</summary>
    [Theory]
    [InlineData("empty")]
    [InlineData("fresh")]
    [InlineData("stale")]
    [InlineData("due")]
    public void Flapping(string state)
    {
        using var scenario = new CacheScenario(state);
        int asked = 0;
        var served = new HashSet<string>();
        for (int i = 0; i < 600; i++)
        {
            scenario.Backend.Say(++asked % 2 == 0 ? BackendAnswer.Unavailable(["v"]) : FakeBackend.FoundFields(("host", "one")));
            served.Add(scenario.Get());
            scenario.Program.Time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Subset(new HashSet<string> { "one", "stale one (Unavailable)" }, served);
        Assert.InRange(scenario.Lookups, 1, 12);
    }

    [Theory]
    [InlineData("empty")]
    [InlineData("fresh")]
    [InlineData("stale")]
    [InlineData("failed")]
    [InlineData("refreshing")]
    public async Task Disposed(string state)
    {
        using var scenario = new CacheScenario(state);
        IConnectionResolver connections = scenario.Program.Connections;
        scenario.Program.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(async () =>
            await connections.TryGetAsync("x", TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () =>
            await connections.TryGetAsync("new", TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () =>
            await connections.TryRefreshAsync("x", null, TestContext.Current.CancellationToken));
        Assert.Throws<ObjectDisposedException>(() => connections.OnChange("x", _ => { }));
    }

    [Fact]
    public async Task Disposal_EndsTheWaitingOfCallers()
    {
        using var scenario = new CacheScenario("empty");
        scenario.Backend.Answer = (_, _) => new(new TaskCompletionSource<BackendAnswer>().Task);
        Task<ConnectionResolution> waiting = scenario.Program.Connections.TryGetAsync("x", TestContext.Current.CancellationToken).AsTask();
        TestProgram.WaitUntil(() => scenario.Lookups == 1);

        scenario.Program.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
    }

    private static async ValueTask<BackendAnswer> Misbehave(string fault, ManualResetEventSlim release, CancellationToken token)
    {
        if (fault == "throw before the first await") throw new InvalidOperationException("hunter2");
        if (fault == "block the thread") release.Wait(CancellationToken.None);
        await Task.Yield();
        switch (fault)
        {
            case "slow":
                release.Wait(token);
                break;
            case "hang":
                await new TaskCompletionSource().Task;
                break;
            case "throw":
                throw new InvalidOperationException("hunter2");
            case "cancel itself":
                throw new TaskCanceledException("hunter2");
            case "null":
                return null!;
            case "null field":
                return BackendAnswer.Found(null, [null!], ["v"]);
            case "found nothing":
                return BackendAnswer.Found(null, [], ["v"]);
            case "cut":
                return BackendAnswer.Found(new BackendText(new Secret("""{"host":"two","password":"hunt"""), "v"));
            case "huge text":
                return BackendAnswer.Found(new BackendText(new Secret("mysql://h/" + new string('x', 2_000_000)), "v"));
            case "many fields":
                return BackendAnswer.Found(null,
                    [.. Enumerable.Range(0, 100_000).Select(i => new BackendField("extra.a" + i, new Secret("x"), "v"))], ["v"]);
            case "denied":
                return BackendAnswer.Denied(["v"]);
            case "malformed":
                return BackendAnswer.Malformed(["v"], "it is broken");
            case "suspended for an hour, then unavailable":
                return BackendAnswer.Unavailable(["v"]);
        }

        BackendAnswer found = FakeBackend.FoundFields(("host", "two"));
        return fault == "change token throws" ? found with { ChangeToken = new ThrowingChangeToken() } : found;
    }
}

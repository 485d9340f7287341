using Fairlead.Tests.TestInfrastructure;

namespace Fairlead.Tests.Caching;

public class RefreshTests
{
    private readonly FakeBackend _backend = FakeBackend.Holding(("host", "one"));

    [Fact]
    public async Task ManyCallersWithARefusedPassword_ShareOneLookup()
    {
        using TestProgram program = TestProgram.WithBackend(_backend);
        Connection refused = program.Get("x");
        var answer = new TaskCompletionSource<BackendAnswer>();
        _backend.Answer = (_, _) => new(answer.Task);

        Task<Connection>[] callers = [.. Enumerable.Range(0, 1000)
            .Select(_ => Task.Run(() => program.Connections.RefreshAsync("x", refused, TestContext.Current.CancellationToken).AsTask()))];
        TestProgram.WaitUntil(() => _backend.Calls == 2);
        answer.SetResult(FakeBackend.FoundFields(("host", "two")));

        Assert.All(await Task.WhenAll(callers), static connection => Assert.Equal("two", connection.Host));
        Assert.Equal(2, _backend.Calls);
    }

    [Fact]
    public async Task CallerWhoseConnectionIsOutdatedAlready_GetsTheNewerOneAtOnce()
    {
        using TestProgram program = TestProgram.WithBackend(_backend);
        Connection outdated = program.Get("x");
        _backend.Set(("host", "two"));
        program.Refresh("x");

        Connection current = await program.Connections.RefreshAsync("x", outdated, TestContext.Current.CancellationToken);

        Assert.Equal("two", current.Host);
        Assert.Equal(2, _backend.Calls);
    }

    [Fact]
    public async Task LookupThatBeganBeforeTheRefusal_IsNotEnoughIfItBringsTheSame()
    {
        using TestProgram program = TestProgram.WithBackend(_backend);
        Connection used = program.Get("x");
        program.Time.Advance(CacheScenario.TimeToLive);
        var early = new TaskCompletionSource<BackendAnswer>();
        _backend.Answer = (_, _) => new(early.Task);
        Task<ConnectionResolution> get = program.Connections.TryGetAsync("x", TestContext.Current.CancellationToken).AsTask();
        TestProgram.WaitUntil(() => _backend.Calls == 2);

        Task<Connection> refresh = program.Connections.RefreshAsync("x", used, TestContext.Current.CancellationToken).AsTask();
        _backend.Set(("host", "two"));
        early.SetResult(FakeBackend.FoundFields(("host", "one")));

        Assert.Equal("one", (await get).Connection!.Host);
        Assert.Equal("two", (await refresh).Host);
    }

    [Fact]
    public async Task RefreshWithoutAConnection_NeverJoinsALookupThatRunsAlready()
    {
        using TestProgram program = TestProgram.WithBackend(_backend);
        var early = new TaskCompletionSource<BackendAnswer>();
        _backend.Answer = (_, _) => new(early.Task);
        Task<ConnectionResolution> get = program.Connections.TryGetAsync("x", TestContext.Current.CancellationToken).AsTask();
        TestProgram.WaitUntil(() => _backend.Calls == 1);
        Task<Connection>[] refreshes = [.. Enumerable.Range(0, 100)
            .Select(_ => program.Connections.RefreshAsync("x", cancellationToken: TestContext.Current.CancellationToken).AsTask())];

        _backend.Set(("host", "two"));
        early.SetResult(FakeBackend.FoundFields(("host", "one")));

        Assert.All(await Task.WhenAll(refreshes), static connection => Assert.Equal("two", connection.Host));
        Assert.Equal("one", (await get).Connection!.Host);
        Assert.Equal(2, _backend.Calls);
    }

    [Fact]
    public async Task Refreshes_StartNoFasterThanTheirInterval()
    {
        using TestProgram program = WithInterval();
        Connection used = program.Get("x");
        await program.Connections.RefreshAsync("x", used, TestContext.Current.CancellationToken);

        Task<Connection>[] refreshes = [.. Enumerable.Range(0, 100)
            .Select(_ => program.Connections.RefreshAsync("x", used, TestContext.Current.CancellationToken).AsTask())];
        Assert.All(refreshes, static refresh => Assert.False(refresh.IsCompleted));
        Assert.Equal(2, _backend.Calls);
        _backend.Set(("host", "two"));
        program.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.All(await Task.WhenAll(refreshes), static connection => Assert.Equal("two", connection.Host));
        Assert.Equal(3, _backend.Calls);
    }

    [Fact]
    public void GetsWhileARefreshWaits_AreServedFromTheCache()
    {
        using TestProgram program = WithInterval();
        program.Refresh("x");
        _ = program.Connections.TryRefreshAsync("x", null, TestContext.Current.CancellationToken).AsTask();

        Assert.Equal("one", program.Get("x").Host);
        Assert.Equal(1, _backend.Calls);
    }

    [Fact]
    public void FloodOfChangeSignals_IsPutOff()
    {
        using TestProgram program = WithInterval();
        using IDisposable subscription = program.Connections.OnChange("x", _ => { });
        for (int i = 0; i < 1000; i++) _backend.SignalChange();
        Assert.Equal(2, _backend.Calls);

        _backend.Set(("host", "two"));
        program.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("two", program.Get("x").Host);
        Assert.Equal(3, _backend.Calls);
    }

    [Fact]
    public async Task Run_KeepsTheVersionThatItSawFirst()
    {
        using TestProgram program = TestProgram.WithBackend(_backend);
        IConnectionResolver run = program.Connections.BeginRun();
        Connection first = run.Get("x");
        _backend.Set(("host", "two"));
        program.Refresh("x");
        program.Time.Advance(TimeSpan.FromDays(7));

        Assert.Same(first, run.Get("x"));
        Assert.Equal("two", program.Get("x").Host);
        Assert.Equal("two", program.Connections.BeginRun().Get("x").Host);
        Assert.Equal("two", (await run.RefreshAsync("x", first, TestContext.Current.CancellationToken)).Host);
        Assert.Equal("two", run.Get("x").Host);
    }

    [Fact]
    public void FailureInARun_IsNotPinned()
    {
        using TestProgram program = TestProgram.WithBackend(_backend);
        IConnectionResolver run = program.Connections.BeginRun();
        _backend.Say(BackendAnswer.Unavailable(["v"]));
        Assert.Throws<ConnectionResolutionException>(() => run.Get("x"));
        _backend.Set(("host", "two"));
        program.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("two", run.Get("x").Host);
    }

    [Fact]
    public void ChangeToken_FiresOnceForEachChange_AlsoAfterFailures()
    {
        using TestProgram program = TestProgram.WithBackend(_backend);
        program.Get("x");
        int changes = 0;
        using IDisposable registration =
            Microsoft.Extensions.Primitives.ChangeToken.OnChange(() => program.Connections.GetChangeToken("x"), () => changes++);

        _backend.Say(BackendAnswer.Unavailable(["v"]));
        _backend.SignalChange();
        Assert.Equal(0, changes);
        _backend.Set(("host", "two"));
        program.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, changes);
        _backend.Set(("host", "three"));
        _backend.SignalChange();
        Assert.Equal(2, changes);
    }

    [Fact]
    public void ChangeToken_KnowsOfAChangeWithoutARegistration()
    {
        using TestProgram program = TestProgram.WithBackend(_backend);
        program.Get("x");
        Microsoft.Extensions.Primitives.IChangeToken token = program.Connections.GetChangeToken("x");
        Assert.False(token.HasChanged);
        _backend.Set(("host", "two"));
        program.Refresh("x");

        Assert.True(token.HasChanged);
    }

    private TestProgram WithInterval() => new(builder =>
        builder.ClearDefaults().AddBackend(_backend).Configure(options => options.RefreshInterval = TimeSpan.FromSeconds(1)));
}

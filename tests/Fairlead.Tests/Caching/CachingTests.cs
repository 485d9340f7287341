using Fairlead.Resolution;
using Fairlead.Tests.TestInfrastructure;

namespace Fairlead.Tests.Caching;

public class CachingTests
{
    private static readonly TimeSpan TimeToLive = TimeSpan.FromMinutes(5);
    private readonly FakeBackend _backend = FakeBackend.Holding(("host", "one"), ("password", "p1"));

    [Fact]
    public void FreshValue_IsTheSameObject()
    {
        using TestProgram program = TestProgram.WithBackend(_backend);

        Assert.Same(program.Get("x"), program.Get("x"));
        Assert.Equal(1, _backend.Calls);
    }

    [Fact]
    public void StaleValue_IsLookedUpAgain()
    {
        using TestProgram program = TestProgram.WithBackend(_backend);
        program.Get("x");
        _backend.Set(("host", "two"));

        program.Time.Advance(TimeToLive - TimeSpan.FromSeconds(1));
        Assert.Equal("one", program.Get("x").Host);
        program.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("two", program.Get("x").Host);
    }

    [Fact]
    public void UnchangedValue_StaysTheSameObjectWhenLookedUpAgain()
    {
        using TestProgram program = TestProgram.WithBackend(_backend);
        Connection first = program.Get("x");
        program.Time.Advance(TimeToLive);

        Assert.Same(first, program.Get("x"));
        Assert.Equal(2, _backend.Calls);
    }

    [Fact]
    public void TimeToLive_IsAnOption()
    {
        using var program = new TestProgram(b => b.AddBackend(_backend).Configure(o => o.TimeToLive = TimeSpan.FromSeconds(1)));
        program.Get("x");
        program.Time.Advance(TimeSpan.FromSeconds(1));
        program.Get("x");

        Assert.Equal(2, _backend.Calls);
    }

    [Fact]
    public void BackendsExpiry_EndsAValueEarlier()
    {
        using TestProgram program = TestProgram.WithBackend(_backend);
        _backend.Answer = (_, _) => new(
            FakeBackend.FoundFields(("host", "leased")) with { ExpiresAt = program.Time.GetUtcNow() + TimeSpan.FromSeconds(10) });
        program.Get("x");

        program.Time.Advance(TimeSpan.FromSeconds(7));
        program.Get("x");
        Assert.Equal(1, _backend.Calls);
        program.Time.Advance(TimeSpan.FromSeconds(3));
        program.Get("x");
        Assert.Equal(2, _backend.Calls);
    }

    [Fact]
    public void Refresh_LooksUpAgain()
    {
        using TestProgram program = TestProgram.WithBackend(_backend);
        program.Get("x");
        program.Refresh("x");
        program.Get("x");

        Assert.Equal(2, _backend.Calls);
    }

    [Fact]
    public void Refresh_OfOneConnectionLeavesOthersAlone()
    {
        using TestProgram program = TestProgram.WithBackend(_backend);
        program.Get("x");
        Connection other = program.Get("y");
        program.Refresh("x");

        Assert.Same(other, program.Get("y"));
        Assert.Equal(3, _backend.Calls);
    }

    [Fact]
    public async Task ManyCallers_ShareOneLookup()
    {
        var answer = new TaskCompletionSource<BackendAnswer>();
        _backend.Answer = (_, _) => new(answer.Task);
        using TestProgram program = TestProgram.WithBackend(_backend);
        Task<Connection>[] callers = [.. Enumerable.Range(0, 50)
            .Select(_ => program.Connections.GetAsync("x", TestContext.Current.CancellationToken).AsTask())];
        Assert.All(callers, caller => Assert.False(caller.IsCompleted));

        answer.SetResult(FakeBackend.FoundFields(("host", "h")));
        Connection[] connections = await Task.WhenAll(callers);

        Assert.Equal(1, _backend.Calls);
        Assert.All(connections, connection => Assert.Same(connections[0], connection));
    }

    [Fact]
    public async Task TenThousandColdGets_AreOneLookup()
    {
        var answer = new TaskCompletionSource<BackendAnswer>();
        _backend.Answer = (_, _) => new(answer.Task);
        using TestProgram program = TestProgram.WithBackend(_backend);
        Task<Connection>[] callers = [.. Enumerable.Range(0, 10_000)
            .Select(_ => program.Connections.GetAsync("x", TestContext.Current.CancellationToken).AsTask())];
        answer.SetResult(FakeBackend.FoundFields(("host", "h")));
        await Task.WhenAll(callers);

        Assert.Equal(1, _backend.Calls);
    }

    [Fact]
    public void TenThousandGetsOfAnUnknownId_AreOneLookup()
    {
        using TestProgram program = TestProgram.WithBackend(new FakeBackend());
        for (int i = 0; i < 10_000; i++) program.TryGet("unknown");

        Assert.Single(program.Log.Text.Split('\n'), static line => line.StartsWith("Warning", StringComparison.Ordinal));
    }

    [Fact]
    public void ConnectionsThatWereResolvedTogether_AreNotLookedUpTogether()
    {
        FakeBackend backend = FakeBackend.Holding(("host", "h"));
        using var program = new TestProgram(
            builder => builder.ClearDefaults().AddBackend(backend).Configure(options => options.Jitter = 0.1));
        List<IDisposable> subscriptions = [.. Enumerable.Range(0, 500).Select(i => program.Connections.OnChange("c" + i, _ => { }))];
        int most = 0;
        for (int second = 0; second < 300; second++)
        {
            int before = backend.Calls;
            program.Time.Advance(TimeSpan.FromSeconds(1));
            most = Math.Max(most, backend.Calls - before);
        }

        Assert.InRange(backend.Calls, 900, 1100);
        Assert.InRange(most, 1, 40);
        subscriptions.ForEach(static subscription => subscription.Dispose());
    }

    [Fact]
    public void IdsThatLeadNowhere_DoNotFillTheMemory()
    {
        using TestProgram program = TestProgram.WithBackend(new FakeBackend());
        for (int i = 0; i < 5000; i++) program.TryGet("unknown" + i);

        Assert.InRange(((ConnectionResolver)program.Connections).Entries.Count(), 1, 1001);
    }

    /// <summary>A twentieth of the run in <c>benchmarks/Fairlead.Soak</c>.</summary>
    [Fact]
    public void ManyRotationsAndRefreshes_LeakNothing()
    {
        var time = new TestTime();
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(time);
        services.AddFairlead().ClearDefaults().AddBackend(_backend).Configure(static options => options.RefreshInterval = TimeSpan.Zero);
        using ServiceProvider provider = services.BuildServiceProvider();
        IConnectionResolver connections = provider.GetRequiredService<IConnectionResolver>();
        connections.Get("x");
        var seen = new List<WeakReference>();
        using IDisposable subscription = connections.OnChange(
            "x", connection => seen.AddRange([new(connection), new(connection.Password)]));
        for (int i = 0; i < 50_000; i++)
        {
            _backend.Set(("host", "db"), ("password", FormattableString.Invariant($"not-a-secret-{i % 977}")));
            Assert.True(connections.TryRefreshAsync("x", cancellationToken: TestContext.Current.CancellationToken).IsCompleted);
        }

        Assert.Equal(2 * 50_000, seen.Count);
        GC.Collect();
        Assert.InRange(seen.Count(static reference => reference.IsAlive), 1, 10);
        Assert.Equal(1, time.LiveTimers);
    }

    [Fact]
    public async Task SlowConnection_HoldsUpNoOther()
    {
        _backend.Answer = (request, _) =>
            request.ConnectionId == "slow" ? new(new TaskCompletionSource<BackendAnswer>().Task)
            : new(FakeBackend.FoundFields(("host", "h")));
        using TestProgram program = TestProgram.WithBackend(_backend);
        ValueTask<Connection> slow = program.Connections.GetAsync("slow", TestContext.Current.CancellationToken);

        Assert.Equal("h", (await program.Connections.GetAsync("fast", TestContext.Current.CancellationToken)).Host);
        Assert.False(slow.IsCompleted);
    }

    [Fact]
    public async Task CancelledCaller_LeavesTheLookupToTheOthers()
    {
        var answer = new TaskCompletionSource<BackendAnswer>();
        _backend.Answer = (_, _) => new(answer.Task);
        using TestProgram program = TestProgram.WithBackend(_backend);
        using var impatient = new CancellationTokenSource();
        Task<Connection> leaving = program.Connections.GetAsync("x", impatient.Token).AsTask();
        Task<Connection> staying = program.Connections.GetAsync("x", TestContext.Current.CancellationToken).AsTask();

        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);
        answer.SetResult(FakeBackend.FoundFields(("host", "h")));

        Assert.Equal("h", (await staying).Host);
        Assert.Equal(1, _backend.Calls);
    }

    [Fact]
    public void CachedPath_AllocatesNothing()
    {
        using TestProgram program = TestProgram.WithBackend(_backend);
        var accessor = new ConnectionAccessor<Connection>("x", program.Connections, connection => connection);
        IConnectionResolver connections = program.Connections;
        for (int i = 0; i < 100; i++) GetAll();

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++) GetAll();
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(0, allocated);

        void GetAll()
        {
            connections.Get("x");
            _ = connections.GetAsync("x", CancellationToken.None).Result;
            _ = connections.TryGetAsync("x", CancellationToken.None).Result;
            accessor.Get();
            _ = accessor.GetAsync(CancellationToken.None).Result;
        }
    }

    [Fact]
    public void Disposal_EndsWatchesAndTimers()
    {
        TestProgram program = TestProgram.WithBackend(_backend);
        program.Connections.OnChange("x", _ => { });
        Assert.Equal(1, program.Time.LiveTimers);

        program.Dispose();

        Assert.Equal(0, program.Time.LiveTimers);
    }
}

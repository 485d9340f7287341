using System.Collections.Concurrent;
using Fairlead.Tests.TestInfrastructure;

namespace Fairlead.Tests.Resolution;

public sealed class LookupBatchTests
{
    private readonly BatchBackend _backend = new();

    [Fact]
    public async Task ThousandConnectionsAtTheSameTime_TakeFewCalls()
    {
        using TestProgram program = TestProgram.WithBackend(_backend);
        Connection[] found = await Task.WhenAll(Enumerable.Range(0, 1000).Select(
            i => program.Connections.GetAsync("c" + i, TestContext.Current.CancellationToken).AsTask()));

        Assert.All(found, static connection => Assert.Equal(connection.Id, connection.Host));
        Assert.InRange(_backend.Sizes.Count, 50, 54);
        Assert.Equal(1000, _backend.Sizes.Sum());
        Assert.InRange(_backend.MostAtOnce, 1, 4);
    }

    [Fact]
    public void LoneLookup_IsACallOfItsOwn()
    {
        using TestProgram program = TestProgram.WithBackend(_backend);

        Assert.Equal("a", program.Get("a").Host);
        Assert.Equal("b", program.Get("b").Host);
        Assert.Equal([1, 1], _backend.Sizes);
    }

    [Fact]
    public void AnswerThatIsLeftOut_IsUnavailable()
    {
        _backend.LeavesOut = true;
        using TestProgram program = TestProgram.WithBackend(_backend);

        ConnectionResolution resolution = program.TryGet("a");

        Assert.Equal(ConnectionOutcome.Unavailable, resolution.Outcome);
        Assert.Contains("left the lookup unanswered", resolution.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void BackendThatThrows_IsUnavailableForAll()
    {
        _backend.Throws = true;
        using TestProgram program = TestProgram.WithBackend(_backend);

        Assert.Contains("it threw InvalidOperationException", program.TryGet("a").ToString(), StringComparison.Ordinal);
        Assert.Contains("it threw InvalidOperationException", program.TryGet("b").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CallThatHangs_HoldsUpNoOther()
    {
        _backend.HangsFor = "slow";
        using TestProgram program = TestProgram.WithBackend(_backend);
        Task<Connection> slow = program.Connections.GetAsync("slow", TestContext.Current.CancellationToken).AsTask();
        TestProgram.WaitUntil(() => _backend.Sizes.Count == 1);

        Assert.Equal("fast", (await program.Connections.GetAsync("fast", TestContext.Current.CancellationToken)).Host);
        Assert.False(slow.IsCompleted);
    }

    private sealed class BatchBackend : IBatchSecretsBackend
    {
        private int _calls;

        public string Name => "batches";

        public int MaximumBatchSize => 20;

        public ConcurrentQueue<int> Sizes { get; } = [];

        public int MostAtOnce { get; private set; }

        public bool LeavesOut { get; set; }

        public bool Throws { get; set; }

        public string? HangsFor { get; set; }

        public async ValueTask<BackendAnswer> FindAsync(BackendRequest request, CancellationToken cancellationToken) =>
            (await FindManyAsync([request], cancellationToken))[0];

        public async ValueTask<IReadOnlyList<BackendAnswer>> FindManyAsync(IReadOnlyList<BackendRequest> requests,
            CancellationToken cancellationToken)
        {
            Sizes.Enqueue(requests.Count);
            MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _calls));
            if (Throws) throw new InvalidOperationException("a message that may quote a secret");
            if (requests.Any(request => request.ConnectionId == HangsFor)) await new TaskCompletionSource().Task;

            // As long as an answer over a network takes, so that lookups gather.
            await Task.Delay(20, cancellationToken);
            Interlocked.Decrement(ref _calls);
            return LeavesOut ? [] : [.. requests.Select(static request => FakeBackend.FoundFields(("host", request.ConnectionId)))];
        }
    }
}

using Fairlead.Tests.TestInfrastructure;

namespace Fairlead.Tests.Caching;

public class ChangeTests
{
    private readonly FakeBackend _backend = FakeBackend.Holding(("host", "one"));
    private readonly List<string?> _seen = [];

    [Fact]
    public void Change_IsHeardWhenTheBackendSignalsIt()
    {
        using TestProgram program = Listening();
        _backend.Set(("host", "two"));
        _backend.SignalChange();

        Assert.Equal(["two"], _seen);
        Assert.Equal("two", program.Get("x").Host);
    }

    [Fact]
    public void Change_IsHeardAfterTheTimeToLiveThoughNobodyAsks()
    {
        using TestProgram program = Listening();
        _backend.Set(("host", "two"));
        program.Time.Advance(TimeSpan.FromMinutes(5));
        _backend.Set(("host", "three"));
        program.Time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(["two", "three"], _seen);
    }

    [Fact]
    public void Change_IsHeardWhenALeaseEnds()
    {
        using TestProgram program = TestProgram.WithBackend(_backend);
        _backend.Say(FakeBackend.FoundFields(("host", "one")) with { ExpiresAt = program.Time.GetUtcNow() + TimeSpan.FromSeconds(10) });
        using IDisposable subscription = program.Connections.OnChange("x", c => _seen.Add(c.Host));
        _backend.Set(("host", "two"));
        program.Time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(["two"], _seen);
    }

    [Fact]
    public void AnswersThatHaveExpiredAlready_AreNotAskedForInALoop()
    {
        using TestProgram program = TestProgram.WithBackend(_backend);
        _backend.Say(FakeBackend.FoundFields(("host", "one")) with { ExpiresAt = program.Time.GetUtcNow() });
        using IDisposable subscription = program.Connections.OnChange("x", c => _seen.Add(c.Host));
        program.Time.Advance(TimeSpan.FromSeconds(10));

        Assert.InRange(_backend.Calls, 2, 14);
    }

    [Fact]
    public void Change_IsHeardOnRefresh()
    {
        using TestProgram program = Listening();
        _backend.Set(("host", "two"));
        program.Refresh("x");

        Assert.Equal(["two"], _seen);
    }

    [Fact]
    public void SignalWithoutANewValue_IsNoChange()
    {
        using TestProgram program = Listening();
        _backend.SignalChange();
        program.Refresh("x");

        Assert.Empty(_seen);
    }

    [Theory]
    [InlineData("password")]
    [InlineData("login")]
    [InlineData("port")]
    [InlineData("extra.a")]
    [InlineData("schema")]
    public void AnyField_Counts(string field)
    {
        using TestProgram program = Listening();
        _backend.Set(("host", "one"), (field, "1"));
        _backend.SignalChange();
        _backend.Set(("host", "one"), (field, "2"));
        _backend.SignalChange();

        Assert.Equal(["one", "one"], _seen);
    }

    [Fact]
    public void Failure_IsNoChangeButTheValueAfterItIs()
    {
        using TestProgram program = Listening();
        _backend.Say(BackendAnswer.Unavailable(["v"]));
        _backend.SignalChange();
        Assert.Empty(_seen);

        _backend.Set(("host", "two"));
        _backend.SignalChange();

        Assert.Equal(["two"], _seen);
    }

    [Fact]
    public void SameValueAfterAFailure_IsNoChange()
    {
        using TestProgram program = Listening();
        _backend.Say(BackendAnswer.Unavailable(["v"]));
        _backend.SignalChange();
        _backend.Set(("host", "one"));
        _backend.SignalChange();

        Assert.Empty(_seen);
    }

    [Fact]
    public void DisposedSubscription_HearsNothing()
    {
        using TestProgram program = TestProgram.WithBackend(_backend);
        IDisposable subscription = program.Connections.OnChange("x", c => _seen.Add(c.Host));
        subscription.Dispose();
        _backend.Set(("host", "two"));
        _backend.SignalChange();

        Assert.Empty(_seen);
    }

    [Fact]
    public void ThrowingListener_IsLoggedWithoutItsMessageAndOthersStillHear()
    {
        using TestProgram program = TestProgram.WithBackend(_backend);
        using IDisposable first = program.Connections.OnChange("x", _ => throw new InvalidOperationException("hunter2"));
        using IDisposable second = program.Connections.OnChange("x", c => _seen.Add(c.Host));
        _backend.Set(("host", "two"));
        _backend.SignalChange();

        Assert.Equal(["two"], _seen);
        Assert.Contains("Error 5", program.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", program.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void BackendOfHigherPrecedence_MayStartToAnswer()
    {
        var first = new FakeBackend("first");
        using var program = new TestProgram(b => b.AddBackend(first).AddBackend(_backend));
        using IDisposable subscription = program.Connections.OnChange("x", c => _seen.Add(c.Host));
        first.Set(("host", "preferred"));
        first.SignalChange();

        Assert.Equal(["preferred"], _seen);
    }

    [Fact]
    public void Accessor_GivesTheTypedObjectAndKeepsItPerValue()
    {
        using TestProgram program = TestProgram.WithBackend(_backend);
        int created = 0;
        var accessor = new ConnectionAccessor<string>("x", program.Connections,
            connection => FormattableString.Invariant($"{connection.Host} {++created}"));
        var typed = new List<string>();
        using IDisposable subscription = accessor.OnChange(typed.Add);

        Assert.Same(accessor.Get(), accessor.Get());
        _backend.Set(("host", "two"));
        _ = accessor.RefreshAsync(cancellationToken: TestContext.Current.CancellationToken).AsTask();

        Assert.Equal(["two 2"], typed);
        Assert.Same(typed[0], accessor.Get());
    }

    [Fact]
    public async Task Accessor_TryGet_IsNullWhenThereIsNoConnection()
    {
        using TestProgram program = TestProgram.WithBackend(new FakeBackend());
        var accessor = new ConnectionAccessor<string>("x", program.Connections, connection => connection.Id);

        Assert.Null(await accessor.TryGetAsync(TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<ConnectionResolutionException>(() => accessor.GetAsync(TestContext.Current.CancellationToken).AsTask());
    }

    private TestProgram Listening()
    {
        TestProgram program = TestProgram.WithBackend(_backend);
        program.Connections.OnChange("x", c => _seen.Add(c.Host));
        return program;
    }
}

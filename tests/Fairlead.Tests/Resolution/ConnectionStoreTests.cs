using Fairlead.Tests.TestInfrastructure;

namespace Fairlead.Tests.Resolution;

public sealed class ConnectionStoreTests
{
    private static readonly Dictionary<string, Secret> Fields = new()
    {
        ["conn_type"] = new("postgres"), ["host"] = new("db.internal"), ["password"] = new("not-a-secret-1"),
            ["extra.sslmode"] = new("require"),
    };

    private readonly InMemoryBackend _backend = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NewConnection_IsResolvedAtOnce_ThoughItWasMissing()
    {
        using TestProgram program = TestProgram.WithBackend(_backend);
        IConnectionStore store = GetStore(program);
        Assert.Equal(ConnectionOutcome.NotFound, program.TryGet("tenant_db").Outcome);

        BackendWriteResult result = await store.WriteAsync("tenant_db", Fields, version: null, Token);

        Assert.Equal(BackendWriteOutcome.Succeeded, result.Outcome);
        Assert.Equal("not-a-secret-1", program.Get("tenant_db").Password?.Reveal());
    }

    [Fact]
    public async Task StoredConnection_ComesBackAsItWasWritten_WithItsVersion()
    {
        using TestProgram program = TestProgram.WithBackend(_backend);
        IConnectionStore store = GetStore(program);
        BackendWriteResult result = await store.WriteAsync("tenant_db", Fields, version: null, Token);

        StoredConnection? stored = await store.FindAsync("tenant_db", Token);

        Assert.NotNull(stored);
        Assert.Equal(result.Version, stored.Version);
        Assert.Equal(Fields, stored.Fields);
    }

    [Fact]
    public async Task ExtrasOfEveryKind_SurviveReadAndWrite()
    {
        using TestProgram program = TestProgram.WithBackend(_backend);
        IConnectionStore store = GetStore(program);
        var fields = new Dictionary<string, Secret> { ["host"] = new("h"), ["extra"] = new("""{"a":5,"b":true,"c":{"d":[1,"x"]},"e":"text"}""") };
        await store.WriteAsync("x", fields, version: null, Token);
        StoredConnection stored = (await store.FindAsync("x", Token))!;

        await store.WriteAsync("x", stored.Fields, stored.Version, Token);

        Connection connection = program.Get("x");
        Assert.Equal("5", connection.Extra.GetString("a"));
        Assert.Equal("text", connection.Extra.GetString("e"));
        Assert.Equal("""{"d":[1,"x"]}""", connection.Extra.GetString("c"));
    }

    [Fact]
    public async Task StaleVersion_IsAConflict_AndChangesNothing()
    {
        using TestProgram program = TestProgram.WithBackend(_backend);
        IConnectionStore store = GetStore(program);
        BackendWriteResult first = await store.WriteAsync("x", Fields, version: null, Token);
        await store.WriteAsync("x", Fields, first.Version, Token);

        Assert.Equal(BackendWriteOutcome.Conflict, (await store.WriteAsync("x", Fields, first.Version, Token)).Outcome);
        Assert.Equal(BackendWriteOutcome.Conflict, (await store.DeleteAsync("x", first.Version!, Token)).Outcome);
        Assert.Equal("db.internal", program.Get("x").Host);
    }

    [Fact]
    public async Task DeletedConnection_IsGoneAtOnce()
    {
        using TestProgram program = TestProgram.WithBackend(_backend);
        IConnectionStore store = GetStore(program);
        BackendWriteResult written = await store.WriteAsync("x", Fields, version: null, Token);
        program.Get("x");

        Assert.Equal(BackendWriteOutcome.Succeeded, (await store.DeleteAsync("x", written.Version!, Token)).Outcome);

        Assert.Equal(ConnectionOutcome.NotFound, program.TryGet("x").Outcome);
        Assert.Null(await store.FindAsync("x", Token));
    }

    [Fact]
    public async Task ListenersHearOfAWrite()
    {
        using TestProgram program = TestProgram.WithBackend(_backend);
        IConnectionStore store = GetStore(program);
        BackendWriteResult first = await store.WriteAsync("x", Fields, version: null, Token);
        program.Get("x");
        var heard = new TaskCompletionSource<Connection>();
        using IDisposable subscription = program.Connections.OnChange("x", connection => heard.TrySetResult(connection));

        await store.WriteAsync("x", new Dictionary<string, Secret>(Fields) { ["password"] = new("not-a-secret-2") }, first.Version, Token);

        Assert.Equal("not-a-secret-2", (await heard.Task.WaitAsync(TimeSpan.FromSeconds(30), Token)).Password?.Reveal());
    }

    [Fact]
    public async Task WriteWithoutABackendForIt_SaysSo()
    {
        using TestProgram program = TestProgram.WithBackend(new FakeBackend());

        InvalidOperationException e = await Assert.ThrowsAsync<InvalidOperationException>(
            () => GetStore(program).WriteAsync("x", Fields, version: null, Token).AsTask());

        Assert.Equal("None of the program's backends can be written", e.Message);
    }

    [Theory]
    [InlineData("not an id!")]
    [InlineData("postgres://etl:plainly-fake@db/orders")]
    public async Task WhatIsNoId_IsRefusedWithoutQuotingIt(string id)
    {
        using TestProgram program = TestProgram.WithBackend(_backend);

        ArgumentException e = await Assert.ThrowsAsync<ArgumentException>(() =>
            GetStore(program).WriteAsync(id, Fields, version: null, Token).AsTask());

        Assert.DoesNotContain(id, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pasword", "plainly-fake")]
    [InlineData("extra.", "plainly-fake")]
    [InlineData("extra", "plainly-fake")]
    public async Task FieldThatNoConnectionHas_IsRefusedWithoutItsValue(string field, string value)
    {
        using TestProgram program = TestProgram.WithBackend(_backend);

        ArgumentException e = await Assert.ThrowsAsync<ArgumentException>(
            () => GetStore(program).WriteAsync("x", new Dictionary<string, Secret> { [field] = new(value) }, version: null, Token)
                .AsTask());

        Assert.DoesNotContain(value, e.Message, StringComparison.Ordinal);
    }

    private static IConnectionStore GetStore(TestProgram program) => program.Services.GetRequiredService<IConnectionStore>();
}

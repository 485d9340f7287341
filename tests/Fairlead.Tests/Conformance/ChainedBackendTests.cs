using Fairlead.Tests.TestInfrastructure;

namespace Fairlead.Tests.Conformance;

public sealed class ChainedBackendTests
{
    public static TheoryData<string> Cases => [.. BackendConformance.GetCases(BackendAbilities.None)];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task ChainedBackend_Conforms(string name) => BackendConformance.RunAsync(name, new Fixture());

    [Theory]
    [InlineData(BackendOutcome.Denied, ConnectionOutcome.Denied)]
    [InlineData(BackendOutcome.Unavailable, ConnectionOutcome.Unavailable)]
    public void AnswerThatIsNotNotFound_EndsTheChain(BackendOutcome outcome, ConnectionOutcome expected)
    {
        BackendAnswer answer = outcome == BackendOutcome.Denied ? BackendAnswer.Denied(["first"], "no")
            : BackendAnswer.Unavailable(["first"], "down");
        using TestProgram program = TestProgram.WithBackend(
            new ChainedBackend("both", FakeBackend.Saying(answer), FakeBackend.Holding(("host", "second"))));

        Assert.Equal(expected, program.TryGet("x").Outcome);
    }

    [Fact]
    public void WhatIsNowhere_SaysAllPlaces()
    {
        using TestProgram program = TestProgram.WithBackend(
            new ChainedBackend("both", new InMemoryBackend("first"), new InMemoryBackend("second")));

        Assert.Equal(["first, x", "second, x"], Assert.Single(program.TryGet("x").Attempts).Places);
    }

    [Fact]
    public async Task ConnectionThatAppearsInAnEarlierOne_IsTaken()
    {
        var first = new InMemoryBackend("first");
        using TestProgram program = TestProgram.WithBackend(new ChainedBackend("both", first, FakeBackend.Holding(("host", "second"))));
        Assert.Equal("second", program.Get("x").Host);

        await first.WriteAsync(
            new BackendWrite(new BackendRequest("x"), new Dictionary<string, Secret> { ["host"] = new("first") }),
            TestContext.Current.CancellationToken);

        Assert.Equal("first", program.Get("x").Host);
    }

    private sealed class Fixture : BackendFixture
    {
        private readonly InMemoryBackend _first = new("first");
        private readonly InMemoryBackend _second = new("second");

        public override ISecretsBackend CreateBackend(BackendTestContext context) => new ChainedBackend("both", _first, _second);

        public override ValueTask SetAsync(string connectionId, IReadOnlyDictionary<string, Secret> fields,
            CancellationToken cancellationToken) =>
            WriteAsync(connectionId, fields, cancellationToken);

        public override ValueTask DeleteAsync(string connectionId, CancellationToken cancellationToken) =>
            WriteAsync(connectionId, null, cancellationToken);

        private async ValueTask WriteAsync(string id, IReadOnlyDictionary<string, Secret>? fields, CancellationToken cancellationToken)
        {
            var request = new BackendRequest(id);
            string? version = (await _second.FindAsync(request, cancellationToken)).Version;
            if (fields is not null) await _second.WriteAsync(new BackendWrite(request, fields, version), cancellationToken);
            else if (version is not null) await _second.DeleteAsync(request, version, cancellationToken);
        }
    }
}

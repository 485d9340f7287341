using System.Text.Json;
using Fairlead.Tests.TestInfrastructure;

namespace Fairlead.Tests.Resolution;

public class ResolutionTests
{
    [Theory]
    [InlineData(ConnectionOutcome.Denied)]
    [InlineData(ConnectionOutcome.Unavailable)]
    [InlineData(ConnectionOutcome.Malformed)]
    public void OnlyNotFound_FallsThrough(ConnectionOutcome outcome)
    {
        var second = FakeBackend.Holding(("host", "second"));
        using var program = new TestProgram(b => b.AddBackend(FakeBackend.Saying(Answer(outcome), "vault")).AddBackend(second));
        ConnectionResolution resolution = program.TryGet("x");

        Assert.Equal(outcome, resolution.Outcome);
        Assert.Equal(0, second.Calls);
        Assert.Contains("'vault'", resolution.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ConnectionOutcome.Denied)]
    [InlineData(ConnectionOutcome.Unavailable)]
    [InlineData(ConnectionOutcome.Malformed)]
    public void Policy_LetsItFallThrough(ConnectionOutcome outcome)
    {
        using var program = new TestProgram(b => b.ClearDefaults()
            .AddBackend(FakeBackend.Saying(Answer(outcome)), FallThroughAlways)
            .AddBackend(FakeBackend.Holding(("conn_type", "mysql"), ("host", "second"))));

        Assert.Equal("second", program.Get("x").Host);
        Assert.Equal([outcome.ToString(), "Found"], program.TryGet("x").Attempts.Select(attempt => attempt.Outcome.ToString()));
    }

    [Fact]
    public void FailureThatFellThrough_IsStillTheOutcomeWhenNothingIsFound()
    {
        using var program = new TestProgram(b => b.ClearDefaults()
            .AddBackend(FakeBackend.Saying(Answer(ConnectionOutcome.Unavailable)), FallThroughAlways)
            .AddBackend(new FakeBackend()));

        Assert.Equal(ConnectionOutcome.Unavailable, program.TryGet("x").Outcome);
    }

    [Fact]
    public void FirstBackend_Wins()
    {
        using var program = new TestProgram(b =>
            b.AddBackend(FakeBackend.Holding(("host", "first"))).AddBackend(FakeBackend.Holding(("host", "second"))));

        Assert.Equal("first", program.Get("x").Host);
    }

    [Fact]
    public void FieldsWithoutASecret_LieOverWhatTheNextBackendSays()
    {
        using var program = new TestProgram(b => b.ClearDefaults()
            .AddBackend(FakeBackend.Holding(("host", "first")))
            .AddBackend(FakeBackend.Holding(("host", "second"), ("login", "etl"), ("password", "plainly-fake"))));

        Connection connection = program.Get("x");

        Assert.Equal("first", connection.Host);
        Assert.Equal("etl", connection.Login);
        Assert.Equal("plainly-fake", connection.Password?.Reveal());
    }

    [Theory]
    [InlineData("password")]
    [InlineData("extra.api_key")]
    [InlineData("extra")]
    public void FieldsWithASecret_AreTheWholeAnswer(string secretField)
    {
        string value = secretField == "extra" ? "{}" : "plainly-fake";
        var second = FakeBackend.Holding(("login", "another"));
        using var program = new TestProgram(b => b.ClearDefaults()
            .AddBackend(FakeBackend.Holding(("host", "first"), (secretField, value)))
            .AddBackend(second));

        Assert.Null(program.Get("x").Login);
        Assert.Equal(0, second.Calls);
    }

    [Fact]
    public void BackendThatFailsBehindFieldsWithoutASecret_FailsTheLookup()
    {
        using var program = new TestProgram(b => b.ClearDefaults()
            .AddBackend(FakeBackend.Holding(("host", "first")))
            .AddBackend(FakeBackend.Saying(BackendAnswer.Unavailable(["vault.internal"]), "vault")));

        Assert.Equal(ConnectionOutcome.Unavailable, program.TryGet("x").Outcome);
    }

    [Fact]
    public void DeclaredPlainExtra_IsNoSecret()
    {
        var definition = new ConnectionDefinition { Id = "x", ConnType = "generic", SecretExtras = ["api_key"] };
        using var program = new TestProgram(b => b.ClearDefaults()
            .AddBackend(FakeBackend.Holding(("extra.page_size", "100")))
            .AddBackend(FakeBackend.Holding(("extra.api_key", "plainly-fake")))
            .AddManifest(TestProgram.Manifest(definition)));

        Assert.Equal(100, program.Get("x").Extra.GetInt32("page_size"));
        Assert.Equal("plainly-fake", program.Get("x").Extra.GetSecret("api_key")?.Reveal());
    }

    [Fact]
    public void Failure_TellsEveryPlaceAndWhatWasSaidThere()
    {
        var throttled = BackendAnswer.Unavailable(["secret/data/x"], "429 Too Many Requests") with { RetryAfter = TimeSpan.FromSeconds(7) };
        using var program = new TestProgram(b => b
            .AddEnvironmentVariables()
            .AddBackend(FakeBackend.Saying(BackendAnswer.Denied(["arn:x"], "403"), "aws"), FallThroughAlways)
            .AddBackend(FakeBackend.Saying(throttled, "vault")));

        var exception = Assert.Throws<ConnectionResolutionException>(() => program.Get("orders_db"));

        Assert.Equal("""
            Connection 'orders_db': the backend 'vault' is unavailable
              environment: not found (FAIRLEAD_CONN_ORDERS_DB)
              Airflow's environment: not found (AIRFLOW_CONN_ORDERS_DB)
              aws: access denied (arn:x): 403
              vault: unavailable (secret/data/x): 429 Too Many Requests
            """, exception.Message, ignoreLineEndingDifferences: true);
        Assert.Equal(TimeSpan.FromSeconds(7), exception.Failures.Single().Attempts[3].RetryAfter);
    }

    [Fact]
    public void SeveralFailures_AreAllInOneMessage()
    {
        using TestProgram program = TestProgram.WithBackend(new FakeBackend());
        var exception = new ConnectionResolutionException([program.TryGet("a"), program.TryGet("b")]);

        Assert.StartsWith("2 connections could not be resolved\n", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'a'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'b'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ThrowingBackend_IsUnavailableAndItsMessageStaysUnseen()
    {
        var backend = new FakeBackend("vault") { Answer = (_, _) => throw new InvalidOperationException("token hunter2 rejected") };
        using TestProgram program = TestProgram.WithBackend(backend);
        ConnectionResolution resolution = program.TryGet("x");

        Assert.Equal(ConnectionOutcome.Unavailable, resolution.Outcome);
        Assert.Contains("it threw InvalidOperationException", resolution.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", resolution + program.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void BackendWhoseOwnRequestIsCancelled_IsNotSaidToBeSlow()
    {
        var backend = new FakeBackend { Answer = (_, _) => throw new TaskCanceledException() };
        using TestProgram program = TestProgram.WithBackend(backend);

        Assert.Contains("it threw TaskCanceledException", program.TryGet("x").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SilentBackend_IsUnavailableAfterItsTimeout()
    {
        var never = new TaskCompletionSource<BackendAnswer>();
        using var program = new TestProgram(b =>
            b.AddBackend(new FakeBackend { Answer = (_, _) => new(never.Task) }, p => p.Timeout = TimeSpan.FromSeconds(3)));
        ValueTask<ConnectionResolution> pending = program.Connections.TryGetAsync("x", TestContext.Current.CancellationToken);
        Assert.False(pending.IsCompleted);

        program.Time.Advance(TimeSpan.FromSeconds(3));
        ConnectionResolution resolution = await pending;

        Assert.Equal(ConnectionOutcome.Unavailable, resolution.Outcome);
        Assert.Contains("no answer within 3 seconds", resolution.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("passwort", "hunter2")]
    [InlineData("port", "hunter2")]
    [InlineData("extra", "hunter2")]
    [InlineData("extra.", "hunter2")]
    [InlineData("conn_type", "hunter2")]
    public void BackendsNonsense_IsMalformed(string field, string value)
    {
        using TestProgram program = TestProgram.WithBackend(FakeBackend.Holding((field, value)),
            new ConnectionDefinition { Id = "x", ConnType = "postgres" });
        ConnectionResolution resolution = program.TryGet("x");

        Assert.Equal(ConnectionOutcome.Malformed, resolution.Outcome);
        Assert.DoesNotContain("hunter2", resolution.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a@b")]
    public void InvalidId_IsNotFoundAndNoBackendIsAsked(string id)
    {
        var backend = new FakeBackend();
        using TestProgram program = TestProgram.WithBackend(backend);

        Assert.Contains("not a connection id", program.TryGet(id).Reason, StringComparison.Ordinal);
        Assert.Equal(0, backend.Calls);
    }

    [Fact]
    public void Backend_LearnsWhatTheManifestSays()
    {
        var backend = new FakeBackend();
        var definition = new ConnectionDefinition { Id = "x", ConnType = "postgres", RequiredFields = ["password"] };
        using TestProgram program = TestProgram.WithBackend(backend, definition);
        program.TryGet("x");

        Assert.Same(definition, backend.LastRequest?.Definition);
    }

    [Fact]
    public async Task AsynchronousBackend_AnswersEveryKindOfCall()
    {
        var backend = new FakeBackend
        {
            Answer = async (_, ct) =>
            {
                await Task.Delay(1, ct);
                return FakeBackend.FoundFields(("host", "h"));
            },
        };
        using TestProgram program = TestProgram.WithBackend(backend);

        Assert.Equal("h", program.Get("a").Host);
        Assert.Equal("h", (await program.Connections.GetAsync("b", TestContext.Current.CancellationToken)).Host);
        Assert.Equal("h", (await program.Connections.TryGetAsync("c", TestContext.Current.CancellationToken)).Connection?.Host);
    }

    [Fact]
    public void Secrets_AppearInNothingThatPrints()
    {
        const string Password = "hunter2-pass", Key = "hunter2-key";
        using TestProgram program = TestProgram.WithBackend(
            FakeBackend.Holding(("password", Password), ("extra.api_key", Key), ("host", "h"), ("conn_type", "x")));
        ConnectionResolution resolution = program.TryGet("x");
        Connection connection = resolution.Connection!;
        BackendAnswer answer = FakeBackend.FoundFields(("password", Password));

        string printed = string.Join('\n',
            connection, connection.Extra, connection.Password, resolution, answer, answer.Fields[0], string.Join(' ', connection.SetFields),
            JsonSerializer.Serialize(connection), JsonSerializer.Serialize(resolution), JsonSerializer.Serialize(answer.Fields),
            program.Log.Text);

        Assert.DoesNotContain("hunter2", printed, StringComparison.Ordinal);
        Assert.Contains("\"Host\":\"h\"", printed, StringComparison.Ordinal);
        Assert.Contains("was resolved from fake", printed, StringComparison.Ordinal);
    }

    [Fact]
    public void Failures_AreLoggedWithTheirPlaces()
    {
        using var program = new TestProgram(b => b.AddEnvironmentVariables());
        program.TryGet("orders_db");

        Assert.Contains("Warning 2", program.Log.Text, StringComparison.Ordinal);
        Assert.Contains("FAIRLEAD_CONN_ORDERS_DB", program.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void FailureOfManyGets_IsLoggedOnce()
    {
        using var program = new TestProgram(b => b.AddEnvironmentVariables());
        for (int i = 0; i < 1000; i++) Assert.Throws<ConnectionResolutionException>(() => program.Get("orders_db"));

        Assert.Single(program.Log.Text.Split('\n'), static line => line.StartsWith("Warning", StringComparison.Ordinal));
    }

    [Fact]
    public void ConnectionStringInPlaceOfAnId_IsNotRepeated()
    {
        using var program = new TestProgram(b => b.AddEnvironmentVariables());
        ConnectionResolution resolution = program.TryGet("Host=h;Username=u;Password=" + "hunter2");

        Assert.Contains("is it a connection string?", resolution.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", resolution + program.Log.Text, StringComparison.Ordinal);
    }

    private static BackendAnswer Answer(ConnectionOutcome outcome) => outcome switch
    {
        ConnectionOutcome.Denied => BackendAnswer.Denied(["place"]),
        ConnectionOutcome.Unavailable => BackendAnswer.Unavailable(["place"]),
        _ => BackendAnswer.Malformed(["place"], "nonsense"),
    };

    private static void FallThroughAlways(BackendPolicy policy) =>
        policy.FallThroughWhenDenied = policy.FallThroughWhenUnavailable = policy.FallThroughWhenMalformed = true;
}

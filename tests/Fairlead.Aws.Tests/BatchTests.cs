using System.Globalization;
using System.Text.Json;

namespace Fairlead.Aws.Tests;

/// <summary>Many connections in few calls.</summary>
public class BatchTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ThousandSecretsAtTheStart_TakeFiftyCallsAndNoMoreAfterwards()
    {
        await using var stub = new StubService(AnswerBatch);
        using ServiceProvider services =
            CreateProgram(builder => builder.AddAwsSecretsManager(options => options.Endpoint = stub.Address.AbsoluteUri));
        var resolver = services.GetRequiredService<IConnectionResolver>();
        string[] ids = [.. Enumerable.Range(0, 1000).Select(static i => $"c{i}")];

        await Task.WhenAll(ids.Select(id => resolver.GetAsync(id, Cancelled).AsTask()));
        int cold = stub.Calls.Count;
        foreach (string id in ids) Assert.Equal("airflow/connections/" + id, (await resolver.GetAsync(id, Cancelled)).Host);

        Assert.InRange(cold, 50, 54);
        Assert.Equal(cold, stub.Calls.Count);
    }

    [Fact]
    public async Task ThousandParametersAtTheStart_TakeAHundredCalls()
    {
        await using var stub = new StubService(AnswerBatch);
        using ServiceProvider services =
            CreateProgram(builder => builder.AddAwsParameterStore(options => options.Endpoint = stub.Address.AbsoluteUri));
        var resolver = services.GetRequiredService<IConnectionResolver>();

        await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => resolver.GetAsync($"c{i}", Cancelled).AsTask()));

        Assert.InRange(stub.Calls.Count, 100, 104);
    }

    [Fact]
    public async Task SecretsThatMayNotBeReadInOneCall_AreReadOneByOneFromThenOn()
    {
        await using var stub = new StubService(static call =>
            call.Action == "BatchGetSecretValue" ? StubAnswer.Error("AccessDeniedException")
                : new StubAnswer(200, StubAnswer.Secret(call.Json.GetProperty("SecretId").GetString()!)));
        using AwsSecretsManagerBackend backend = new MotoFixture().CreateSecretsManager(address: stub.Address);
        BackendRequest[] requests = [new("a"), new("b"), new("c")];

        IReadOnlyList<BackendAnswer> first = await backend.FindManyAsync(requests, Cancelled);
        await backend.FindManyAsync(requests, Cancelled);

        Assert.All(first, static answer => Assert.Equal(BackendOutcome.Found, answer.Outcome));
        Assert.Equal(1, stub.Calls.Count(static call => call.Action == "BatchGetSecretValue"));
        Assert.Equal(6, stub.Calls.Count(static call => call.Action == "GetSecretValue"));
    }

    [Fact]
    public async Task EachSecretOfABatch_HasItsOwnAnswer()
    {
        await using var stub = new StubService(static call => call.Action == "GetSecretValue"
            ? new StubAnswer(200, StubAnswer.Secret("airflow/connections/left_out"))
            : new StubAnswer(200, $$"""
                {"SecretValues":[{{StubAnswer.Secret("airflow/connections/a")}}],"Errors":[
                 {"SecretId":"airflow/connections/gone","ErrorCode":"ResourceNotFoundException","Message":"m"},
                 {"SecretId":"airflow/connections/deleted","ErrorCode":"InvalidRequestException","Message":"it was marked for deletion"},
                 {"SecretId":"airflow/connections/denied","ErrorCode":"AccessDeniedException","Message":"m"},
                 {"SecretId":"airflow/connections/kms","ErrorCode":"DecryptionFailure","Message":"m"}]}
                """));
        using AwsSecretsManagerBackend backend = new MotoFixture().CreateSecretsManager(address: stub.Address);

        IReadOnlyList<BackendAnswer> answers = await backend.FindManyAsync(
            [new("a"), new("gone"), new("deleted"), new("denied"), new("kms"), new("left_out"), new("no name")], Cancelled);

        Assert.Equal(
            [BackendOutcome.Found, BackendOutcome.NotFound, BackendOutcome.NotFound, BackendOutcome.Denied, BackendOutcome.Denied,
                BackendOutcome.Found, BackendOutcome.NotFound],
            answers.Select(static answer => answer.Outcome));
        Assert.Equal(2, stub.Calls.Count);
    }

    [Fact]
    public async Task BatchInPages_IsReadToItsEnd()
    {
        await using var stub = new StubService(static call =>
        {
            string[] names = [.. call.Json.GetProperty("SecretIdList").EnumerateArray().Select(static name => name.GetString()!)];
            int page = call.Json.TryGetProperty("NextToken", out JsonElement token)
                ? int.Parse(token.GetString()!, CultureInfo.InvariantCulture) : 0;
            string next = page < 2 ? $",\"NextToken\":\"{page + 1}\"" : "";
            return new StubAnswer(200, $"{{\"SecretValues\":[{StubAnswer.Secret(names[page])}],\"Errors\":[]{next}}}");
        });
        using AwsSecretsManagerBackend backend = new MotoFixture().CreateSecretsManager(address: stub.Address);

        IReadOnlyList<BackendAnswer> answers = await backend.FindManyAsync([new("a"), new("b"), new("c")], Cancelled);

        Assert.Equal(["a", "b", "c"], answers.Select(static answer => answer.Places.Single().Split('/')[^1].Split(' ')[0]));
        Assert.All(answers, static answer => Assert.Equal(BackendOutcome.Found, answer.Outcome));
        Assert.Equal(3, stub.Calls.Count);
    }

    [Fact]
    public async Task PageThatFails_LeavesTheAnswersOfTheOthers()
    {
        await using var stub = new StubService(static call => call.Json.TryGetProperty("NextToken", out _)
            ? StubAnswer.Error("ThrottlingException")
            : new StubAnswer(200, $"{{\"SecretValues\":[{StubAnswer.Secret("airflow/connections/a")}],\"NextToken\":\"1\"}}"));
        using AwsSecretsManagerBackend backend = new MotoFixture().CreateSecretsManager(address: stub.Address);

        IReadOnlyList<BackendAnswer> answers = await backend.FindManyAsync([new("a"), new("b")], Cancelled);

        Assert.Equal([BackendOutcome.Found, BackendOutcome.Unavailable], answers.Select(static answer => answer.Outcome));
        Assert.Equal(2, stub.Calls.Count);
    }

    [Fact]
    public async Task SecretsNamedByArn_AreReadAloneAndTogether_AndNotWritten()
    {
        const string Start = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:airflow/connections/";
        await using var stub = new StubService(static call => call.Action == "GetSecretValue"
            ? new StubAnswer(200, StubAnswer.Secret(call.Json.GetProperty("SecretId").GetString()!.Split("secret:")[^1]))
            : new StubAnswer(200,
                $"{{\"SecretValues\":[{StubAnswer.Secret("airflow/connections/a_b")},{StubAnswer.Secret("airflow/connections/a")}]}}"));
        using AwsSecretsManagerBackend backend =
            new MotoFixture().CreateSecretsManager(static options => options.NameTemplate = Start + "{id}", stub.Address);

        Assert.Equal(BackendOutcome.Found, (await backend.FindAsync(new("a"), Cancelled)).Outcome);
        Assert.Equal(Start + "a", stub.Calls.Single().Json.GetProperty("SecretId").GetString());
        IReadOnlyList<BackendAnswer> answers = await backend.FindManyAsync([new("a"), new("a_b")], Cancelled);

        Assert.Equal(
            [$"the secret {Start}a of AWS Secrets Manager", $"the secret {Start}a_b of AWS Secrets Manager"],
            answers.Select(static answer => answer.Places.Single()));
        Assert.Contains("connections/a\"", answers[0].Text!.Text.Reveal(), StringComparison.Ordinal);
        Assert.Equal(2, stub.Calls.Count);
        BackendWriteResult written = await backend.WriteAsync(FailureTests.Write("a", version: null), Cancelled);
        Assert.Equal((BackendWriteOutcome.Rejected, "secrets that are named by ARN are read only"), (written.Outcome, written.Reason));
    }

    [Fact]
    public async Task ParametersNamedByArn_AreFoundInABatchByArnOrName()
    {
        const string Start = "arn:aws:ssm:eu-central-1:123456789012:parameter/shared/";
        await using var stub = new StubService(static _ =>
        {
            string byName = StubAnswer.Parameter("/shared/a", value: "generic://a").Insert(1, $"\"ARN\":\"{Start}a\",");
            return new StubAnswer(200, $"{{\"Parameters\":[{StubAnswer.Parameter(Start + "b", value: "generic://b")},{byName}]}}");
        });
        using AwsParameterStoreBackend backend =
            new MotoFixture().CreateParameterStore(static options => options.NameTemplate = Start + "{id}", stub.Address);

        IReadOnlyList<BackendAnswer> answers = await backend.FindManyAsync([new("a"), new("b")], Cancelled);

        Assert.Equal(["generic://a", "generic://b"], answers.Select(static answer => answer.Text?.Text.Reveal()));
        Assert.Single(stub.Calls);
    }

    [Fact]
    public async Task BatchThatIsThrottled_IsNotRepeatedOneByOne()
    {
        await using var stub = new StubService(static _ => StubAnswer.Error("ThrottlingException"));
        using AwsParameterStoreBackend backend = new MotoFixture().CreateParameterStore(address: stub.Address);

        IReadOnlyList<BackendAnswer> answers = await backend.FindManyAsync([new("a"), new("b")], Cancelled);

        Assert.All(
            answers, static answer => Assert.Equal((BackendOutcome.Unavailable, true), (answer.Outcome, answer.RetryAfter is not null)));
        Assert.Single(stub.Calls);
    }

    [Fact]
    public async Task ParameterThatMayNotBeRead_DoesNotSpoilItsBatch()
    {
        await using var stub =
            new StubService(static call => call.Action == "GetParameters" || call.Body.Contains("denied", StringComparison.Ordinal)
            ? StubAnswer.Error("AccessDeniedException")
            : new StubAnswer(200, "{\"Parameter\":" + StubAnswer.Parameter(call.Json.GetProperty("Name").GetString()!) + "}"));
        using AwsParameterStoreBackend backend = new MotoFixture().CreateParameterStore(address: stub.Address);

        IReadOnlyList<BackendAnswer> answers = await backend.FindManyAsync([new("a"), new("denied")], Cancelled);

        Assert.Equal([BackendOutcome.Found, BackendOutcome.Denied], answers.Select(static answer => answer.Outcome));
    }

    private static StubAnswer AnswerBatch(StubCall call)
    {
        if (call.Action == "GetSecretValue") return new(200, StubAnswer.Secret(call.Json.GetProperty("SecretId").GetString()!));
        if (call.Action == "GetParameter")
            return new(200, "{\"Parameter\":" + StubAnswer.Parameter(call.Json.GetProperty("Name").GetString()!) + "}");
        bool isSecrets = call.Action == "BatchGetSecretValue";
        IEnumerable<string> names =
            call.Json.GetProperty(isSecrets ? "SecretIdList" : "Names").EnumerateArray().Select(static name => name.GetString()!);
        string items = string.Join(',', names.Select(name => isSecrets ? StubAnswer.Secret(name) : StubAnswer.Parameter(name)));
        return new(
            200, isSecrets ? $"{{\"SecretValues\":[{items}],\"Errors\":[]}}" : $"{{\"Parameters\":[{items}],\"InvalidParameters\":[]}}");
    }

    private static ServiceProvider CreateProgram(Action<FairleadBuilder> add)
    {
        var services = new ServiceCollection();
        add(services.AddFairlead().ClearDefaults());
        return services.BuildServiceProvider();
    }
}

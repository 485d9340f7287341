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
        using ServiceProvider services = CreateProgram(builder => builder.AddAwsSecretsManager(options => options.Endpoint = stub.Address.AbsoluteUri));
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
        using ServiceProvider services = CreateProgram(builder => builder.AddAwsParameterStore(options => options.Endpoint = stub.Address.AbsoluteUri));
        var resolver = services.GetRequiredService<IConnectionResolver>();

        await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => resolver.GetAsync($"c{i}", Cancelled).AsTask()));

        Assert.InRange(stub.Calls.Count, 100, 104);
    }

    [Fact]
    public async Task SecretsThatMayNotBeReadInOneCall_AreReadOneByOneFromThenOn()
    {
        await using var stub = new StubService(static call =>
            call.Action == "BatchGetSecretValue" ? StubAnswer.Error("AccessDeniedException") : new StubAnswer(200, StubAnswer.Secret(call.Json.GetProperty("SecretId").GetString()!)));
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
            [BackendOutcome.Found, BackendOutcome.NotFound, BackendOutcome.NotFound, BackendOutcome.Denied, BackendOutcome.Denied, BackendOutcome.Found, BackendOutcome.NotFound],
            answers.Select(static answer => answer.Outcome));
        Assert.Equal(2, stub.Calls.Count);
    }

    [Fact]
    public async Task BatchThatIsThrottled_IsNotRepeatedOneByOne()
    {
        await using var stub = new StubService(static _ => StubAnswer.Error("ThrottlingException"));
        using AwsParameterStoreBackend backend = new MotoFixture().CreateParameterStore(address: stub.Address);

        IReadOnlyList<BackendAnswer> answers = await backend.FindManyAsync([new("a"), new("b")], Cancelled);

        Assert.All(answers, static answer => Assert.Equal((BackendOutcome.Unavailable, true), (answer.Outcome, answer.RetryAfter is not null)));
        Assert.Single(stub.Calls);
    }

    [Fact]
    public async Task ParameterThatMayNotBeRead_DoesNotSpoilItsBatch()
    {
        await using var stub = new StubService(static call => call.Action == "GetParameters" || call.Body.Contains("denied", StringComparison.Ordinal)
            ? StubAnswer.Error("AccessDeniedException")
            : new StubAnswer(200, "{\"Parameter\":" + StubAnswer.Parameter(call.Json.GetProperty("Name").GetString()!) + "}"));
        using AwsParameterStoreBackend backend = new MotoFixture().CreateParameterStore(address: stub.Address);

        IReadOnlyList<BackendAnswer> answers = await backend.FindManyAsync([new("a"), new("denied")], Cancelled);

        Assert.Equal([BackendOutcome.Found, BackendOutcome.Denied], answers.Select(static answer => answer.Outcome));
    }

    private static StubAnswer AnswerBatch(StubCall call)
    {
        if (call.Action == "GetSecretValue") return new(200, StubAnswer.Secret(call.Json.GetProperty("SecretId").GetString()!));
        if (call.Action == "GetParameter") return new(200, "{\"Parameter\":" + StubAnswer.Parameter(call.Json.GetProperty("Name").GetString()!) + "}");
        bool isSecrets = call.Action == "BatchGetSecretValue";
        IEnumerable<string> names = call.Json.GetProperty(isSecrets ? "SecretIdList" : "Names").EnumerateArray().Select(static name => name.GetString()!);
        string items = string.Join(',', names.Select(name => isSecrets ? StubAnswer.Secret(name) : StubAnswer.Parameter(name)));
        return new(200, isSecrets ? $"{{\"SecretValues\":[{items}],\"Errors\":[]}}" : $"{{\"Parameters\":[{items}],\"InvalidParameters\":[]}}");
    }

    private static ServiceProvider CreateProgram(Action<FairleadBuilder> add)
    {
        var services = new ServiceCollection();
        add(services.AddFairlead().ClearDefaults());
        return services.BuildServiceProvider();
    }
}

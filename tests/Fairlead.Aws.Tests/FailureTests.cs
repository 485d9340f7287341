namespace Fairlead.Aws.Tests;

/// <summary>What the services say when something is wrong, and what the backends make of it.</summary>
public class FailureTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("no such secret", "ResourceNotFoundException", 400, BackendOutcome.NotFound, null)]
    [InlineData("no permission", "AccessDeniedException", 400, BackendOutcome.Denied,
        "secretsmanager:GetSecretValue on arn:aws:secretsmanager:eu-central-1:*:secret:airflow/connections/*")]
    [InlineData("the key is disabled", "DecryptionFailure", 400, BackendOutcome.Denied, "kms:Decrypt")]
    [InlineData("the service fails", "InternalServiceError", 500, BackendOutcome.Unavailable, "InternalServiceError, status 500")]
    [InlineData("throttled", "ThrottlingException", 400, BackendOutcome.Unavailable, "fewer requests")]
    [InlineData("throttled, otherwise", "SlowDown", 503, BackendOutcome.Unavailable, "fewer requests")]
    [InlineData("throttled, by account", "RequestLimitExceeded", 503, BackendOutcome.Unavailable, "fewer requests")]
    [InlineData("unknown key", "UnrecognizedClientException", 400, BackendOutcome.Denied, "access key is refused")]
    [InlineData("wrong signature", "InvalidSignatureException", 400, BackendOutcome.Denied,
        "secret access key, the region and this machine's clock")]
    [InlineData("ended session", "ExpiredTokenException", 400, BackendOutcome.Denied, "session credentials have ended")]
    [InlineData(
        "a code with a namespace", "com.amazonaws.secretsmanager#AccessDeniedException", 400, BackendOutcome.Denied, "access is denied")]
    [InlineData(
        "a state that is not deletion", "InvalidRequestException", 400, BackendOutcome.Unavailable, "InvalidRequestException, status 400")]
    public async Task ErrorCode_HasItsOutcome(string situation, string code, int status, BackendOutcome expected, string? reason)
    {
        await using var stub = new StubService(_ => StubAnswer.Error(code, status));
        using AwsSecretsManagerBackend backend = new MotoFixture().CreateSecretsManager(address: stub.Address);

        BackendAnswer answer = await backend.FindAsync(new BackendRequest("orders_db"), Cancelled);

        Assert.True(expected == answer.Outcome, situation);
        if (reason is null) Assert.Null(answer.Reason);
        else Assert.Contains(reason, answer.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("never shown", answer.Reason ?? "", StringComparison.Ordinal);
        Assert.Equal(reason == "fewer requests", answer.RetryAfter is not null);
        Assert.Single(stub.Calls);
    }

    [Theory]
    [InlineData("SignatureDoesNotMatch", "the signature is refused")]
    [InlineData("InvalidClientTokenId", "the access key is refused")]
    [InlineData("AccessDenied", "access is denied (AccessDenied, status 403)")]
    public async Task RefusalInXml_IsUnderstood(string code, string reason)
    {
        await using var stub = new StubService(_ => StubAnswer.Xml(code));
        using AwsParameterStoreBackend backend = new MotoFixture().CreateParameterStore(address: stub.Address);

        BackendAnswer answer = await backend.FindAsync(new BackendRequest("orders_db"), Cancelled);

        Assert.Equal(BackendOutcome.Denied, answer.Outcome);
        Assert.Contains(reason, answer.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TooManyUpdates", BackendWriteOutcome.Unavailable)]
    [InlineData("ParameterLimitExceeded", BackendWriteOutcome.Rejected)]
    [InlineData("ParameterAlreadyExists", BackendWriteOutcome.Conflict)]
    [InlineData("AccessDeniedException", BackendWriteOutcome.Denied)]
    public async Task ParameterThatCannotBeCreated_SaysWhy(string code, BackendWriteOutcome expected)
    {
        await using var stub = new StubService(_ => StubAnswer.Error(code));
        using AwsParameterStoreBackend backend = new MotoFixture().CreateParameterStore(address: stub.Address);

        BackendWriteResult result = await backend.WriteAsync(Write("orders_db", version: null), Cancelled);

        Assert.Equal(expected, result.Outcome);
        Assert.Equal(code == "TooManyUpdates", result.RetryAfter is not null);
    }

    [Fact]
    public async Task ParameterThatAnotherProgramWroteAtTheSameTime_GetsItsValueBack()
    {
        var answers = new Queue<string>(
        [
            "{\"Parameter\":" + StubAnswer.Parameter("/airflow/connections/orders_db", 4) + "}", "{\"Version\":6,\"Tier\":\"Standard\"}",
            "{\"Parameter\":" + StubAnswer.Parameter("/airflow/connections/orders_db", 5, value: "generic://other") + "}",
            "{\"Version\":7,\"Tier\":\"Standard\"}",
        ]);
        await using var stub = new StubService(_ => new StubAnswer(200, answers.Dequeue()));
        using AwsParameterStoreBackend backend = new MotoFixture().CreateParameterStore(address: stub.Address);

        BackendWriteResult result = await backend.WriteAsync(Write("orders_db", "4@2026-11-28T22:32:56.395Z"), Cancelled);

        Assert.Equal(BackendWriteOutcome.Conflict, result.Outcome);
        Assert.Equal(["GetParameter", "PutParameter", "GetParameter", "PutParameter"], stub.Calls.Select(static call => call.Action));
        Assert.Equal("/airflow/connections/orders_db:5", stub.Calls.ElementAt(2).Json.GetProperty("Name").GetString());
        Assert.Equal("generic://other", stub.Calls.Last().Json.GetProperty("Value").GetString());
    }

    [Fact]
    public async Task SecretThatAnotherProgramWroteDuringADelete_IsRestored()
    {
        const string Other = "99999999-2222-3333-4444-555555555555";
        var answers = new Queue<string>(
        [
            Describe(StubAnswer.Version, isDeleted: false), "{\"ARN\":\"arn\"}", Describe(Other, isDeleted: true), "{\"ARN\":\"arn\"}",
        ]);
        await using var stub = new StubService(_ => new StubAnswer(200, answers.Dequeue()));
        using AwsSecretsManagerBackend backend =
            new MotoFixture().CreateSecretsManager(options => options.RecoveryWindowDays = 0, stub.Address);

        BackendWriteResult result = await backend.DeleteAsync(new BackendRequest("orders_db"), StubAnswer.Version, Cancelled);

        Assert.Equal(BackendWriteOutcome.Conflict, result.Outcome);
        Assert.Equal(["DescribeSecret", "DeleteSecret", "DescribeSecret", "RestoreSecret"], stub.Calls.Select(static call => call.Action));
        Assert.Equal(7, stub.Calls.ElementAt(1).Json.GetProperty("RecoveryWindowInDays").GetInt32());

        static string Describe(string version, bool isDeleted)
        {
            string date = isDeleted ? "1795905176.5" : "null";
            return $$$"""{"ARN":"arn","DeletedDate":{{{date}}},"VersionIdsToStages":{"{{{version}}}":["AWSCURRENT"]}}""";
        }
    }

    internal static BackendWrite Write(string id, string? version, string password = "fake-password") => new(
        new BackendRequest(id),
        new Dictionary<string, Secret> { ["conn_type"] = new("postgres"), ["host"] = new("db.internal"), ["password"] = new(password) },
        version);
}

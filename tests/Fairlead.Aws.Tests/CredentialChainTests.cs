using System.Globalization;
using Amazon.Runtime;

namespace Fairlead.Aws.Tests;

/// <summary>Where the credentials come from. The environment belongs to the whole process, so nothing else runs meanwhile.</summary>
[Collection(nameof(CredentialChainTests))]
public sealed class CredentialChainTests(MotoFixture moto) : IDisposable
{
    private readonly Dictionary<string, string?> _before = [];
    private readonly StubService _secrets =
        new(static call => new StubAnswer(200, StubAnswer.Secret(call.Json.GetProperty("SecretId").GetString()!)));

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Environment_GivesTheKeysOfASession()
    {
        Set("AWS_SESSION_TOKEN", "fake-token");

        await ReadAsync(1);

        Assert.Equal((AwsEnvironment.AccessKey, "fake-token"), (_secrets.Calls.Single().AccessKey, _secrets.Calls.Single().Token));
    }

    [Fact]
    public async Task ProfileOfTheEnvironment_GivesKeysAndRegion()
    {
        Clear();
        string name = AwsEnvironment.AddProfile("AKIA" + "PROFILE", "fake-profile");
        await File.AppendAllTextAsync(AwsEnvironment.ConfigFile, $"[profile {name}]\nregion = ap-south-1\n", Cancelled);
        Set("AWS_PROFILE", name);
        Set("AWS_REGION", null);

        await ReadAsync(1, static options => options.Region = null);

        Assert.Equal("AKIA" + "PROFILE", _secrets.Calls.Single().AccessKey);
        Assert.Contains("/ap-south-1/secretsmanager/aws4_request", _secrets.Calls.Single().Authorization, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ContainerEndpoint_IsAskedOnceForManyLookups()
    {
        await using StubService container = CreateCredentialService(TimeSpan.FromHours(6));
        UseContainer(container);

        await ReadAsync(50);

        Assert.Single(container.Calls);
        Assert.Equal("fake-authorization", container.Calls.Single().Authorization);
        Assert.All(_secrets.Calls, static call => Assert.Equal(("ASIA" + "1", "fake-session-1"), (call.AccessKey, call.Token)));
    }

    [Fact]
    public async Task CredentialsThatAreAboutToEnd_AreRenewed()
    {
        await using StubService container = CreateCredentialService(TimeSpan.FromSeconds(2));
        UseContainer(container);

        using AwsSecretsManagerBackend backend = new MotoFixture().CreateSecretsManager(address: _secrets.Address);
        Assert.Equal(BackendOutcome.Found, (await backend.FindAsync(new("a"), Cancelled)).Outcome);
        await WaitUntilAsync(async () =>
        {
            await backend.FindAsync(new("a"), Cancelled);
            return _secrets.Calls.Select(static call => call.AccessKey).Distinct().Count() > 1;
        });

        Assert.Equal("ASIA" + "1", _secrets.Calls.First().AccessKey);
    }

    [Fact]
    public async Task InstanceEndpoint_IsAskedWithAToken()
    {
        AwsEnvironment.AnswerMetadata = static call => call switch
        {
            { Method: "PUT", Path: "/latest/api/token" } => new StubAnswer(200, "fake-metadata-token"),
            { Path: "/latest/meta-data/iam/security-credentials" or "/latest/meta-data/iam/security-credentials/" } =>
                new StubAnswer(200, "etl"),
            { Path: "/latest/meta-data/iam/security-credentials/etl" } => new StubAnswer(200, FormatCredentials(1, TimeSpan.FromHours(6))),
            _ => new StubAnswer(404, "no"),
        };
        StubService instance = AwsEnvironment.Metadata;
        Clear();
        Set("AWS_EC2_METADATA_DISABLED", null);

        await ReadAsync(100);

        Assert.Equal("ASIA" + "1", _secrets.Calls.Last().AccessKey);
        Assert.Contains(instance.Calls, static call => call.Path == "/latest/api/token");
        Assert.InRange(instance.Calls.Count, 3, 20);
    }

    [Fact]
    public void RegionOfTheInstance_IsAskedForWithAToken_WhereNothingElseSaysOne()
    {
        AwsEnvironment.AnswerMetadata = static call => call switch
        {
            { Method: "PUT", Path: "/latest/api/token" } => new StubAnswer(200, "fake-metadata-token"),
            { Path: "/latest/dynamic/instance-identity/document" } => new StubAnswer(200, """{"region":"eu-north-1"}"""),
            _ => new StubAnswer(404, "no"),
        };
        Set("AWS_REGION", null);
        Set("AWS_EC2_METADATA_DISABLED", null);
        int before = AwsEnvironment.Metadata.Calls.Count;

        // The SDK keeps the region that any other test had it find.
        FallbackRegionFactory.Reset();
        AwsEndpoint endpoint = AwsEndpoint.Find(AwsService.SecretsManager, new AwsSecretsManagerBackendOptions());

        Assert.Equal(("eu-north-1", new Uri("https://secretsmanager.eu-north-1.amazonaws.com/")), (endpoint.Region, endpoint.Address));
        FallbackRegionFactory.Reset();
        IEnumerable<StubCall> calls = AwsEnvironment.Metadata.Calls.Skip(before);
        Assert.Contains(calls, static call => call is { Method: "PUT", Path: "/latest/api/token" });
        Assert.All(
            calls.Where(static call => call.Method == "GET"), static call => Assert.Equal("fake-metadata-token", call.MetadataToken));
    }

    [Theory]
    [InlineData("https://vpce-0a1b2c3d-4e5f.secretsmanager.eu-central-1.vpce.amazonaws.com", "eu-central-1")]
    [InlineData("https://secretsmanager.cn-north-1.amazonaws.com.cn", "cn-north-1")]
    [InlineData("http://localhost:5000", "us-east-1")]
    [InlineData("https://secrets.acme.example", "us-east-1")]
    public void RegionOfAnEndpoint_IsTheOneThatItNames(string endpoint, string region)
    {
        Set("AWS_REGION", null);

        Assert.Equal(
            region, AwsEndpoint.Find(AwsService.SecretsManager, new AwsSecretsManagerBackendOptions { Endpoint = endpoint }).Region);
    }

    [Fact]
    public async Task WebIdentity_IsExchangedAtSts()
    {
        MotoServer sts = moto.Server;
        Clear();
        string token = Path.Combine(sts.Folder, "token");
        await File.WriteAllTextAsync(token, "fake-web-token", Cancelled);
        Set("AWS_WEB_IDENTITY_TOKEN_FILE", token);
        Set("AWS_ROLE_ARN", "arn:aws:iam::123456789012:role/etl");
        Set("AWS_ENDPOINT_URL_STS", sts.Address.AbsoluteUri);

        await ReadAsync(5);

        Assert.StartsWith("ASIA", _secrets.Calls.First().AccessKey, StringComparison.Ordinal);
        Assert.Single(_secrets.Calls.Select(static call => call.AccessKey).Distinct());
    }

    [Fact]
    public async Task Role_IsAssumedOnce()
    {
        MotoServer sts = moto.Server;
        Set("AWS_ENDPOINT_URL_STS", sts.Address.AbsoluteUri);

        await ReadAsync(20, static options => options.RoleArn = "arn:aws:iam::123456789012:role/etl");

        Assert.StartsWith("ASIA", _secrets.Calls.First().AccessKey, StringComparison.Ordinal);
        Assert.Single(_secrets.Calls.Select(static call => call.AccessKey).Distinct());
    }

    [Fact]
    public async Task NoCredentials_AreUnavailableAndSayWhatToSet()
    {
        Clear();
        using AwsSecretsManagerBackend backend = new MotoFixture().CreateSecretsManager(address: _secrets.Address);

        BackendAnswer answer = await backend.FindAsync(new("a"), Cancelled);

        Assert.Equal(BackendOutcome.Unavailable, answer.Outcome);
        Assert.Contains("set AWS_ACCESS_KEY_ID", answer.Reason, StringComparison.Ordinal);
        Assert.Empty(_secrets.Calls);
    }

    public void Dispose()
    {
        AwsEnvironment.AnswerMetadata = null;
        foreach ((string name, string? value) in _before) Environment.SetEnvironmentVariable(name, value);
        _secrets.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    private async Task ReadAsync(int times, Action<AwsSecretsManagerBackendOptions>? configure = null)
    {
        using AwsSecretsManagerBackend backend = new MotoFixture().CreateSecretsManager(configure, _secrets.Address);
        for (int i = 0; i < times; i++)
        {
            BackendAnswer answer = await backend.FindAsync(new("a"), Cancelled);
            Assert.True(answer.Outcome == BackendOutcome.Found, answer.Reason);
        }
    }

    private void UseContainer(StubService container)
    {
        Clear();
        Set("AWS_CONTAINER_CREDENTIALS_FULL_URI", container.Address.AbsoluteUri + "credentials");
        Set("AWS_CONTAINER_AUTHORIZATION_TOKEN", "fake-authorization");
    }

    private static StubService CreateCredentialService(TimeSpan lifetime)
    {
        int served = 0;
        return new StubService(_ => new StubAnswer(200, FormatCredentials(Interlocked.Increment(ref served), lifetime)));
    }

    private static string FormatCredentials(int number, TimeSpan lifetime)
    {
        string end = DateTimeOffset.UtcNow.Add(lifetime).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        return $$"""
            {"Code":"Success","Type":"AWS-HMAC","LastUpdated":"2026-01-01T00:00:00Z","AccessKeyId":"ASIA{{number}}",
             "SecretAccessKey":"fake-{{number}}","Token":"fake-session-{{number}}","Expiration":"{{end}}"}
            """;
    }

    private static async Task WaitUntilAsync(Func<Task<bool>> isSoAsync)
    {
        while (!await isSoAsync()) await Task.Delay(50, Cancelled);
    }

    private void Clear()
    {
        Set("AWS_ACCESS_KEY_ID", null);
        Set("AWS_SECRET_ACCESS_KEY", null);
    }

    private void Set(string name, string? value)
    {
        _before.TryAdd(name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
    }
}

[CollectionDefinition(nameof(CredentialChainTests), DisableParallelization = true)]
public sealed class CredentialChainCollection;

using Fairlead.TestServers.GoogleSecretManager;

namespace Fairlead.Google.Tests;

public class ReadingTests
{
    private const string Secret = "airflow-connections-orders_db";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Value_ComesWithTheNumberOfItsVersion()
    {
        await using FakeSecretManager server = await FakeSecretManager.StartAsync(Cancelled);
        server.Secrets.Write(Secret, "postgres://db-1/orders");
        server.Secrets.Write(Secret, "postgres://db-2/orders");

        BackendAnswer latest = await GooglePrograms.CreateBackend(server).FindAsync("orders_db");
        BackendAnswer pinned =
            await GooglePrograms.CreateBackend(server, options => options.Versions["orders_db"] = "1").FindAsync("orders_db");

        Assert.Equal(("2", "postgres://db-2/orders"), (latest.Version, latest.Text?.Text.Reveal()));
        Assert.Equal(("1", "postgres://db-1/orders"), (pinned.Version, pinned.Text?.Text.Reveal()));
    }

    [Fact]
    public async Task DamagedValue_IsUnavailable()
    {
        await using FakeSecretManager server = await FakeSecretManager.StartAsync(Cancelled);
        server.Secrets.Write(Secret, "postgres://db/orders");
        server.Secrets.AreDamaged = true;

        BackendAnswer answer = await GooglePrograms.CreateBackend(server).FindAsync("orders_db");

        Assert.Equal(BackendOutcome.Unavailable, answer.Outcome);
        Assert.Contains("checksum", answer.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DISABLED", BackendOutcome.Denied, "disabled")]
    [InlineData("DESTROYED", BackendOutcome.NotFound, "destroyed")]
    public async Task VersionThatCannotBeRead_SaysItsState(string state, BackendOutcome outcome, string reason)
    {
        await using FakeSecretManager server = await FakeSecretManager.StartAsync(Cancelled);
        server.Secrets.Write(Secret, "postgres://db/orders");
        server.Secrets.Change(Secret, 1, state);

        BackendAnswer answer = await GooglePrograms.CreateBackend(server).FindAsync("orders_db");

        Assert.Equal(outcome, answer.Outcome);
        Assert.Contains(reason, answer.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    public async Task EmptyValue_IsMalformed(string value)
    {
        await using FakeSecretManager server = await FakeSecretManager.StartAsync(Cancelled);
        server.Secrets.Write(Secret, value);

        Assert.Equal(BackendOutcome.Malformed, (await GooglePrograms.CreateBackend(server).FindAsync("orders_db")).Outcome);
    }

    [Fact]
    public async Task BinaryValue_IsMalformed()
    {
        await using FakeSecretManager server = await FakeSecretManager.StartAsync(Cancelled);
        server.Secrets.Write(Secret, [0xff, 0xfe, 0x00]);

        Assert.Equal(BackendOutcome.Malformed, (await GooglePrograms.CreateBackend(server).FindAsync("orders_db")).Outcome);
    }

    [Theory]
    [InlineData(403, "PERMISSION_DENIED", "IAM_PERMISSION_DENIED", BackendOutcome.Denied, "roles/secretmanager.secretAccessor")]
    [InlineData(403, "PERMISSION_DENIED", "SERVICE_DISABLED", BackendOutcome.Denied, "API is not enabled")]
    [InlineData(403, "PERMISSION_DENIED", "CONSUMER_INVALID", BackendOutcome.Denied, "no such project")]
    [InlineData(404, "NOT_FOUND", null, BackendOutcome.Unavailable, "no such project")]
    [InlineData(401, "UNAUTHENTICATED", null, BackendOutcome.Denied, "token")]
    [InlineData(429, "RESOURCE_EXHAUSTED", "RATE_LIMIT_EXCEEDED", BackendOutcome.Unavailable, "fewer requests")]
    [InlineData(503, "UNAVAILABLE", null, BackendOutcome.Unavailable, "UNAVAILABLE")]
    [InlineData(400, "FAILED_PRECONDITION", "CMEK_KEY_UNUSABLE", BackendOutcome.Unavailable, "FAILED_PRECONDITION")]
    public async Task ErrorOfTheService_SaysWhatToDoAndNotItsMessage(
        int status, string code, string? detail, BackendOutcome outcome, string reason)
    {
        await using FakeSecretManager server = await FakeSecretManager.StartAsync(Cancelled);
        server.Intercept = call => call.Contains("/v1/projects", StringComparison.Ordinal)
            ? FakeGoogleReply.Fail(status, code, "Project [x] says plainly-fake", detail) : null;

        BackendAnswer answer = await GooglePrograms.CreateBackend(server).FindAsync("orders_db");

        Assert.Equal(outcome, answer.Outcome);
        Assert.Contains(reason, answer.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("plainly-fake", answer.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SomebodyElses404_IsNotNotFound()
    {
        await using FakeSecretManager server = await FakeSecretManager.StartAsync(Cancelled);
        server.Intercept = call =>
            call.Contains("/v1/projects", StringComparison.Ordinal) ? new FakeGoogleReply(404, "<html>no</html>", "text/html") : null;

        Assert.Equal(BackendOutcome.Unavailable, (await GooglePrograms.CreateBackend(server).FindAsync("orders_db")).Outcome);
    }

    [Theory]
    [InlineData("orders.db", "letters, digits")]
    [InlineData("a/b", "letters, digits")]
    [InlineData("a:access", "letters, digits")]
    [InlineData("ä", "letters, digits")]
    [InlineData("", "empty")]
    public async Task IdThatIsNoName_IsNotFoundWithoutARequest(string id, string reason)
    {
        await using FakeSecretManager server = await FakeSecretManager.StartAsync(Cancelled);

        BackendAnswer answer = await GooglePrograms.CreateBackend(server).FindAsync(id);

        Assert.Equal(BackendOutcome.NotFound, answer.Outcome);
        Assert.Contains(reason, answer.Reason, StringComparison.Ordinal);
        Assert.Empty(server.Calls);
    }

    [Fact]
    public async Task RegionalSecret_IsAskedForInItsLocation()
    {
        await using FakeSecretManager server = await FakeSecretManager.StartAsync(Cancelled);
        SecretManagerBackend backend = GooglePrograms.CreateBackend(server, options => options.Location = "europe-west3");

        Assert.Equal("1", (await backend.WriteAsync("orders_db", "db", null)).Version);

        Assert.Equal(BackendOutcome.Found, (await backend.FindAsync("orders_db")).Outcome);
        Assert.Equal(1, server.Count($"GET /v1/projects/{server.Project}/locations/europe-west3/secrets/{Secret}/versions/latest:access"));
    }
}

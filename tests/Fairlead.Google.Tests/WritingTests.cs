using Fairlead.TestServers.GoogleSecretManager;
using Microsoft.Extensions.Time.Testing;

namespace Fairlead.Google.Tests;

public class WritingTests
{
    private const string Secret = "airflow-connections-orders_db";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task DeletedConnection_LeavesNoValueAndKeepsCounting()
    {
        await using FakeSecretManager server = await FakeSecretManager.StartAsync(Cancelled);
        SecretManagerBackend backend = GooglePrograms.CreateBackend(server);
        await backend.WriteAsync("orders_db", "one", null);
        await backend.WriteAsync("orders_db", "two", "1");

        Assert.Equal(BackendWriteOutcome.Succeeded, (await backend.DeleteAsync(new BackendRequest("orders_db"), "2", Cancelled)).Outcome);

        Assert.Equal(["DESTROYED", "DESTROYED"], server.Secrets.FindStates(Secret)!);
        Assert.Equal("3", (await backend.WriteAsync("orders_db", "three", null)).Version);
    }

    [Fact]
    public async Task ProgramThatAddsAVersionInBetween_KeepsItsValue()
    {
        await using FakeSecretManager server = await FakeSecretManager.StartAsync(Cancelled);
        SecretManagerBackend backend = GooglePrograms.CreateBackend(server);
        server.Secrets.Write(Secret, "generic://one");
        server.Secrets.AfterPatch = () => server.Secrets.Write(Secret, "generic://theirs");

        BackendWriteResult result = await backend.WriteAsync("orders_db", "ours", "1");

        Assert.Equal(BackendWriteOutcome.Conflict, result.Outcome);
        Assert.Equal("generic://theirs", (await backend.FindAsync("orders_db")).Text!.Text.Reveal());
    }

    [Fact]
    public async Task WriterThatDied_HoldsOthersUpForHalfAMinute()
    {
        await using FakeSecretManager server = await FakeSecretManager.StartAsync(Cancelled);
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        SecretManagerBackend backend = GooglePrograms.CreateBackend(server, time: time);
        server.Secrets.Write(Secret, "generic://one");
        server.Intercept = call =>
            call.EndsWith(":addVersion", StringComparison.Ordinal) ? FakeGoogleReply.Fail(503, "UNAVAILABLE", "") : null;
        Assert.Equal(BackendWriteOutcome.Unavailable, (await backend.WriteAsync("orders_db", "two", "1")).Outcome);
        server.Intercept = null;

        Assert.Equal(BackendWriteOutcome.Conflict, (await backend.WriteAsync("orders_db", "two", "1")).Outcome);
        time.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal("2", (await backend.WriteAsync("orders_db", "two", "1")).Version);
    }

    [Fact]
    public async Task DisabledSecret_IsNotWrittenOver()
    {
        await using FakeSecretManager server = await FakeSecretManager.StartAsync(Cancelled);
        SecretManagerBackend backend = GooglePrograms.CreateBackend(server);
        server.Secrets.Write(Secret, "generic://one");
        server.Secrets.Change(Secret, 1, "DISABLED");

        Assert.Equal(BackendWriteOutcome.Conflict, (await backend.WriteAsync("orders_db", "two", null)).Outcome);
        Assert.Equal(BackendWriteOutcome.Conflict, (await backend.WriteAsync("orders_db", "two", "1")).Outcome);
    }

    [Fact]
    public async Task ConnectionThatIsTooLarge_IsRejected()
    {
        await using FakeSecretManager server = await FakeSecretManager.StartAsync(Cancelled);

        BackendWriteResult result = await GooglePrograms.CreateBackend(server).WriteAsync("orders_db", new string('x', 70_000), null);

        Assert.Equal(BackendWriteOutcome.Rejected, result.Outcome);
    }

    [Fact]
    public async Task PinnedVersion_IsNotWritten()
    {
        await using FakeSecretManager server = await FakeSecretManager.StartAsync(Cancelled);

        BackendWriteResult result =
            await GooglePrograms.CreateBackend(server, options => options.Version = "stable").WriteAsync("orders_db", "x", null);

        Assert.Equal(BackendWriteOutcome.Rejected, result.Outcome);
    }
}

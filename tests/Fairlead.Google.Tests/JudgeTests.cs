using Fairlead.TestServers.GoogleSecretManager;

namespace Fairlead.Google.Tests;

/// <summary>The stand-in for Secret Manager, judged by Google's command line and npm client.</summary>
public class JudgeTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Gcloud_FindsTheFakeFair_AndTheBackendReadsWhatItWrote()
    {
        await using FakeSecretManager server = await FakeSecretManager.StartAsync(Cancelled);
        using var judge = new SecretManagerJudges(server);
        SecretManagerBackend backend = GooglePrograms.CreateBackend(server);
        const string Name = "airflow-connections-orders_db";

        await judge.RunGcloudAsync("postgres://etl:plainly-fake@db/orders", Cancelled, "create", Name, "--data-file=-");
        Assert.Equal("1", (await backend.FindAsync("orders_db")).Version);
        await judge.RunGcloudAsync("postgres://etl:plainly-fake-2@db/orders", Cancelled, "versions", "add", Name, "--data-file=-");
        Assert.Equal("postgres://etl:plainly-fake-2@db/orders",
            await judge.RunGcloudAsync(null, Cancelled, "versions", "access", "latest", $"--secret={Name}"));
        Assert.Equal("postgres://etl:plainly-fake-2@db/orders", (await backend.FindAsync("orders_db")).Text!.Text.Reveal());

        Assert.Equal(BackendWriteOutcome.Succeeded, (await backend.WriteAsync("orders_db", "db.internal", "2")).Outcome);
        Assert.Contains("db.internal", await judge.RunGcloudAsync(null, Cancelled, "versions", "access", "3", $"--secret={Name}"),
            StringComparison.Ordinal);

        await judge.RunGcloudAsync(null, Cancelled, "versions", "disable", "3", $"--secret={Name}");
        Assert.Equal(BackendOutcome.Denied, (await backend.FindAsync("orders_db")).Outcome);
        await judge.RunGcloudAsync(null, Cancelled, "versions", "destroy", "3", $"--secret={Name}");
        Assert.Equal(BackendOutcome.NotFound, (await backend.FindAsync("orders_db")).Outcome);
        await judge.RunGcloudAsync(null, Cancelled, "delete", Name);
        Assert.Null(server.Secrets.FindStates(Name));
    }

    [Fact]
    public async Task NpmClient_FindsTheFakeFair()
    {
        await using FakeSecretManager server = await FakeSecretManager.StartAsync(Cancelled);
        using var judge = new SecretManagerJudges(server);

        Assert.Equal("fair", await judge.RunNpmClientAsync(Cancelled));
    }

    [Fact]
    public async Task Gcloud_RefusesTheFakesDamagedValue()
    {
        await using FakeSecretManager server = await FakeSecretManager.StartAsync(Cancelled);
        using var judge = new SecretManagerJudges(server);
        server.Secrets.Write("damaged", "plainly-fake");
        server.Secrets.AreDamaged = true;

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => judge.RunGcloudAsync(null, Cancelled, "versions", "access", "1", "--secret=damaged"));
    }
}

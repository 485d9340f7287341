using Fairlead.TestServers.GoogleSecretManager;
using Microsoft.Extensions.Time.Testing;

namespace Fairlead.Google.Tests;

public class CredentialTests
{
    private const string Secret = "airflow-connections-orders_db";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task KeyFileThatTheEnvironmentNames_SignsInAndNamesTheProject()
    {
        await using FakeSecretManager server = await StartAsync();
        SecretManagerBackend backend = GooglePrograms.CreateBackend(
            server, variables: new() { ["GOOGLE_APPLICATION_CREDENTIALS"] = GooglePrograms.WriteFile(server.Tokens.CreateKeyFile()) });

        Assert.Equal(BackendOutcome.Found, (await backend.FindAsync("orders_db")).Outcome);
    }

    [Fact]
    public async Task MachineOfGoogles_SignsInAtItsMetadataServer()
    {
        await using FakeSecretManager server = await StartAsync();
        server.Tokens.HasMetadata = true;
        SecretManagerBackend backend =
            GooglePrograms.CreateBackend(server, variables: new() { ["GCE_METADATA_HOST"] = server.Address.Authority });

        Assert.Equal(BackendOutcome.Found, (await backend.FindAsync("orders_db")).Outcome);
    }

    [Fact]
    public async Task WorkloadIdentity_ExchangesItsToken()
    {
        await using FakeSecretManager server = await StartAsync();
        string file = GooglePrograms.WriteFile(server.Tokens.CreateExternalAccountFile(GooglePrograms.WriteFile("fake-subject-token")));
        SecretManagerBackend backend = GooglePrograms.CreateBackend(
            server, variables: new() { ["GOOGLE_APPLICATION_CREDENTIALS"] = file, ["GOOGLE_CLOUD_PROJECT"] = server.Project });

        Assert.Equal(BackendOutcome.Found, (await backend.FindAsync("orders_db")).Outcome);
    }

    [Theory]
    [InlineData("somebody who signed in", false)]
    [InlineData("one who takes the part of a service account", true)]
    public async Task UserOfGcloud_SignsInWithARefreshToken(string situation, bool isImpersonating)
    {
        await using FakeSecretManager server = await StartAsync();
        string text = isImpersonating ? server.Tokens.CreateImpersonationFile() : server.Tokens.CreateUserFile();
        SecretManagerBackend backend = GooglePrograms.CreateBackend(server, options => options.Project = server.Project, keyFile: text);

        BackendAnswer answer = await backend.FindAsync("orders_db");
        await backend.FindAsync("orders_db");

        Assert.True(answer.Outcome == BackendOutcome.Found, $"{situation}: {answer.Reason}");
        Assert.Equal(1, server.Count("POST /token"));
        Assert.Equal(isImpersonating ? 1 : 0, server.Count(":generateAccessToken"));
    }

    [Fact]
    public async Task UserWhoseSignInIsRevoked_IsDenied()
    {
        await using FakeSecretManager server = await StartAsync();

        BackendAnswer answer = await GooglePrograms.CreateBackend(
            server, options => options.Project = server.Project, keyFile: server.Tokens.CreateUserFile(isRevoked: true))
                .FindAsync("orders_db");

        Assert.Equal(BackendOutcome.Denied, answer.Outcome);
        Assert.Contains("invalid_grant", answer.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoCredentials_SayWhatToSet()
    {
        await using FakeSecretManager server = await StartAsync();
        SecretManagerBackend backend = GooglePrograms.CreateBackend(server, variables: new() { ["GCE_METADATA_HOST"] = "localhost:1" });

        BackendAnswer answer = await backend.FindAsync("orders_db");

        Assert.Equal(BackendOutcome.Unavailable, answer.Outcome);
        Assert.Contains("GOOGLE_APPLICATION_CREDENTIALS", answer.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("no JSON")]
    [InlineData("{\"type\":\"service_account\",\"private_key\":\"plainly-fake\"}")]
    public async Task FileWithoutCredentials_IsDeniedAndNotQuoted(string text)
    {
        await using FakeSecretManager server = await StartAsync();

        BackendAnswer answer = await GooglePrograms.CreateBackend(server, keyFile: text).FindAsync("orders_db");

        Assert.Equal(BackendOutcome.Denied, answer.Outcome);
        Assert.DoesNotContain("plainly-fake", answer.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CredentialsFileThatComesLater_IsFoundWithoutARestart()
    {
        await using FakeSecretManager server = await StartAsync();
        string file = Path.Combine(Directory.CreateTempSubdirectory("fairlead-").FullName, "key.json");
        SecretManagerBackend backend = GooglePrograms.CreateBackend(server, options => options.CredentialsFile = file);

        Assert.Equal(BackendOutcome.Denied, (await backend.FindAsync("orders_db")).Outcome);
        await File.WriteAllTextAsync(file, server.Tokens.CreateKeyFile(), Cancelled);
        Assert.Equal(BackendOutcome.Found, (await backend.FindAsync("orders_db")).Outcome);
    }

    [Theory]
    [InlineData(400, "{\"error\":\"invalid_grant\",\"error_description\":\"plainly-fake\"}", BackendOutcome.Denied, "invalid_grant")]
    [InlineData(503, "<html>plainly-fake</html>", BackendOutcome.Unavailable, "503")]
    public async Task RefusedToken_SaysWhy(int status, string body, BackendOutcome outcome, string reason)
    {
        await using FakeSecretManager server = await StartAsync();
        server.Intercept = call => call == "POST /token" ? new FakeGoogleReply(status, body) : null;

        BackendAnswer answer = await GooglePrograms.CreateBackend(server).FindAsync("orders_db");

        Assert.Equal(outcome, answer.Outcome);
        Assert.Contains(reason, answer.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("plainly-fake", answer.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AddressOfTokensInClearText_IsRefused()
    {
        await using FakeSecretManager server = await StartAsync();

        BackendAnswer answer = await GooglePrograms.CreateBackend(
            server, keyFile: server.Tokens.CreateKeyFile(new Uri("http://fairlead.invalid/"))).FindAsync("orders_db");

        Assert.Equal(BackendOutcome.Unavailable, answer.Outcome);
        Assert.Contains("clear text", answer.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RevokedToken_IsReplaced()
    {
        await using FakeSecretManager server = await StartAsync();
        var time = new FakeTimeProvider();
        SecretManagerBackend backend = GooglePrograms.CreateBackend(server, time: time);
        await backend.FindAsync("orders_db");
        server.Tokens.Revoke();
        time.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(BackendOutcome.Found, (await backend.FindAsync("orders_db")).Outcome);
        Assert.Equal(2, server.Count("POST /token"));
    }

    [Fact]
    public async Task TenThousandLookupsInAnHour_CostOneTokenAndAReadPerTimeToLive()
    {
        await using FakeSecretManager server = await StartAsync();
        var time = new FakeTimeProvider();
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(time);
        GooglePrograms.Add(services, server).Configure(static options =>
        {
            options.TimeToLive = TimeSpan.FromMinutes(6);
            options.Jitter = 0;
        });
        await using ServiceProvider program = services.BuildServiceProvider();
        var resolver = program.GetRequiredService<IConnectionResolver>();

        for (int tenth = 0; tenth < 10; tenth++)
        {
            await Task.WhenAll(Enumerable.Range(0, 1_000).Select(_ => resolver.GetAsync("orders_db", Cancelled).AsTask()));
            time.Advance(TimeSpan.FromMinutes(6));
        }

        Assert.Equal(1, server.Count("POST /token"));
        Assert.Equal(10, server.Count(":access"));
    }

    private static async Task<FakeSecretManager> StartAsync()
    {
        FakeSecretManager server = await FakeSecretManager.StartAsync(Cancelled);
        server.Secrets.Write(Secret, "postgres://db/orders");
        return server;
    }
}

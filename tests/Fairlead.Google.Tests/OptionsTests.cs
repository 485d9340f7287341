using Fairlead.TestServers.GoogleSecretManager;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Fairlead.Google.Tests;

public class OptionsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("airflow-connections", "-")]
    [InlineData("{deployment}", "_")]
    public void PrefixAndSeparator_OfASecretsName_AreTaken(string prefix, string separator) =>
        Assert.True(Validate(options => (options.ConnectionsPrefix, options.Separator) = (prefix, separator)).Succeeded);

    [Theory]
    [InlineData("not:valid", ":")]
    [InlineData("not/valid", "/")]
    [InlineData("", " ")]
    [InlineData("{deployment}{deployment}", "-")]
    [InlineData("{id}", "-")]
    public void PrefixAndSeparator_ThatAreNoPartOfAName_AreRefused(string prefix, string separator) =>
        Assert.True(Validate(options => (options.ConnectionsPrefix, options.Separator) = (prefix, separator)).Failed);

    [Theory]
    [InlineData("http://secretmanager.internal/")]
    [InlineData("https://user:plainly-fake@secretmanager.internal/")]
    [InlineData("ftp://secretmanager.internal/")]
    public void EndpointThatCannotBeMeant_IsRefused(string endpoint) =>
        Assert.True(Validate(options => options.Endpoint = new Uri(endpoint)).Failed);

    [Fact]
    public void OtherOptionsThatCannotBeMeant_AreNamed()
    {
        ValidateOptionsResult result = Validate(options =>
            (options.Project, options.Location, options.Version, options.CredentialsFile) = ("a/b", "evil.example/", "latest:access", " "));

        foreach (string name in (string[])["Project", "Location", "Version", "CredentialsFile"])
            Assert.Contains(name, result.FailureMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void AirflowsSettings_AreRead()
    {
        GoogleSecretManagerBackendOptions options = Read(new()
        {
            ["type"] = "google_secret_manager", ["project_id"] = "acme", ["connections_prefix"] = "c", ["sep"] = "_",
            ["gcp_key_path"] = "/run/key.json",
        });

        Assert.Equal(
            ("acme", "c", "_", "/run/key.json"), (options.Project, options.ConnectionsPrefix, options.Separator, options.CredentialsFile));
    }

    [Theory]
    [InlineData("tenant")]
    [InlineData("gcp_keyfile_dict")]
    [InlineData("token")]
    public void SettingThatIsUnknownOrWouldHoldASecret_IsNamedAndNotQuoted(string name)
    {
        InvalidOperationException e = Assert.Throws<InvalidOperationException>(() => Read(new() { [name] = "plainly-fake" }));

        Assert.Contains($"'{name}'", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("plainly-fake", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeploymentInThePrefix_SeparatesDeployments()
    {
        await using FakeSecretManager server = await FakeSecretManager.StartAsync(TestContext.Current.CancellationToken);
        server.Secrets.Write("production-orders_db", "postgres://db/orders");
        SecretManagerBackend backend = GooglePrograms.CreateBackend(server, options => options.ConnectionsPrefix = "{deployment}");

        Assert.Equal(BackendOutcome.Found, (await backend.FindAsync("orders_db", "production")).Outcome);
        Assert.Equal(BackendOutcome.NotFound, (await backend.FindAsync("orders_db", "staging")).Outcome);
        Assert.Equal(BackendOutcome.NotFound, (await backend.FindAsync("orders_db")).Outcome);
    }

    private static ValidateOptionsResult Validate(Action<GoogleSecretManagerBackendOptions> configure)
    {
        var options = new GoogleSecretManagerBackendOptions();
        configure(options);
        return new GoogleSecretManagerBackendOptionsValidator().Validate(null, options);
    }

    private static GoogleSecretManagerBackendOptions Read(Dictionary<string, string?> settings) =>
        SecretManagerBackendSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
}

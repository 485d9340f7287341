using Fairlead.CompilerServices;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Fairlead.Azure.Tests;

public class KeyVaultOptionsTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static TheoryData<string, Action<AzureKeyVaultBackendOptions>> Defects => new()
    {
        { "set VaultUri to an address", static options => options.VaultUri = null },
        { "VaultUri is in clear text; use https", static options => options.VaultUri = new Uri("http://localhost") },
        { "VaultUri is not an address", static options => options.VaultUri = new Uri("acme", UriKind.Relative) },
        { "VaultUri is not an address", static options => options.VaultUri = new Uri("ftp://acme.vault.azure.net") },
        { "VaultUri must be an address without credentials", static options => options.VaultUri = new Uri("https://u:p@acme.invalid") },
        { "VaultUri must be an address without a path", static options => options.VaultUri = new Uri("https://acme.invalid/secrets/x") },
        { "AuthorityHost is in clear text", static options => options.AuthorityHost = new Uri("http://login") },
        { "ConnectionsPrefix must begin with a letter", static options => options.ConnectionsPrefix = "a/b" },
        { "ConnectionsPrefix must begin with a letter", static options => options.ConnectionsPrefix = "{id}" },
        { "Separator must be one or more hyphens", static options => options.Separator = "" },
        { "Separator must be one or more hyphens", static options => options.Separator = "x" },
        { "AuthMethod is not one of", static options => options.AuthMethod = (KeyVaultAuthMethod)7 },
        { "Timeout must be", static options => options.Timeout = TimeSpan.Zero },
        { "WriteSettleTime must be", static options => options.WriteSettleTime = TimeSpan.FromHours(1) },
        { "Name is empty", static options => options.Name = " " },
    };

    [Theory]
    [MemberData(nameof(Defects), DisableDiscoveryEnumeration = true)]
    public void OptionThatCannotBeMeant_StopsTheProgramWithItsName(string message, Action<AzureKeyVaultBackendOptions> configure)
    {
        var services = new ServiceCollection();
        services.AddFairlead().ClearDefaults().AddAzureKeyVault(options =>
        {
            options.VaultUri = new Uri("https://acme.vault.azure.net");
            configure(options);
        });
        using ServiceProvider program = services.BuildServiceProvider();

        var exception = Assert.ThrowsAny<Exception>(() => program.GetRequiredService<IConnectionResolver>());

        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OptionsFromConfiguration_AreBound()
    {
        IConfiguration configuration = Configure(new()
        {
            ["KeyVault:VaultUri"] =
                "https://acme.vault.azure.net", ["KeyVault:ConnectionsPrefix"] = "teams-etl", ["KeyVault:AuthMethod"] = "ManagedIdentity",
            ["KeyVault:Timeout"] = "00:00:05",
        });
        var options = new AzureKeyVaultBackendOptions();

        configuration.GetSection("KeyVault").Bind(options);

        Assert.Equal(
            (new Uri("https://acme.vault.azure.net"), "teams-etl", KeyVaultAuthMethod.ManagedIdentity, TimeSpan.FromSeconds(5)),
            (options.VaultUri, options.ConnectionsPrefix, options.AuthMethod, options.Timeout));
    }

    [Theory]
    [InlineData("vaultUri", "authMethod", "managed_identity")]
    [InlineData("vault_url", "managed_identity_client_id", "11111111-2222-3333-4444-555555555555")]
    [InlineData("address", "sep", "--")]
    public void SettingsOfTheManifest_AreKnownByAirflowsNamesToo(string address, string setting, string value)
    {
        using KeyVaultBackend backend =
            Create(new() { [address] = "https://acme.vault.azure.net", [setting] = value, ["connections_prefix"] = "teams_etl" });

        string separator = value == "--" ? "--" : "-";
        Assert.Equal(
            [$"'password' of the Key Vault secret teams{separator}etl{separator}orders{separator}db in acme.vault.azure.net"],
            backend.DescribePlaces(new BackendRequest("orders_db"), "password"));
    }

    [Theory]
    [InlineData("variables_prefix", "x", "it has no setting 'variables_prefix'")]
    [InlineData("client_secret", "plainly-fake", "the setting 'client_secret' would hold a secret")]
    [InlineData("timeout", "soon", "the setting 'timeout' cannot be read")]
    [InlineData("url", "https://other.vault.azure.net", "is there twice")]
    public void SettingThatIsNotItsOwn_StopsTheProgramWithItsName(string setting, string value, string message)
    {
        var exception = Assert.Throws<InvalidOperationException>(
            () => Create(new() { ["vaultUri"] = "https://acme.vault.azure.net", [setting] = value }));

        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("plainly-fake", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MissingVault_IsSaidByTheSettingsToo() =>
        Assert.Contains("set VaultUri", Assert.Throws<InvalidOperationException>(() => Create([])).Message, StringComparison.Ordinal);

    [Fact]
    public async Task ManifestThatNamesTheBackend_HasItWithoutCode()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IHostEnvironment>(new ProductionEnvironment());
        services.AddFairlead().ClearDefaults().AddBackendsFromManifest().AddManifest(new ConnectionManifest
        {
            Connections = [],
            Deployments = ["production"],
            Backends = new Dictionary<string, IReadOnlyList<BackendSettings>>
            {
                ["production"] =
                [
                    new BackendSettings
                    {
                        Type = "azure_key_vault", Settings = new Dictionary<string, string> { ["vaultUri"] = "https://localhost:1" },
                    },
                ],
            },
        });
        await using ServiceProvider program = services.BuildServiceProvider();

        ConnectionResolution resolution = await program.GetRequiredService<IConnectionResolver>().TryGetAsync("orders_db", Cancelled);

        BackendAttempt attempt = Assert.Single(resolution.Attempts);
        Assert.Equal(("azure_key_vault", BackendOutcome.Unavailable), (attempt.Backend, attempt.Outcome));
    }

    [Fact]
    public void AddedTwice_IsOneBackend_AndTwoNamesAreTwo()
    {
        var services = new ServiceCollection();
        FairleadBuilder builder = services.AddFairlead().ClearDefaults();
        foreach (string name in (string[])["one", "one", "two"])
        {
            builder.AddAzureKeyVault(options =>
            {
                options.Name = name;
                options.VaultUri = new Uri("https://acme.vault.azure.net");
            });
        }
        using ServiceProvider program = services.BuildServiceProvider();

        Assert.NotSame(program.GetRequiredKeyedService<KeyVaultBackend>("one"), program.GetRequiredKeyedService<KeyVaultBackend>("two"));
        Assert.Equal(2, services.Count(static service => service.ServiceType == typeof(KeyVaultBackend)));
    }

    private static KeyVaultBackend Create(Dictionary<string, string?> settings) =>
        (KeyVaultBackend)new KeyVaultBackendType().Create(new ServiceCollection().BuildServiceProvider(), Configure(settings));

    private static IConfiguration Configure(Dictionary<string, string?> settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings).Build();

    private sealed class ProductionEnvironment : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "production";

        public string ApplicationName { get; set; } = "tests";

        public string ContentRootPath { get; set; } = AppContext.BaseDirectory;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Fairlead.Vault.Tests;

/// <summary>Options, the variables of Vault's tools, and the settings of a deployment.</summary>
public class VaultOptionsTests
{
    private const string Address = "https://vault.internal:8200";

    [Fact]
    public void Variables_SupplyWhatOptionsLeaveOut()
    {
        VaultSettings settings = Create(new()
        {
            ["VAULT_ADDR"] = Address, ["VAULT_NAMESPACE"] = "team/", ["VAULT_CLIENT_TIMEOUT"] = "1m30s", ["VAULT_CACERT"] = "/ca.pem",
                ["VAULT_CAPATH"] = "/cas",
            ["VAULT_CLIENT_CERT"] = "/c.pem", ["VAULT_CLIENT_KEY"] = "/k.pem", ["VAULT_SKIP_VERIFY"] = "false",
        });

        Assert.Equal((new Uri(Address), "team", TimeSpan.FromSeconds(90)), (settings.Address, settings.Namespace, settings.Timeout));
        Assert.Equal(
            ("/ca.pem", "/cas", "/c.pem", "/k.pem"),
            (settings.CaCertificateFile, settings.CaCertificateDirectory, settings.ClientCertificateFile, settings.ClientKeyFile));
    }

    [Fact]
    public void VariablesOfOpenBao_ComeFirstAndOptionsBeforeBoth()
    {
        Dictionary<string, string> variables = new() { ["VAULT_ADDR"] = "https://old", ["BAO_ADDR"] = Address, ["BAO_NAMESPACE"] = "team" };

        Assert.Equal(Address + "/", Create(variables).Address.AbsoluteUri);
        Assert.Equal("other", Create(variables, options => options.Namespace = "other").Namespace);
    }

    [Theory]
    [InlineData("30", 30)]
    [InlineData("30s", 30)]
    [InlineData("2m", 120)]
    [InlineData("1h0m5s", 3605)]
    [InlineData("500ms", 0.5)]
    public void Timeout_IsReadAsVaultsToolsDo(string text, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Create(new() { ["VAULT_ADDR"] = Address, ["VAULT_CLIENT_TIMEOUT"] = text }).Timeout);

    public static TheoryData<string, string, Action<VaultBackendOptions>> Defects => new()
    {
        { "no address", "set Address, or VAULT_ADDR, to an address", options => options.Address = null },
        { "clear text", "Address is in clear text; use https, or set AllowClearText", options =>
            options.Address = new Uri("http://vault.internal:8200") },
        { "another scheme", "Address is not an address such as", options => options.Address = new Uri("ftp://vault.internal") },
        { "credentials in the address", "Address must be an address without credentials", options =>
            options.Address = new Uri("https://a:b@vault.internal") },
        { "empty mount", "MountPoint is not the path", options => options.MountPoint = "" },
        { "mount that leads up", "MountPoint is not the path", options => options.MountPoint = "secret/../sys" },
        { "path that leads up", "ConnectionsPath is not a folder", options => options.ConnectionsPath = "a/../b" },
        { "unknown placeholder", "ConnectionsPath is not a folder", options => options.ConnectionsPath = "{team}/{id}" },
        { "version", "KvVersion must be 1 or 2", options => options.KvVersion = 3 },
        { "credentials", "DatabaseCredentials of the connection 'orders_db' is not a path", options =>
            options.DatabaseCredentials["orders_db"] = "../sys/x" },
        { "AppRole", "AppRole needs RoleId, or VAULT_ROLE_ID", options => options.AuthMethod = VaultAuthMethod.AppRole },
        { "Kubernetes", "Kubernetes needs Role", options => options.AuthMethod = VaultAuthMethod.Kubernetes },
        { "JWT", "JWT needs JwtFile", options => options.AuthMethod = VaultAuthMethod.Jwt },
        { "certificate", "needs ClientCertificateFile, or VAULT_CLIENT_CERT", options => options.AuthMethod = VaultAuthMethod.Cert },
        { "half a certificate", "needs both ClientCertificateFile", options => options.ClientCertificateFile = "/c.pem" },
        { "method", "AuthMethod is not one of Token, AppRole", options => options.AuthMethod = (VaultAuthMethod)9 },
        { "wrapping", "IsWrapped is for tokens", options =>
            (options.AuthMethod, options.Role, options.IsWrapped) = (VaultAuthMethod.Kubernetes, "etl", true) },
        { "timeout", "Timeout must be more than zero", options => options.Timeout = TimeSpan.Zero },
    };

    [Theory]
    [MemberData(nameof(Defects))]
    public void OptionThatCannotBeMeant_IsNamed(string situation, string message, Action<VaultBackendOptions> configure)
    {
        var exception = Assert.Throws<OptionsValidationException>(() => CreateBackend([], options =>
        {
            options.Address = new Uri(Address);
            configure(options);
        }));

        Assert.NotEmpty(situation);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("VAULT_ADDR", "vault.internal", "VAULT_ADDR is not an address")]
    [InlineData("VAULT_ADDR", "http://vault.internal:8200", "VAULT_ADDR is in clear text")]
    [InlineData("BAO_CLIENT_TIMEOUT", "soon", "BAO_CLIENT_TIMEOUT must be")]
    [InlineData("VAULT_SKIP_VERIFY", "1", "VAULT_SKIP_VERIFY is set, and the server's certificate is always verified")]
    [InlineData("BAO_SKIP_VERIFY", "true", "BAO_SKIP_VERIFY is set")]
    public void VariableThatCannotBeMeant_IsNamed(string name, string value, string message)
    {
        Dictionary<string, string> variables = new() { ["VAULT_ADDR"] = Address };
        variables[name] = value;

        Assert.Contains(message, Assert.Throws<OptionsValidationException>(() => CreateBackend(variables)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task AddedTwice_IsOneBackendAndUnderTwoNamesTwo()
    {
        var services = new ServiceCollection();
        VaultPrograms.AddEnvironment(services, new() { ["VAULT_ADDR"] = "http://localhost:1" });
        services.AddFairlead().ClearDefaults()
            .AddVault().AddVault(policy: policy => policy.FallThroughWhenUnavailable = true).AddVault(
                options => options.Name = "vault of the team");
        await using ServiceProvider program = services.BuildServiceProvider();

        ConnectionResolution resolution =
            await program.GetRequiredService<IConnectionResolver>().TryGetAsync("orders_db", TestContext.Current.CancellationToken);

        Assert.Equal(["vault"], resolution.Attempts.Select(attempt => attempt.Backend).Take(1));
    }

    [Fact]
    public void Options_BindFromConfiguration()
    {
        IConfiguration configuration = Configure(new()
        {
            ["Address"] = Address, ["AuthMethod"] = "kubernetes", ["Role"] = "etl", ["KvVersion"] = "2",
                ["DatabaseCredentials:orders_db"] = "database/creds/orders",
        });
        var options = new VaultBackendOptions();

        configuration.Bind(options);

        Assert.Equal((VaultAuthMethod.Kubernetes, "etl", 2), (options.AuthMethod, options.Role, options.KvVersion));
        Assert.Equal("database/creds/orders", options.DatabaseCredentials["orders_db"]);
    }

    [Fact]
    public void SettingsOfADeployment_CreateABackend()
    {
        VaultBackendOptions options = VaultBackendSettings.Read(Configure(new()
        {
            ["type"] = "vault", ["address"] = Address, ["mount"] = "airflow", ["connectionsPath"] = "{deployment}/{id}",
                ["auth"] = "approle", ["roleId"] = "etl",
            ["databaseCredentials:orders_db"] = "database/creds/orders", ["timeout"] = "30s", ["allowClearText"] = "true",
        }));

        Assert.Equal(("airflow", "{deployment}/{id}", VaultAuthMethod.AppRole, "etl"),
            (options.MountPoint, options.ConnectionsPath, options.AuthMethod, options.RoleId));
        Assert.Equal((TimeSpan.FromSeconds(30), true), (options.Timeout, options.AllowClearText));
        Assert.Equal("database/creds/orders", options.DatabaseCredentials["orders_db"]);
    }

    [Fact]
    public void SettingsInAirflowsWords_AreRead()
    {
        VaultBackendOptions options = VaultBackendSettings.Read(Configure(new()
        {
            ["url"] = Address, ["mount_point"] = "airflow", ["connections_path"] = "conns", ["kv_engine_version"] = "1",
                ["auth_type"] = "kubernetes",
            ["kubernetes_role"] = "etl", ["auth_mount_point"] = "k8s",
        }));

        Assert.Equal(new Uri(Address), options.Address);
        Assert.Equal(("airflow", "conns", 1, VaultAuthMethod.Kubernetes),
            (options.MountPoint, options.ConnectionsPath, options.KvVersion, options.AuthMethod));
        Assert.Equal(("etl", "k8s"), (options.Role, options.AuthMountPoint));
    }

    [Fact]
    public void SignInAsAnObject_IsRead()
    {
        VaultBackendOptions options = VaultBackendSettings.Read(Configure(new()
        {
            ["address"] = Address, ["auth:method"] = "kubernetes", ["auth:role"] = "etl", ["auth:mount_point"] = "k8s",
                ["client_key"] = "/k.pem", ["kv_version"] = "2",
        }));

        Assert.Equal((VaultAuthMethod.Kubernetes, "etl", "k8s", "/k.pem", 2),
            (options.AuthMethod, options.Role, options.AuthMountPoint, options.ClientKeyFile, options.KvVersion));
    }

    [Theory]
    [InlineData("auth:secret_id", "the setting 'secret_id' would hold a secret")]
    [InlineData("token", "would hold a secret; use VAULT_TOKEN, or the setting 'tokenFile'")]
    [InlineData("secret_id", "would hold a secret; use VAULT_SECRET_ID, or the setting 'secretIdFile'")]
    [InlineData("password", "would hold a secret")]
    [InlineData("adress", "it has no setting 'adress'")]
    [InlineData("kvVersion", "the setting 'kvVersion' cannot be read")]
    [InlineData("authMethod", "the setting 'authMethod' cannot be read")]
    [InlineData("address", "the setting 'address' cannot be read")]
    public void SettingThatIsWrong_IsNamedWithoutItsValue(string name, string message)
    {
        string value = "fake-" + Guid.NewGuid();

        var exception = Assert.Throws<InvalidOperationException>(() => CreateFromSettings(new() { [name] = value }));

        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(value, exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void SettingsThatDoNotSuffice_AreAnError() =>
        Assert.Contains("Kubernetes needs Role", Assert.Throws<InvalidOperationException>(
            () => CreateFromSettings(new() { ["address"] = Address, ["auth"] = "kubernetes" })).Message, StringComparison.Ordinal);

    private static ISecretsBackend CreateFromSettings(Dictionary<string, string?> settings)
    {
        var services = new ServiceCollection();
        VaultPrograms.AddEnvironment(services, []);
        return new VaultBackendType().Create(services.BuildServiceProvider(), Configure(settings));
    }

    private static IConfiguration Configure(Dictionary<string, string?> settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings).Build();

    private static VaultSettings Create(Dictionary<string, string> variables, Action<VaultBackendOptions>? configure = null)
    {
        var options = new VaultBackendOptions();
        configure?.Invoke(options);
        var environment = new VaultEnvironment(variables.GetValueOrDefault, null);
        Assert.True(new VaultBackendOptionsValidator(environment).Validate(null, options).Succeeded);
        return VaultSettings.Create(options, environment);
    }

    private static VaultBackend CreateBackend(Dictionary<string, string> variables, Action<VaultBackendOptions>? configure = null) =>
        VaultPrograms.CreateBackend(new ServiceCollection(), variables, configure);
}

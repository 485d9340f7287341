using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Fairlead.Store.Tests;

public class OptionsTests
{
    [Theory]
    [InlineData("Name", " ")]
    [InlineData("Path", "")]
    [InlineData("Port", "0")]
    [InlineData("Host", "a,b")]
    [InlineData("Host", "user@db")]
    [InlineData("Database", "")]
    [InlineData("Schema", "a\"; DROP")]
    [InlineData("Username", "")]
    [InlineData("Folder", "../x y")]
    [InlineData("Folder", "{deployment}/{deployment}")]
    [InlineData("HistoryCount", "0")]
    [InlineData("HistoryAge", "00:00:00")]
    [InlineData("AuditAge", "-1.00:00:00")]
    [InlineData("Timeout", "00:00:00")]
    [InlineData("ChangedBy", "a\nb")]
    [InlineData("KeyFile", " ")]
    [InlineData("KeyVariable", "")]
    public void OptionThatCannotBeMeant_IsNamed(string name, string value)
    {
        ValidateOptionsResult result = Validate(new()
        {
            [name] = value, ["KeyFile"] = name == "KeyFile" ? value : "/run/secrets/store.key",
            ["Host"] = name is "Path" or "Host" ? (name == "Host" ? value : null) : "db.internal",
        });

        Assert.True(result.Failed);
        Assert.Contains(": " + name + " ", result.FailureMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void ConfigurationSection_BindsToTheOptions()
    {
        var options = new StoreBackendOptions();
        Configure(new()
        {
            ["Host"] = "db.internal", ["Port"] = "6432", ["Password"] = "fake-a", ["Timeout"] = "00:00:02", ["HistoryAge"] = "30.00:00:00",
            ["KeyFile"] = "/k",
        }).Bind(options);

        Assert.Equal(("db.internal", 6432, "fake-a", TimeSpan.FromSeconds(2)),
            (options.Host, options.Port, options.Password!.Reveal(), options.Timeout));
        Assert.True(new StoreBackendOptionsValidator(Stores.CreateEnvironment([])).Validate(null, options).Succeeded);
    }

    [Fact]
    public void PathAndHostTogether_AreRefused() =>
        Assert.Contains("set one of them", Validate(new() { ["Path"] = "a.db", ["Host"] = "db", ["KeyFile"] = "/k" }).FailureMessage,
            StringComparison.Ordinal);

    [Fact]
    public void SettingsOfTheManifest_HaveOtherNamesToo()
    {
        StoreBackendOptions options = StoreBackendSettings.Read(Configure(new()
        {
            ["type"] = "store", ["server"] = "db.internal", ["user"] = "etl", ["password_file"] = "/p", ["key-file"] = "/k",
            ["history_age"] = "30.00:00:00",
        }));

        Assert.Equal(
            ("db.internal", "etl", "/p", "/k", TimeSpan.FromDays(30)),
            (options.Host, options.Username, options.PasswordFile, options.KeyFile, options.HistoryAge));
    }

    [Fact]
    public void UserWithoutFolders_IsToldWhatToSet()
    {
        var e = Assert.Throws<OptionsValidationException>(static () => Stores.Open(static _ => { }));

        Assert.Contains("Path must be set", e.Message, StringComparison.Ordinal);
    }

    private static ValidateOptionsResult Validate(Dictionary<string, string?> settings)
    {
        var options = new StoreBackendOptions();
        Configure(settings).Bind(options);
        if (settings.TryGetValue("Path", out string? path)) options.Path = path;
        return new StoreBackendOptionsValidator(Stores.CreateEnvironment([])).Validate(null, options);
    }

    private static IConfiguration Configure(Dictionary<string, string?> settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Fairlead.Aws.Tests;

/// <summary>Options and settings: what is refused, and what the names of connections come out as.</summary>
public class OptionsTests
{
    [Theory]
    [InlineData("no id in the template", "NameTemplate must contain {id} once", "nametemplate", "prod")]
    [InlineData("a name with a blank", "NameTemplate is not a valid name in this service", "nametemplate", "a b/{id}")]
    [InlineData("a pattern that ends early", "ConnectionsLookupPattern is not a .NET regular expression: InsufficientClosingParentheses",
        "connections_lookup_pattern", "(a")]
    [InlineData("a name for what is no field", "FieldNames has a name for a field that does not exist", "field_names:note", "remark")]
    [InlineData("no region", "Region is not a region", "region", "Frankfurt!")]
    [InlineData("clear text", "Endpoint is in clear text", "endpoint", "http://aws.internal/")]
    [InlineData("an address with a path", "Endpoint is more than scheme, host and port", "endpoint", "https://aws.internal/x?y")]
    [InlineData("no role", "RoleArn is not the ARN of a role", "rolearn", "etl")]
    [InlineData("an external id alone", "ExternalId is for RoleArn", "externalid", "x")]
    [InlineData("a window of a day", "RecoveryWindowDays must be 7 to 30", "recoverywindowdays", "1")]
    public void SettingThatCannotBeMeant_IsNamed(string situation, string message, string name, string value)
    {
        using ServiceProvider services = CreateServices();

        var exception = Assert.Throws<InvalidOperationException>(() => Create(services, "aws_secrets_manager", (name, value)));

        Assert.True(exception.Message.Contains(message, StringComparison.Ordinal), $"{situation}: {exception.Message}");
    }

    [Theory]
    [InlineData("profil", "it has no setting 'profil'")]
    [InlineData(
        "secret_access_key", "the setting 'secret_access_key' would hold a secret; use a role, a profile, or AWS_SECRET_ACCESS_KEY")]
    public void SettingThatIsUnknownOrWouldHoldASecret_IsNamedWithoutItsValue(string name, string message)
    {
        using ServiceProvider services = CreateServices();

        var exception = Assert.Throws<InvalidOperationException>(() => Create(services, "aws_parameter_store", (name, "fake-" + "value")));

        Assert.Equal(message, exception.Message);
        Assert.DoesNotContain("fake-value", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SettingUnderTwoNames_IsRefused()
    {
        using ServiceProvider services = CreateServices();

        Assert.Throws<InvalidOperationException>(
            () => Create(services, "aws_secrets_manager", ("region", "eu-central-1"), ("region_name", "eu-west-1")));
        Assert.Throws<InvalidOperationException>(
            () => Create(services, "aws_secrets_manager", ("prefix", "a"), ("name_template", "a/{id}")));
    }

    [Theory]
    [InlineData("aws_secrets_manager", "secret airflow/connections/orders_db of")]
    [InlineData("aws_parameter_store", "parameter /airflow/connections/orders_db of")]
    public void TypeWithoutSettings_ReadsAirflowsPlace(string type, string place)
    {
        using ServiceProvider services = CreateServices();

        ISecretsBackend backend = Create(services, type);

        Assert.Equal(type, backend.Name);
        Assert.Contains(
            place, Assert.Single(backend.DescribePlaces(new BackendRequest("orders_db"), "password")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NameWithTheDeployment_NeedsOne()
    {
        using ServiceProvider services = CreateServices();
        ISecretsBackend backend = Create(services, "aws_secrets_manager", ("nameTemplate", "{deployment}/connections/{id}"));

        BackendAnswer answer = await backend.FindAsync(new BackendRequest("orders_db"), TestContext.Current.CancellationToken);

        Assert.Equal(
            (BackendOutcome.NotFound, "the name contains {deployment}, and no deployment is active"), (answer.Outcome, answer.Reason));
        Assert.Contains("prod/connections/orders_db",
            backend.DescribePlaces(new BackendRequest("orders_db", deployment: "prod"), "host")[0], StringComparison.Ordinal);
    }

    [Fact]
    public void BackendThatIsAddedTwice_IsOne_AndOptionsAreChecked()
    {
        var services = new ServiceCollection();
        services.AddFairlead().ClearDefaults()
            .AddAwsSecretsManager(static options => options.Region = "")
            .AddAwsSecretsManager(policy: static policy => policy.FallThroughWhenDenied = true)
            .AddAwsParameterStore(static options => options.Name = "other");
        using ServiceProvider provider = services.BuildServiceProvider();

        var exception = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IConnectionResolver>());

        Assert.Equal("The backend 'aws_secrets_manager': Region is not a region, such as eu-central-1", exception.Message);
    }

    private static ServiceProvider CreateServices()
    {
        var services = new ServiceCollection();
        services.AddFairlead();
        return services.BuildServiceProvider();
    }

    private static ISecretsBackend Create(ServiceProvider services, string type, params (string Name, string Value)[] settings)
    {
        BackendType created = type == "aws_secrets_manager" ? new SecretsManagerBackendType() : new ParameterStoreBackendType();
        IEnumerable<KeyValuePair<string, string?>> values =
            settings.Select(static setting => KeyValuePair.Create(setting.Name, (string?)setting.Value));
        return created.Create(services, new ConfigurationBuilder().AddInMemoryCollection(values).Build());
    }
}

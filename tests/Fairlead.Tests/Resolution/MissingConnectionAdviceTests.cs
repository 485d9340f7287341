using Fairlead.Tests.TestInfrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace Fairlead.Tests.Resolution;

public class MissingConnectionAdviceTests
{
    private static readonly ConnectionDefinition Orders = new()
    {
        Id = "orders_db", ConnType = "postgres", Host = "h", RequiredFields = ["password", "extra.api_key"], SecretExtras = ["api_key"],
    };

    [Fact]
    public void MissingField_NamesWhatToSetForEachBackend()
    {
        using var directory = new TemporaryDirectory();
        using var program = new TestProgram(
            b => b.AddEnvironmentVariables().AddSecretFiles(directory.FullName).AddConfiguration(new ConfigurationBuilder().Build())
                .AddManifest(TestProgram.Manifest(Orders)));
        string[] lines = program.TryGet("orders_db").ToString().Split('\n');

        Assert.Equal(
            [
                "  To supply 'password', set one of",
                "    the environment variable FAIRLEAD_CONN_ORDERS_DB__PASSWORD, or FAIRLEAD_CONN_ORDERS_DB__PASSWORD_FILE to the path of a file that holds it",
                "    the file " + directory["orders_db/password"],
                "    Connections:orders_db:password in the configuration (as an environment variable Connections__orders_db__password)",
                "  To supply 'extra.api_key', set one of",
                "    the environment variable FAIRLEAD_CONN_ORDERS_DB__EXTRA__API_KEY, or FAIRLEAD_CONN_ORDERS_DB__EXTRA__API_KEY_FILE to the path of a file that holds it",
                "    the file " + directory["orders_db/extra.api_key"],
                "    Connections:orders_db:extra:api_key in the configuration (as an environment variable Connections__orders_db__extra__api_key)",
            ],
            lines.SkipWhile(line => !line.StartsWith("  To supply", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Production", true)]
    [InlineData("Development", false)]
    public void UserSecrets_AreNamedAndWhyTheyAreNotRead(string environmentName, bool isNoted)
    {
        using var program = new TestProgram(
            b => b.AddConfiguration().AddManifest(TestProgram.Manifest(Orders)),
            services: services => services
                .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
                .AddSingleton<IHostEnvironment>(new HostEnvironment(environmentName)));
        string text = program.TryGet("orders_db").ToString();

        Assert.Contains("dotnet user-secrets set \"Connections:orders_db:password\"", text, StringComparison.Ordinal);
        Assert.Equal(isNoted, text.Contains("runs as 'Production': set DOTNET_ENVIRONMENT=Development", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("FAIRLEAD_CONN_ORDERS_DB__PASSWRD", "FAIRLEAD_CONN_ORDERS_DB__PASSWORD")]
    [InlineData("FAIRLEAD_CONN_ORDERS_DB__PASSWRD_FILE", "FAIRLEAD_CONN_ORDERS_DB__PASSWORD_FILE")]
    [InlineData("FAIRLEAD_CONN_ORDERS_DB_PASSWORD", "FAIRLEAD_CONN_ORDERS_DB__PASSWORD")]
    [InlineData("FAIRLEAD_CONN_ORDER_DB__PASSWORD", "FAIRLEAD_CONN_ORDERS_DB__PASSWORD")]
    [InlineData("FAIRLEAD_CONN_ORDER_DB__SCHEMA", "FAIRLEAD_CONN_ORDERS_DB__SCHEMA")]
    [InlineData("FAIRLEAD_CONN_ORDER_DB", "FAIRLEAD_CONN_ORDERS_DB")]
    [InlineData("FAIRLEAD_CON_ORDERS_DB__PASSWORD", "FAIRLEAD_CONN_ORDERS_DB__PASSWORD")]
    [InlineData("fairlead_conn_orders_db__password", "FAIRLEAD_CONN_ORDERS_DB__PASSWORD")]
    [InlineData("FAIRLEAD_CONN_ORDERS_DB__EXTRA__API_KYE", "FAIRLEAD_CONN_ORDERS_DB__EXTRA__API_KEY")]
    [InlineData("AIRFLOW_CONN_ORDERS_DB__PASSWRD", "AIRFLOW_CONN_ORDERS_DB__PASSWORD")]
    public void MisspeltVariable_GivesDidYouMean(string set, string meant)
    {
        ConnectionDefinition definition =
            new() { Id = "orders_db", ConnType = "postgres", RequiredFields = ["password", "extra.api_key"], SecretExtras = ["api_key"] };
        using var program = TestProgram.WithEnvironment(new() { [set] = "hunter2" }, definition);
        string text = program.TryGet("orders_db").ToString();

        Assert.Contains($"did you mean {meant}?", text, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FAIRLEAD_CONN_ORDERS_DB2__PASSWORD")]
    [InlineData("FAIRLEAD_CONN_ORDERS_DB__HOST")]
    [InlineData("FAIRLEAD_DEPLOYMENT")]
    [InlineData("ORDERS_DB_PASSWORD")]
    public void VariableThatMeansSomethingElse_IsNotSuggested(string variable)
    {
        using var program = TestProgram.WithEnvironment(
            new() { [variable] = "x" }, Orders, new ConnectionDefinition { Id = "orders_db2", ConnType = "postgres" });

        Assert.DoesNotContain("did you mean", program.TryGet("orders_db").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void VariableOfADeclaredIdWithTwoUnderscores_IsNotAFieldOfTheShorterId()
    {
        using var program = TestProgram.WithEnvironment(
            new() { ["FAIRLEAD_CONN_X__Y"] = "mysql://h", ["FAIRLEAD_CONN_X__Y__LOGIN"] = "u" },
            new ConnectionDefinition { Id = "x", ConnType = "generic" }, new ConnectionDefinition { Id = "x__y", ConnType = "mysql" });

        Assert.Equal(ConnectionOutcome.Found, program.TryGet("x").Outcome);
        Assert.Equal("h", program.Get("x__y").Host);
    }

    [Fact]
    public void UndeclaredId_GivesTheDeclaredOneThatIsNear()
    {
        using var program = TestProgram.WithEnvironment(new(), Orders);

        Assert.Contains("did you mean 'orders_db'?", program.TryGet("order_db").ToString(), StringComparison.Ordinal);
    }

    private sealed class HostEnvironment(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}

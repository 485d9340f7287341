using Fairlead.CompilerServices;
using Fairlead.Tests.TestInfrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace Fairlead.Tests.Resolution;

public class ManifestTests
{
    private static readonly ConnectionDefinition Orders = new()
    {
        Id = "orders_db", ConnType = "postgres", Description = "Orders", Host = "orders.internal", Port = 5432, Schema = "orders",
            Login = "etl",
        Extra = """{"sslmode": "verify-full", "timeout": 30}""",
        RequiredFields = ["password"],
        Deployments = new Dictionary<string, DeploymentConnection>
        {
            ["development"] = new() { Host = "localhost", Extra = """{"sslmode": "prefer"}""" },
            ["review"] = new() { Linked = false },
        },
    };

    private static readonly ConnectionDefinition Lake = new()
    {
        Id = "lake", ConnType = "aws", Restricted = true, Extra = """{"region_name": "eu-central-1"}""",
        Deployments = new Dictionary<string, DeploymentConnection> { ["production"] = new() { Linked = true } },
    };

    [Theory]
    [InlineData("acme-billing://api@bills.internal", ConnectionOutcome.Found)]
    [InlineData("billing://api@bills.internal", ConnectionOutcome.Found)]
    [InlineData("postgres://api@bills.internal", ConnectionOutcome.Malformed)]
    public void TypeOfTheProjectsOwn_IsKnownByItsOtherNames(string uri, ConnectionOutcome outcome)
    {
        using var program = TestProgram.WithEnvironment(
            new FakeEnvironment { ["FAIRLEAD_CONN_BILLS"] = uri },
            new ConnectionDefinition { Id = "bills", ConnType = "acme_billing", TypeNames = ["billing"] });

        Assert.Equal(outcome, program.TryGet("bills").Outcome);
    }

    [Fact]
    public void Manifest_FillsWhatTheBackendLeavesOut()
    {
        using TestProgram program = In(null, FakeBackend.Holding(("password", "p"), ("port", "6432"), ("extra.timeout", "10")));
        Connection connection = program.Get("orders_db");

        Assert.Equal("p", connection.Password?.Reveal());
        Assert.Equal(6432, connection.Port);
        Assert.Equal("orders.internal", connection.Host);
        Assert.Equal("etl", connection.Login);
        Assert.Equal("Orders", connection.Description);
        Assert.Equal(10, connection.Extra.GetInt32("timeout"));
        Assert.Equal("verify-full", connection.Extra.GetString("sslmode"));
        Assert.Null(connection.Deployment);
    }

    [Fact]
    public void Provenance_IsKeptPerField()
    {
        using TestProgram program = In("development", FakeBackend.Holding(("password", "p"), ("extra.timeout", "10")));

        Assert.Equal(
            [
                "conn_type: manifest", "description: manifest", "host: manifest, deployment development", "login: manifest",
                "password: fake place", "schema: manifest", "port: manifest",
                "extra.sslmode: manifest, deployment development", "extra.timeout: fake place",
            ],
            program.Get("orders_db").SetFields.Select(field => $"{field.Field}: {field.Source}"));
    }

    [Theory]
    [InlineData("development")]
    [InlineData("Development")]
    public void Deployment_OverridesFieldByFieldAndExtraKeyByKey(string deployment)
    {
        using TestProgram program = In(deployment, FakeBackend.Holding(("password", "p")));
        Connection connection = program.Get("orders_db");

        Assert.Equal("development", connection.Deployment);
        Assert.Equal("localhost", connection.Host);
        Assert.Equal("orders", connection.Schema);
        Assert.Equal("prefer", connection.Extra.GetString("sslmode"));
        Assert.Equal(30, connection.Extra.GetInt32("timeout"));
    }

    [Fact]
    public void BackendsNull_HidesTheManifestsExtra()
    {
        using TestProgram program = In(null, FakeBackend.Holding(("password", "p"), ("extra", """{"sslmode": null}""")));

        Assert.Null(program.Get("orders_db").Extra.GetString("sslmode"));
    }

    [Fact]
    public void MissingRequiredField_IsNamed()
    {
        using TestProgram program = In(null, FakeBackend.Holding(("login", "x")));
        ConnectionResolution resolution = program.TryGet("orders_db");

        Assert.Equal(ConnectionOutcome.Incomplete, resolution.Outcome);
        Assert.Contains("'password' must be set", resolution.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void NotFoundAnywhere_SaysWhatTheManifestLacks()
    {
        using TestProgram program = In(null, new FakeBackend());
        ConnectionResolution resolution = program.TryGet("orders_db");

        Assert.Equal(ConnectionOutcome.NotFound, resolution.Outcome);
        Assert.Contains("the manifest does not set 'password'", resolution.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void ManifestAlone_IsEnoughWhenNothingRequiredIsMissing()
    {
        using TestProgram program = In("production", new FakeBackend());
        Connection connection = program.Get("lake");

        Assert.Equal("eu-central-1", connection.Extra.GetString("region_name"));
        Assert.Equal("aws", connection.ConnType);
    }

    [Fact]
    public void ManifestAlone_DoesNotReplaceAnUnavailableBackend()
    {
        using TestProgram program = In("production", FakeBackend.Saying(BackendAnswer.Unavailable(["v"])));

        Assert.Equal(ConnectionOutcome.Unavailable, program.TryGet("lake").Outcome);
    }

    [Theory]
    [InlineData("orders_db", "review", "excludes it from the deployment 'review'")]
    [InlineData("lake", "development", "'development' does not")]
    [InlineData("lake", null, "set FAIRLEAD_DEPLOYMENT")]
    public void ConnectionThatIsNotLinked_SaysSo(string id, string? deployment, string reason)
    {
        var backend = FakeBackend.Holding(("password", "p"));
        using TestProgram program = In(deployment, backend);
        ConnectionResolution resolution = program.TryGet(id);

        Assert.Equal(ConnectionOutcome.NotLinked, resolution.Outcome);
        Assert.Contains(reason, resolution.Reason, StringComparison.Ordinal);
        Assert.Equal(0, backend.Calls);
    }

    [Fact]
    public void UnknownDeployment_ListsTheKnownOnes()
    {
        using TestProgram program = In("prod", FakeBackend.Holding(("password", "p")));
        ConnectionResolution resolution = program.TryGet("orders_db");

        Assert.Equal(ConnectionOutcome.UnknownDeployment, resolution.Outcome);
        Assert.Equal("FAIRLEAD_DEPLOYMENT is 'prod', but the declared deployments are development, production, review; did you mean 'production'?", resolution.Reason);
    }

    [Fact]
    public void WithoutDeclaredDeployments_AnyNameWillDo()
    {
        using var program = new TestProgram(b => b.AddBackend(FakeBackend.Holding(("host", "h"))),
            new() { ["FAIRLEAD_DEPLOYMENT"] = "prod" });

        Assert.Equal("prod", program.Get("x").Deployment);
    }

    [Theory]
    [InlineData("Development", null, "development")]
    [InlineData("Staging", null, null)]
    [InlineData("Development", "production", "production")]
    public void HostEnvironment_IsTheDeploymentWhenDeclared(string hostEnvironment, string? variable, string? expected)
    {
        var environment = new FakeEnvironment();
        if (variable is not null) environment["FAIRLEAD_DEPLOYMENT"] = variable;
        using var program = new TestProgram(
            b => b.AddBackend(FakeBackend.Holding(("password", "p"))).AddManifest(Manifest), environment,
            services => services.AddSingleton<IHostEnvironment>(new HostEnvironment(hostEnvironment)));

        Assert.Equal(expected, program.Get("orders_db").Deployment);
    }

    [Fact]
    public void TwoManifests_AreOne()
    {
        var other = new ConnectionManifest
        {
            Connections = [new() { Id = "other", ConnType = "http", Host = "o" },
                new() { Id = "orders_db", ConnType = "http", Host = "never" }],
            Deployments = ["staging"],
        };
        using var program = new TestProgram(
            b => b.AddBackend(FakeBackend.Holding(("password", "p"))).AddManifest(Manifest)
                .AddManifest(other), new() { ["FAIRLEAD_DEPLOYMENT"] = "staging" });

        Assert.Equal("orders.internal", program.Get("orders_db").Host);
        Assert.Equal("o", program.Get("other").Host);
    }

    [Fact]
    public void UndeclaredConnection_ResolvesFromABackend()
    {
        using TestProgram program = In("production", FakeBackend.Holding(("conn_type", "mysql"), ("host", "h")));

        Assert.Equal("mysql", program.Get("dynamic").ConnType);
    }

    [Fact]
    public void DeclaredType_AcceptsItsOtherSpelling()
    {
        var definition = new ConnectionDefinition { Id = "x", ConnType = "postgresql" };
        using TestProgram program = TestProgram.WithBackend(FakeBackend.Holding(("conn_type", "postgres")), definition);

        Assert.Equal("postgres", program.Get("x").ConnType);
    }

    private static ConnectionManifest Manifest =>
        new() { Connections = [Orders, Lake], Deployments = ["development", "production", "review"] };

    private static TestProgram In(string? deployment, ISecretsBackend backend)
    {
        var environment = new FakeEnvironment();
        if (deployment is not null) environment["FAIRLEAD_DEPLOYMENT"] = deployment;
        return new TestProgram(b => b.AddBackend(backend).AddManifest(Manifest), environment);
    }

    private sealed class HostEnvironment(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "tests";

        public string ContentRootPath { get; set; } = "/";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}

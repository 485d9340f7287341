using Fairlead.CompilerServices;
using Fairlead.Tests.TestInfrastructure;
using Microsoft.Extensions.Configuration;

namespace Fairlead.Tests.Templates;

/// <summary>An instance is a connection of its own, whoever asks for it: by the template, or by its id.</summary>
public class InstanceResolutionTests
{
    private static TestProgram Create(FakeEnvironment environment, Action<FairleadBuilder>? configure = null) =>
        new(builder =>
        {
            builder.AddManifest(TenantDb.Manifest);
            if (configure is null) builder.AddEnvironmentVariables();
            else configure(builder);
        }, environment);

    [Fact]
    public void Values_AreFilledIntoTheFieldsOfTheManifest()
    {
        using TestProgram program = Create(new() { ["FAIRLEAD_CONN_TENANT_DB_ACME_EU__PASSWORD"] = "correct-horse" });
        Connection acme = new TenantDb(program.Connections).For("acme").Get();

        Assert.Equal("tenant_db.acme.eu", acme.Id);
        Assert.Equal("eu.db.internal", acme.Host);
        Assert.Equal("orders_acme", acme.Schema);
        Assert.Equal("The orders of acme", acme.Description);
        Assert.Equal("etl-acme", acme.Extra.GetString("application_name"));
        Assert.Contains("\"eu\"", acme.Extra.GetString("nested"), StringComparison.Ordinal);
        Assert.Equal("correct-horse", acme.Password?.Reveal());
    }

    [Fact]
    public void Deployment_FillsTheValuesToo()
    {
        using TestProgram program = Create(
            new() { ["FAIRLEAD_DEPLOYMENT"] = "development", ["FAIRLEAD_CONN_TENANT_DB_ACME_US__PASSWORD"] = "correct-horse" });
        Connection acme = program.Get("tenant_db.acme.us");

        Assert.Equal("localhost", acme.Host);
        Assert.Equal("dev_acme", acme.Schema);
        Assert.Equal("dev-acme", acme.Extra.GetString("application_name"));
    }

    [Fact]
    public void DeploymentThatExcludesTheTemplate_HasNoneOfItsInstances()
    {
        using TestProgram program = Create(
            new() { ["FAIRLEAD_DEPLOYMENT"] = "review", ["FAIRLEAD_CONN_TENANT_DB_ACME_US__PASSWORD"] = "correct-horse" });

        Assert.Equal(ConnectionOutcome.NotLinked, program.TryGet("tenant_db.acme.us").Outcome);
    }

    [Fact]
    public void Configuration_HasAnInstanceUnderItsId()
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Connections:tenant_db.acme-corp.eu:password", "correct-horse")]).Build();
        using TestProgram program = Create(new(), builder => builder.AddConfiguration(configuration));

        Assert.Equal("correct-horse", new TenantDb(program.Connections).For("acme-corp").Get().Password?.Reveal());
    }

    [Fact]
    public void SecretFiles_HaveAnInstanceInADirectoryOfItsId()
    {
        using var directory = new TemporaryDirectory();
        directory.Write("tenant_db.acme.eu/password", "correct-horse");
        using TestProgram program = Create(new(), builder => builder.AddSecretFiles(directory.FullName));

        Assert.Equal("correct-horse", new TenantDb(program.Connections).For("acme").Get().Password?.Reveal());
    }

    [Fact]
    public void Instances_AreRememberedSeparately()
    {
        var backend = new FakeBackend { Answer = (request, _) => new(FakeBackend.FoundFields(("password", "of " + request.ConnectionId))) };
        using TestProgram program = Create(new(), builder => builder.AddBackend(backend));
        var tenants = new TenantDb(program.Connections);

        for (int i = 0; i < 3; i++)
        {
            Assert.Equal("of tenant_db.acme.eu", tenants.For("acme").Get().Password?.Reveal());
            Assert.Equal("of tenant_db.umbrella.eu", tenants.For("umbrella").Get().Password?.Reveal());
        }
        Assert.Equal(2, backend.Calls);
        Assert.Same(tenants.For("acme"), tenants.For("acme"));
    }

    [Theory]
    [InlineData("the template's own variable", "FAIRLEAD_CONN_TENANT_DB__PASSWORD")]
    [InlineData("the template's own variable, whole", "FAIRLEAD_CONN_TENANT_DB")]
    [InlineData("another tenant's variable", "FAIRLEAD_CONN_TENANT_DB_UMBRELLA_EU__PASSWORD")]
    [InlineData("another region's variable", "FAIRLEAD_CONN_TENANT_DB_ACME_US__PASSWORD")]
    [InlineData("the variable without a region", "FAIRLEAD_CONN_TENANT_DB_ACME__PASSWORD")]
    [InlineData("a variable that continues the tenant's", "FAIRLEAD_CONN_TENANT_DB_ACME_CORP_EU__PASSWORD")]
    public void Secret_ComesFromNowhereButTheInstancesOwnPlaces(string situation, string variable)
    {
        using TestProgram program = Create(new() { [variable] = "correct-horse" });
        ConnectionResolution resolution = program.TryGet("tenant_db.acme.eu");

        Assert.True(resolution.Outcome == ConnectionOutcome.NotFound, situation);
        Assert.Contains(resolution.Advice, line => line.Contains("FAIRLEAD_CONN_TENANT_DB_ACME_EU__PASSWORD", StringComparison.Ordinal));
        Assert.DoesNotContain("correct-horse", resolution.ToString() + program.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Template_IsNoConnectionItself()
    {
        using TestProgram program = Create(new() { ["FAIRLEAD_CONN_TENANT_DB"] = "postgres://etl:correct-horse@h/orders" });
        ConnectionResolution resolution = program.TryGet("tenant_db");

        Assert.Equal(ConnectionOutcome.NotFound, resolution.Outcome);
        Assert.Equal("the connection template 'tenant_db' has no such instance: it has no values for 'tenant', 'region', which its instances need", resolution.Reason);
    }

    [Theory]
    [InlineData("too few values", "tenant_db.acme", "this id has 1 value, and the parameters are 'tenant', 'region'")]
    [InlineData("too many values", "tenant_db.acme.eu.x", "this id has 3 values, and the parameters are 'tenant', 'region'")]
    [InlineData("a value that is not listed", "tenant_db.acme.asia", "'region' must be one of 'eu', 'us'")]
    [InlineData("a slip in a listed value", "tenant_db.acme.uss", "'region' must be one of 'eu', 'us'; did you mean 'us'")]
    [InlineData("upper case", "tenant_db.Acme.eu",
        "'tenant' must be in lower case, because names of environment variables don't tell cases apart")]
    [InlineData("a path", "tenant_db.../etc/passwd", "this id has 3 values, and the parameters are 'tenant', 'region'")]
    [InlineData("an empty value", "tenant_db..eu", "'tenant' must not be empty")]
    public void IdThatIsNoInstance_IsRefusedBeforeAnyBackendIsAsked(string situation, string id, string reason)
    {
        var backend = FakeBackend.Holding(("password", "correct-horse"));
        using TestProgram program = Create(new(), builder => builder.AddBackend(backend));
        ConnectionResolution resolution = program.TryGet(id);

        Assert.True(resolution.Outcome == ConnectionOutcome.NotFound, situation);
        Assert.Equal("the connection template 'tenant_db' has no such instance: " + reason, resolution.Reason);
        Assert.Equal(0, backend.Calls);
    }

    [Theory]
    [InlineData("an id that only begins alike", "tenant_dbx")]
    [InlineData("an id that continues with another sign", "tenant_db_acme")]
    public void OtherIds_AreNoneOfTheTemplatesBusiness(string situation, string id)
    {
        using TestProgram program = Create(new(), builder => builder.AddBackend(FakeBackend.Holding(("host", "h"))));

        Assert.True(program.TryGet(id).IsFound, situation);
    }

    [Fact]
    public void ConnectionThatIsDeclaredUnderTheIdOfAnInstance_IsThatConnection()
    {
        var declared = new ConnectionDefinition { Id = "tenant_db.acme.eu", ConnType = "http", Host = "https://declared.example" };
        using var program = new TestProgram(builder => builder.AddEnvironmentVariables()
            .AddManifest(new ConnectionManifest { Connections = [TenantDb.Definition, declared], Deployments = [] }));

        Assert.Equal("https://declared.example", program.Get("tenant_db.acme.eu").Host);
    }

    [Fact]
    public void TemplateOfALibrary_IsChangedByTheProgramsDeployments()
    {
        var application = new ConnectionManifest
        {
            Connections = [],
            Deployments = ["production"],
            Libraries = [TenantDb.Manifest],
            LibraryChanges = new Dictionary<string, IReadOnlyDictionary<string, DeploymentConnection>>
            {
                ["tenant_db"] = new Dictionary<string, DeploymentConnection> { ["production"] = new() { Host = "{tenant}.prod.internal" } },
            },
        };
        using var program = new TestProgram(
            builder => builder.AddEnvironmentVariables().AddManifest(application).AddManifest(TenantDb.Manifest),
            new() { ["FAIRLEAD_DEPLOYMENT"] = "production", ["FAIRLEAD_CONN_TENANT_DB_ACME_EU__PASSWORD"] = "correct-horse" });

        Assert.Equal("acme.prod.internal", program.Get("tenant_db.acme.eu").Host);
    }

    [Fact]
    public void LogOfAnEndedTemplate_IsWrittenOnceForAllInstances()
    {
        var template = new ConnectionDefinition
        {
            Id = "api", ConnType = "http", Host = "https://{tenant}.example", Parameters = [new() { Name = "tenant" }],
            Expires = new DateOnly(2025, 12, 31),
        };
        using TestProgram program = TestProgram.WithBackend(new FakeBackend(), template);
        for (int i = 0; i < 20; i++) Assert.Equal($"https://t{i}.example", program.Get($"api.t{i}").Host);

        Assert.Equal(2, program.Log.Text.Split("Connection 'api' expired on 2025-12-31").Length);
    }
}

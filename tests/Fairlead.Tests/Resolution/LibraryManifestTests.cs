using Fairlead.CompilerServices;
using Fairlead.Tests.TestInfrastructure;

namespace Fairlead.Tests.Resolution;

/// <summary>The manifests of an application and of its libraries in one program.</summary>
public class LibraryManifestTests
{
    private static readonly ConnectionManifest Shared = new()
    {
        Connections =
        [
            new()
            {
                Id = "orders_db", ConnType = "postgres", Host = "orders.internal", Login = "etl", Extra = """{"sslmode": "require", "timeout": 30}""",
                Deployments = new Dictionary<string, DeploymentConnection>
                {
                    ["production"] = new() { Host = "primary.internal", Login = "prod" },
                    ["canary"] = new() { Schema = "canary" },
                },
            },
            new() { Id = "lake", ConnType = "aws", Restricted = true },
            new() { Id = "feed", ConnType = "http" },
        ],
        Deployments = ["production", "canary"],
    };

    private static readonly ConnectionManifest Between = new()
    {
        Connections = [], Deployments = ["production"], Libraries = [Shared],
        LibraryChanges = Changes("orders_db", ("production", new() { Host = "between.internal", Port = 6000 })),
    };

    private static readonly ConnectionManifest App = new()
    {
        Connections = [new() { Id = "own", ConnType = "http", Host = "own.internal" },
            new() { Id = "feed", ConnType = "http", Host = "mine.internal" }],
        Deployments = ["preview", "production"],
        Inherits = new Dictionary<string, string> { ["preview"] = "production", ["canary"] = "production" },
        Libraries = [Between, Shared],
        LibraryChanges = new Dictionary<string, IReadOnlyDictionary<string, DeploymentConnection>>
        {
            ["orders_db"] = new Dictionary<string, DeploymentConnection> { ["production"] = new() { Host = "app.internal", Extra = """{"sslmode": "verify-full"}""" } },
            ["lake"] = new Dictionary<string, DeploymentConnection> { ["production"] = new() { Linked = true } },
        },
    };

    [Theory]
    [InlineData("the application first", true)]
    [InlineData("the library first", false)]
    public void ChangesOfTheApplication_AreInFrontOfThoseOfItsLibraries(string order, bool applicationFirst)
    {
        using TestProgram program = In("production", applicationFirst ? [App, Shared, Between] : [Shared, Between, App]);
        Connection orders = program.Get("orders_db");

        Assert.NotNull(order);
        Assert.Equal(("app.internal", 6000, "prod"), (orders.Host, orders.Port, orders.Login));
        Assert.Equal("verify-full", orders.Extra.GetString("sslmode"));
        Assert.Equal(30, orders.Extra.GetInt32("timeout"));
        Assert.Equal("mine.internal", program.Get("feed").Host);
    }

    [Fact]
    public void ManifestOfTheApplication_BringsThoseOfItsLibraries()
    {
        using TestProgram program = In("production", App);

        Assert.Equal("own.internal", program.Get("own").Host);
        Assert.Equal(ConnectionOutcome.Found, program.TryGet("lake").Outcome);
    }

    [Theory]
    [InlineData("preview", "app.internal", null)]
    [InlineData("canary", "app.internal", "canary")]
    public void DeploymentThatInheritsAcrossManifests_HasTheChangesOfBoth(string deployment, string host, string? schema)
    {
        using TestProgram program = In(deployment, App);
        Connection orders = program.Get("orders_db");

        Assert.Equal((host, schema, "prod"), (orders.Host, orders.Schema, orders.Login));
        Assert.Equal(ConnectionOutcome.Found, program.TryGet("lake").Outcome);
    }

    [Fact]
    public void RestrictedConnectionOfALibrary_IsLinkedOnlyWhereTheApplicationLinksIt()
    {
        using TestProgram program = In(null, App);

        Assert.Equal(ConnectionOutcome.NotLinked, program.TryGet("lake").Outcome);
    }

    [Fact]
    public void DeploymentsThatInheritInACircle_EndSomewhere()
    {
        var manifest = new ConnectionManifest
        {
            Connections = [new() { Id = "x", ConnType = "http", Host = "x.internal" }], Deployments = ["a", "b"],
            Inherits = new Dictionary<string, string> { ["a"] = "b", ["b"] = "a" },
        };
        using TestProgram program = In("a", manifest);

        Assert.Equal("x.internal", program.Get("x").Host);
    }

    private static TestProgram In(string? deployment, params ConnectionManifest[] manifests)
    {
        var environment = new FakeEnvironment();
        if (deployment is not null) environment["FAIRLEAD_DEPLOYMENT"] = deployment;
        return new TestProgram(
            builder =>
            {
                builder.AddBackend(new FakeBackend());
                foreach (ConnectionManifest manifest in manifests) builder.AddManifest(manifest);
            },
            environment);
    }

    private static Dictionary<string, IReadOnlyDictionary<string, DeploymentConnection>> Changes(string id,
        params (string Deployment, DeploymentConnection Change)[] changes) =>
        new() { [id] = changes.ToDictionary(change => change.Deployment, change => change.Change) };
}

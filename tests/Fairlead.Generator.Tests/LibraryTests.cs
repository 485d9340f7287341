using System.Reflection;
using Fairlead.Backends;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.Extensions.DependencyInjection;

namespace Fairlead.Generator.Tests;

/// <summary>
/// A library's manifest in the projects that reference it. Every project here compiles without a warning, or the test fails.
/// </summary>
public class LibraryTests
{
    internal const string SharedManifest = """
        {
          "connections": {
            "orders_db": { "conn_type": "postgres", "description": "Orders", "host": "orders.internal", "login": "etl",
                "schema": "orders" },
            "lake": { "conn_type": "aws", "sharing": "restricted", "extra": { "region_name": "eu-central-1" } },
            "feed": {
              "conn_type": "generic", "host": "feed.internal",
              "fields": { "tier": { "enum": ["live", "delayed"], "default": "delayed" }, "api_key": { "secret": true, "required": true } }
            }
          },
          "deployments": { "production": { "overrides": { "orders_db": { "host": "primary.internal", "port": 5433 } } } }
        }
        """;

    private const string AppManifest = """{ "connections": { "app_api": { "conn_type": "http", "host": "https://app.internal" } } }""";

    internal static GeneratorProject Shared { get; } = new(SharedManifest) { AssemblyName = "Acme.Shared", RootNamespace = "Acme.Shared" };

    private static GeneratorProject Billing { get; } =
        new("""{ "connections": { "invoices": { "conn_type": "http", "host": "https://bill.internal" } } }""")
    {
        AssemblyName = "Acme.Billing", RootNamespace = "Acme.Billing", References = [Shared],
        Source = """
            #pragma warning disable CS1591
            using Fairlead;
            using Microsoft.Extensions.DependencyInjection;

            namespace Acme.Billing
            {
                public static class BillingServices
                {
                    public static FairleadBuilder AddBilling(this IServiceCollection services) => services.AddFairlead().AddConnections();
                }
            }
            """,
    };

    /// <summary>A program that imports every namespace there is and returns the hosts that <paramref name="body"/> asks for.</summary>
    private static string Program(string body, string usings = "using Acme.Shared;", string first = "") => $$"""
        using Fairlead;
        using Microsoft.Extensions.DependencyInjection;
        {{usings}}

        internal static class Entry
        {
            public static void Configure(IServiceCollection services)
            {
                {{first}}
                services.AddFairlead().AddConnections();
                services.AddFairlead().AddConnections();
            }

            public static string Run(System.IServiceProvider services) { {{body}} }
        }
        """;

    private static string Run(GeneratorProject project, string? deployment = null)
    {
        Assembly program = project.Load();
        var services = new ServiceCollection();
        services.AddSingleton<IEnvironmentVariables>(new Variables(deployment));
        program.GetType("Entry")!.GetMethod("Configure")!.Invoke(null, [services]);
        Assert.Single(services, service => service.ServiceType == typeof(IConnectionResolver));
        using ServiceProvider provider = services.BuildServiceProvider();
        return (string)program.GetType("Entry")!.GetMethod("Run")!.Invoke(null, [provider])!;
    }

    private static string ReadOrdersHost(string type) => $"return services.GetRequiredService<{type}>().OrdersDb.Get().Host;";

    [Fact]
    public void ApplicationWithoutAManifest_AddsTheConnectionsOfItsLibrary() => Assert.Equal(
        "orders.internal",
        Run(new GeneratorProject { References = [Shared], Source = Program(ReadOrdersHost("Connections")) }));

    [Fact]
    public void ApplicationWithAManifest_AddsItsOwnAndThoseOfAllLibraries() => Assert.Equal(
        "https://app.internal orders.internal https://bill.internal",
        Run(new GeneratorProject(AppManifest)
        {
            RootNamespace = "Acme.App",
            References = [Billing],
            Source = Program(
                """
                return services.GetRequiredService<Acme.App.Connections>().AppApi.Get().Host + " "
                    + services.GetRequiredService<Acme.Shared.Connections>().OrdersDb.Get().Host + " "
                    + services.GetRequiredService<IConnectionResolver>().Get(Acme.Billing.Connections.Ids.Invoices).Host;
                """,
                "using Acme.App; using Acme.Shared; using Acme.Billing;"),
        }));

    [Fact]
    public void LibrariesOfLibraries_ComeOnce()
    {
        var reports =
            new GeneratorProject("""{ "connections": { "reports": { "conn_type": "http", "host": "https://reports.internal" } } }""")
            { AssemblyName = "Acme.Reports", RootNamespace = "Acme.Reports", References = [Shared] };
        var app = new GeneratorProject
        {
            References = [Billing, reports],
            Source = Program("""
                services.GetRequiredService<Acme.Reports.Connections>();
                services.GetRequiredService<Acme.Billing.Connections>();
                return services.GetRequiredService<Acme.Shared.Connections>().OrdersDb.Get().Host;
                """),
        };

        Assert.Equal("orders.internal", Run(app));
    }

    [Fact]
    public void FriendOfItsLibraries_CallsItsOwnMethod()
    {
        GeneratorProject friendly = Shared with { AssemblyName = "Acme.Friendly",
            Source = """[assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Consumer")]""" };
        var app = new GeneratorProject(AppManifest)
        {
            References = [friendly],
            Source = Program(ReadOrdersHost("Acme.Shared.Connections")),
        };

        Assert.Equal("orders.internal", Run(app));
        Assert.Equal("orders.internal", Run(app with { Manifests = [] }));
    }

    [Fact]
    public void TestProject_AddsTheConnectionsOfTheProgramUnderTest()
    {
        var app = new GeneratorProject(AppManifest)
        {
            AssemblyName = "App", OutputKind = OutputKind.ConsoleApplication, References = [Shared],
            Source = """
                using Microsoft.Extensions.DependencyInjection;
                [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Consumer")]
                new ServiceCollection().AddFairlead().AddConnections();
                """,
        };

        var tests = new GeneratorProject { References = [app],
            Source = Program("return services.GetRequiredService<Acme.Connections>().AppApi.Get().Host;", "") };
        Assert.Equal("https://app.internal", Run(tests));
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp7_3)]
    [InlineData(LanguageVersion.CSharp9)]
    [InlineData(LanguageVersion.CSharp13)]
    public void OtherLanguageVersionThanTheLibrary_Compiles(LanguageVersion version) => Assert.Equal(
        "orders.internal",
        Run(new GeneratorProject { References = [Shared], LanguageVersion = version, Source = Program(ReadOrdersHost("Connections")) }));

    [Fact]
    public void SharedRootNamespace_PutsTheOwnConnectionsIntoTheNamespaceOfTheAssembly()
    {
        GeneratorProject shared = Shared with { AssemblyName = "Acme.Root", RootNamespace = "Acme" };
        var app = new GeneratorProject(AppManifest)
        {
            AssemblyName = "Acme.App", RootNamespace = "Acme", References = [shared],
            Source = Program(
                """
                return services.GetRequiredService<Connections>().OrdersDb.Get().Host + " "
                    + services.GetRequiredService<Acme.App.Connections>().AppApi.Get().Host;
                """,
                "using Acme;"),
        };

        Assert.Equal("orders.internal https://app.internal", Run(app));
    }

    [Fact]
    public void LibrariesThatShareAClassName_DoNotBreakTheBuildOfWhoReferencesBoth()
    {
        GeneratorProject one = Shared with { AssemblyName = "One" };
        GeneratorProject other = new GeneratorProject(AppManifest) { AssemblyName = "Other", RootNamespace = "Acme.Shared" };

        new GeneratorProject(AppManifest) { References = [one, other] }.Generate();
        new GeneratorProject { References = [one, other] }.Generate();
    }

    [Fact]
    public void ManifestThatIsTheLibrarysToo_GeneratesNothingTwice()
    {
        string manifest = SharedManifest.Replace("{\n  \"connections\"", "{ \"namespace\": \"Acme.Shared\", \"connections\"",
            StringComparison.Ordinal);
        var app = new GeneratorProject(manifest)
            { References = [Shared with { Manifests = [manifest], AssemblyName = "Acme.Same" }],
                Source = Program(ReadOrdersHost("Connections")) };

        Assert.Equal(["ConnectionsFairleadBuilderExtensions.g.cs"], app.Generate().Keys);
        Assert.Equal("orders.internal", Run(app));
    }

    [Fact]
    public void ProjectWithoutTheRuntime_IsLeftAlone()
    {
        Assert.Empty(new GeneratorProject(AppManifest) { ReferencesRuntime = false }.Generate());
        var plain = new GeneratorProject { AssemblyName = "Plain", ReferencesRuntime = false };
        Assert.Empty(new GeneratorProject { References = [plain] }.Generate());
    }

    [Fact]
    public void Publication_HasNoValues()
    {
        const string Manifest = """
            {
              "connections": {
                "a": {
                  "conn_type": "acme", "description": "Told", "host": "VALUE", "login": "VALUE", "schema": "VALUE",
                  "extra": { "x": "VALUE", "tier": "VALUE" },
                  "fields": { "tier": { "enum": ["live", "VALUE2"], "default": "VALUE2" },
                      "key": { "type": "string", "secret": true, "required": true } }
                }
              },
              "deployments": { "p": { "overrides": { "a": { "host": "VALUE" } }, "excludes": ["a"] } }
            }
            """;
        const string Types = """
            { "connection_types": { "acme": {
                "fields": { "host": { "default": "VALUE" } }, "connection_string": { "VALUE": "{host}" } } } }
            """;

        string published = new GeneratorProject(Manifest)
            { ConnectionTypes = Types }.Generate()["ConnectionsFairleadBuilderExtensions.g.cs"];

        Assert.DoesNotContain("VALUE\"", published, StringComparison.Ordinal);
        Assert.DoesNotContain("default", published, StringComparison.Ordinal);
        Assert.Contains(""" "a":{"conn_type":"acme","description":"Told","fields":{"tier":{"enum":["live","VALUE2"]} """.Trim(), published,
            StringComparison.Ordinal);
        Assert.Contains(""" "p":{"excludes":["a"]} """.Trim(), published, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "orders.internal 0 -")]
    [InlineData("production", "app.internal 5433 eu-west-1")]
    [InlineData("canary", "canary.internal 5433 eu-west-1")]
    [InlineData("preview", "app.internal 5433 eu-west-1")]
    public void DeploymentsOfTheApplication_ChangeTheConnectionsOfItsLibrary(string? deployment, string expected)
    {
        var app = new GeneratorProject("""
            {
              "deployments": {
                "production": { "links": ["lake"],
                    "overrides": { "orders_db": { "host": "app.internal" }, "lake": { "extra": { "region_name": "eu-west-1" } } } },
                "canary": { "inherits": "production", "overrides": { "orders_db": { "host": "canary.internal" } } },
                "preview": { "inherits": "production" }
              }
            }
            """)
        {
            References = [Shared],
            Source = Program("""
                Connections shared = services.GetRequiredService<Connections>();
                OrdersDbConnection orders = shared.OrdersDb.Get();
                string region = shared.Lake.TryGetAsync().AsTask().Result?.RegionName ?? "-";
                return $"{orders.Host} {orders.Port ?? 0} {region}";
                """),
            RootNamespace = "Acme.App",
        };

        Assert.Equal(expected, Run(app, deployment));
        if (deployment is not null) Assert.Contains("\"lake\"", app.Generate()["Connections.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void OrderOfRegistration_DoesNotMatter()
    {
        var app = new GeneratorProject("""
            {
              "connections": { "app_api": { "conn_type": "http", "host": "https://app.internal" } },
              "deployments": { "production": { "overrides": { "orders_db": { "host": "app.internal" } } } }
            }
            """)
        {
            RootNamespace = "Acme.App", References = [Billing],
            Source = Program(ReadOrdersHost("Acme.Shared.Connections"), "using Acme.Billing;", first: "services.AddBilling();"),
        };

        Assert.Equal("app.internal", Run(app, "production"));
    }

    [Fact]
    public void LockFileAndExample_JoinThoseOfTheLibraries()
    {
        var properties = new Dictionary<string, string> { ["FairleadLockFile"] = "true", ["FairleadEnvironmentExample"] = "true" };
        var app = new GeneratorProject("""
            { "connections": { "app_api": { "conn_type": "http", "host": "https://app.internal" } },
                "deployments": { "staging": { "links": ["lake"] } } }
            """)
        { RootNamespace = "Acme.App", References = [Shared, Billing], Properties = properties };

        IReadOnlyDictionary<string, string> files = app.Generate();

        Assert.Equal(
            RequirementsTests.JoinLines("""
            //{
            //  "version": 1,
            //  "deployments": ["staging", "production"],
            //  "connections": {
            //    "app_api": { "conn_type": "http", "required": [], "secrets": ["password", "extra.query"],
            //        "deployments": ["staging", "production"] },
            //    "feed": { "conn_type": "generic", "required": ["extra.api_key"], "secrets": ["password", "extra.api_key"],
            //        "deployments": ["staging", "production"] },
            //    "invoices": { "conn_type": "http", "required": [], "secrets": ["password", "extra.query"],
            //        "deployments": ["staging", "production"] },
            //    "lake": { "conn_type": "aws", "required": [], "secrets": ["password", "extra.aws_session_token"],
            //        "deployments": ["staging"] },
            //    "orders_db": { "conn_type": "postgres", "required": [], "secrets": ["password"],
            //        "deployments": ["staging", "production"] }
            //  }
            //}

            """),
            files["connections.lock.json.cs"]);
        Assert.Contains("//# orders_db (postgres): Orders\n", files["env.example.cs"], StringComparison.Ordinal);
        Assert.Equal(files["connections.lock.json.cs"], (app with { References = [Billing, Shared] })
            .Generate()["connections.lock.json.cs"]);
    }

    private sealed class Variables(string? deployment) : IEnvironmentVariables
    {
        public IReadOnlyList<string> FindNames(string start) => [];

        public string? Get(string name) => name switch
        {
            "FAIRLEAD_DEPLOYMENT" => deployment,
            "FAIRLEAD_CONN_FEED__EXTRA__API_KEY" => "plainly-fake",
            _ => null,
        };
    }
}

using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Fairlead.Generator.Tests;

/// <summary>A template from the manifest by way of generated code to the real resolver, and to fakes.</summary>
[Collection("environment variables")]
public sealed class TemplateTests : IDisposable
{
    private const string Program = """
        using System;
        using System.Linq;
        using System.Threading.Tasks;
        using Acme.Pipelines;
        using Fairlead;
        using Microsoft.Extensions.DependencyInjection;

        internal static class Program
        {
            public static void Configure(IServiceCollection services) => services.AddFairlead().AddConnections().AddEnvironmentVariables();

            public static async Task<string> Orders(IServiceProvider services)
            {
                Connections connections = services.GetRequiredService<Connections>();
                TenantDbConnection acme = await connections.TenantDb.For(tenant: "acme-corp").GetAsync();
                TenantDbConnection other = await connections.TenantDb.For("umbrella", region: TenantDbTemplate.RegionValues.Us).GetAsync();
                return $"{acme.ToConnectionString()} | {other.ToConnectionString()} | {acme.Connection.Id} {connections.TenantDb.Id}";
            }

            public static async Task<string> Typed(IServiceProvider services)
            {
                TenantDbTemplate tenants = services.GetRequiredService<Connections>().TenantDb;
                if (tenants.TryFor("../umbrella", out _)) return "allowed";
                if (!tenants.TryFor("acme-corp", out var instance, region: "eu")) return "refused";
                return (await instance.GetAsync()).Password.Reveal();
            }

            public static Task<string> Refused(IServiceProvider services)
            {
                try
                {
                    services.GetRequiredService<Connections>().TenantDb.For("acme-corp", "asia");
                    return Task.FromResult("allowed");
                }
                catch (ArgumentException e)
                {
                    return Task.FromResult(e.Message);
                }
            }

            public static async Task<string> Fakes(IServiceProvider services)
            {
                var fake = new Connections.Fake();
                fake.TenantDb.For("acme-corp").Host = "acme.test";
                fake.PartnerApi.For(PartnerApiTemplate.StageValues.Test).Host = "https://localhost";
                TenantDbConnection acme = await fake.Connections.TenantDb.For("acme-corp").GetAsync();
                TenantDbConnection other = await fake.Connections.TenantDb.For("umbrella", "us").GetAsync();
                Uri partner = fake.Connections.PartnerApi.For("test").Get().ToUri();
                return $"{acme.Host} {acme.Database} {acme.Password.Reveal()} | {other.Host} {other.Database} | {partner}";
            }

            public static async Task<string> Validate(IServiceProvider services)
            {
                await services.GetRequiredService<Connections>().ValidateAsync();
                return "valid";
            }
        }
        """;

    private static readonly Assembly Consumer = new GeneratorProject(TemplateManifest.Text) { Source = Program }.Load();

    private readonly List<string> _variables = [];

    private void Set(string variable, string value)
    {
        Environment.SetEnvironmentVariable(variable, value);
        _variables.Add(variable);
    }

    public void Dispose() => _variables.ForEach(static variable => Environment.SetEnvironmentVariable(variable, null));

    private static async Task<string> RunAsync(string method)
    {
        Type program = Consumer.GetType("Program")!;
        var services = new ServiceCollection();
        program.GetMethod("Configure")!.Invoke(null, [services]);
        await using ServiceProvider provider = services.BuildServiceProvider();
        return await (Task<string>)program.GetMethod(method)!.Invoke(null, [provider])!;
    }

    [Fact]
    public async Task Instance_HasTheManifestsFieldsWithItsValues_AndASecretOfItsOwn()
    {
        Set("FAIRLEAD_CONN_TENANT_DB_ACME_CORP_EU__PASSWORD", "correct-horse");
        Set("FAIRLEAD_CONN_TENANT_DB_UMBRELLA_US__PASSWORD", "battery-staple");

        Assert.Equal(
            "Host=eu.db.internal;Database=orders_acme-corp;Username=etl;Password=correct-horse | "
            + "Host=us.db.internal;Database=orders_umbrella;Username=etl;Password=battery-staple | tenant_db.acme-corp.eu tenant_db",
            await RunAsync("Orders"));
    }

    [Fact]
    public async Task ValueFromOutside_IsAskedForFirst()
    {
        Set("FAIRLEAD_CONN_TENANT_DB_ACME_CORP_EU__PASSWORD", "correct-horse");

        Assert.Equal("correct-horse", await RunAsync("Typed"));
    }

    [Fact]
    public async Task ValueThatTheManifestDoesNotAllow_IsRefused() => Assert.Equal(
        "The connection template 'tenant_db' has no instance for 'asia': 'region' must be one of 'eu', 'us' (Parameter 'region')",
        await RunAsync("Refused"));

    [Fact]
    public async Task Fakes_AreSetInstanceByInstance() => Assert.Equal(
        "acme.test orders_acme-corp fake password | us.db.internal orders_umbrella | https://localhost/", await RunAsync("Fakes"));

    [Fact]
    public async Task ValidateAsync_LeavesOpenTemplatesAlone_AndResolvesThoseThatListTheirValues() =>
        Assert.Equal("valid", await RunAsync("Validate"));

    [Fact]
    public void ArgumentsOfAnyName_Compile() => new GeneratorProject("""
        { "namespace": "Acme", "connections": { "t": { "conn_type": "http", "host": "{class}{instance}", "parameters": {
            "class": { "enum": ["class", "equals", "class-values", "a-1"], "description": "What </param> \u2028 it is" },
            "instance": { "pattern": "[a-z]{1,5}" }, "tenant_id": { "pattern": "[0-9]+", "default": "1" },
            "resolver": { "pattern": "[a-z]+" } },
            "description": "{tenant_id} {resolver}" } } }
        """)
    {
        Source = """
            using Acme;
            class C(Connections connections)
            {
                public string M() => connections.T.For(@class: TTemplate.ClassValues.Class, instance: "a", tenantId: "2", resolver: "x").Id
                    + connections.T.TryFor("class", "a", "x", out var accessor);
            }
            """,
    }.Load();

    [Fact]
    public void TemplateOfALibrary_IsUsedAndChangedByItsApplication()
    {
        var library = new GeneratorProject(TemplateManifest.Text) { AssemblyName = "Acme.Shared", RootNamespace = "Acme.Shared" };
        var application = new GeneratorProject("""
            { "namespace": "App", "deployments": { "production": { "overrides": { "tenant_db": { "host": "{tenant}.{region}.prod" } } } } }
            """)
        {
            References = [library],
            Source = """
                internal static class Program
                {
                    public static object Run(Fairlead.IConnectionResolver resolver) =>
                        new Acme.Pipelines.Connections(resolver).TenantDb.For("acme").Id
                        + " " + App.Connections.Manifest.LibraryChanges["tenant_db"]["production"].Host;
                }
                """,
        };

        Assert.Equal("tenant_db.acme.eu {tenant}.{region}.prod", application.Run(new Testing.FakeConnectionResolver([])));
    }
}

using System.Reflection;
using Fairlead.Backends;
using Fairlead.Tests.TestInfrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Fairlead.Generator.Tests;

/// <summary>Connection types that a project declares are generated like the built-in ones.</summary>
public class OwnConnectionTypeTests
{
    private const string Types = """
        { "connection_types": {
            "acme_billing": {
              "aliases": ["bills"], "uri_schemes": ["billing"],
              "fields": { "host": { "title": "Endpoint", "required": true }, "port": {}, "password": { "title": "ApiKey" } },
              "extras": { "tenant": { "required": true }, "region": { "enum": ["eu", "us"], "default": "eu" } },
              "connection_string": { "Server": "{host}[:{port}]", "Tenant": "{extra.tenant}", "Region": "{extra.region}",
                  "Key": "{password}" },
              "uri": { "scheme": "https" }
            },
            "reporting_db": { "based_on": "postgres", "extras": { "owner": {} } } } }
        """;

    [Fact]
    public void ConnectionOfSuchAType_HasItsPropertiesAndRecipes()
    {
        object? result = new GeneratorProject("""
            { "connections": {
                "bills": { "conn_type": "bills", "host": "bills.internal", "port": 8443, "extra": { "tenant": "a b" } },
                "reports": { "conn_type": "reporting_db", "host": "db.internal", "schema": "facts", "extra": { "owner": "finance" } } } }
            """)
        {
            ConnectionTypes = Types,
            Source = """
                internal static class Program
                {
                    public static object Run(Fairlead.IConnectionResolver resolver)
                    {
                        var fake = new Acme.Connections.Fake();
                        fake.Bills.SetField("password", "s3 cret");
                        Acme.BillsConnection bills = fake.Bills.Value;
                        string endpoint = bills.Endpoint;
                        Acme.BillsConnection.RegionOption region = bills.Region;
                        var definition = Acme.Connections.Manifest.Connections[0];
                        return new[]
                        {
                            endpoint, region.ToString(), bills.ApiKey?.ToString() ?? "", bills.ToConnectionString(),
                            bills.ToUri().AbsoluteUri,
                            definition.ConnType, string.Join(" ", definition.TypeNames), fake.Reports.Value.Owner,
                            fake.Reports.Value.ToConnectionString(),
                        };
                    }
                }
                """,
        }.Run(new FakeResolver(new Connection { Id = "unused", ConnType = "generic" }));

        Assert.Equal(
            [
                "bills.internal", "Eu", "***", "Server=bills.internal:8443;Tenant=\"a b\";Region=eu;Key=\"s3 cret\"",
                "https://bills.internal:8443/",
                "acme_billing", "bills billing", "finance", "Host=db.internal;Database=facts",
            ],
            Assert.IsType<string[]>(result));
    }

    [Theory]
    [InlineData("FAIRLEAD_CONN_BILLS", "Server=bills.internal:8443;Tenant=\"a b\";Region=us;Key=s3cret",
        "Server=bills.internal:8443;Tenant=\"a b\";Region=us;Key=s3cret")]
    [InlineData("FAIRLEAD_CONN_BILLS", "Server=bills.internal;Tenant=a;Key=s3cret;Retries=3",
        "Server=bills.internal;Tenant=a;Region=eu;Key=s3cret;Retries=3")]
    [InlineData("FAIRLEAD_CONN_REPORTS", "Server=db;DB=facts;Uid=etl;SslMode=VerifyFull;Pooling=false",
        "Host=db;Database=facts;Username=etl;SSL Mode=VerifyFull;Pooling=false")]
    public async Task ConnectionStringOfSuchAType_IsReadBack(string variable, string text, string expected)
    {
        MethodInfo write = new GeneratorProject(
            """{ "connections": { "bills": { "conn_type": "bills" }, "reports": { "conn_type": "reporting_db" } } }""")
        {
            ConnectionTypes = Types,
            Source = """
                internal static class Program
                {
                    public static void Configure(Fairlead.FairleadBuilder builder) =>
                        Microsoft.Extensions.DependencyInjection.FairleadBuilderExtensions.AddManifest(builder, Acme.Connections.Manifest);

                    public static string Run(Fairlead.Connection connection) => connection.Id == "bills"
                        ? new Acme.BillsConnection(connection).ToConnectionString()
                        : new Acme.ReportsConnection(connection).ToConnectionString();
                }
                """,
        }.Load().GetType("Program")!.GetMethod("Run")!;
        var services = new ServiceCollection();
        services.AddSingleton<IEnvironmentVariables>(new FakeEnvironment { [variable] = text });
        write.DeclaringType!.GetMethod("Configure")!.Invoke(null, [services.AddFairlead().AddEnvironmentVariables()]);
        await using ServiceProvider provider = services.BuildServiceProvider();

        Connection connection = await provider.GetRequiredService<IConnectionResolver>()
            .GetAsync(variable["FAIRLEAD_CONN_".Length..].ToLowerInvariant(), TestContext.Current.CancellationToken);

        Assert.Equal(expected, write.Invoke(null, [connection]));
    }

    [Fact]
    public void TypesWithoutAManifest_GenerateNothing() => Assert.Empty(new GeneratorProject { ConnectionTypes = Types }.Generate());
}

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
              "connection_string": { "Server": "{host}[:{port}]", "Tenant": "{extra.tenant}", "Region": "{extra.region}", "Key": "{password}" },
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
                            endpoint, region.ToString(), bills.ApiKey?.ToString() ?? "", bills.ToConnectionString(), bills.ToUri().AbsoluteUri,
                            definition.ConnType, string.Join(" ", definition.TypeNames), fake.Reports.Value.Owner, fake.Reports.Value.ToConnectionString(),
                        };
                    }
                }
                """,
        }.Run(new FakeResolver(new Connection { Id = "unused", ConnType = "generic" }));

        Assert.Equal(
            [
                "bills.internal", "Eu", "***", "Server=bills.internal:8443;Tenant=\"a b\";Region=eu;Key=\"s3 cret\"", "https://bills.internal:8443/",
                "acme_billing", "bills billing", "finance", "Host=db.internal;Database=facts",
            ],
            Assert.IsType<string[]>(result));
    }

    [Fact]
    public void TypesWithoutAManifest_GenerateNothing() => Assert.Empty(new GeneratorProject { ConnectionTypes = Types }.Generate());
}

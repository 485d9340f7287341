using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Manifest;

namespace Fairlead.Core.Tests.Manifest;

public class ManifestParserTests
{
    [Fact]
    public void HealthyManifest_IsReadWhole()
    {
        ManifestDocument manifest = VerifyManifest.Parse("""
            {
              "$schema": "./connections.schema.json",
              "namespace": "Acme.Pipelines",
              "connections": {
                // the replica, not the primary
                "orders_db": {
                  "conn_type": "postgres", "description": "Orders, read replica",
                  "host": "orders.internal", "port": 5433, "schema": "orders", "login": "etl",
                  "extra": { "sslmode": "verify-full", "ssl_ca_cert": "certs/orders-ca.pem" },
                  "owners": ["data@acme.example"], "allowed": ["etl"], "rotate_every": "90.00:00:00", "expires": "2027-01-31",
                },
                "lake": { "conn_type": "aws", "extra": { "region_name": "eu-central-1" }, "sharing": "restricted" },
                "fx_feed": {
                  "conn_type": "generic",
                  "fields": { "tier": { "enum": ["live", "delayed"], "default": "delayed" },
                              "api_key": { "type": "string", "secret": true, "required": true } }
                },
              },
              "deployments": {
                "development": { "overrides": { "orders_db": { "host": "localhost", "extra": { "sslmode": "prefer" } } } },
                "production": { "description": "Customers", "links": ["lake"], "excludes": ["fx_feed"] }
              }
            }
            """);

        Assert.Equal("Acme.Pipelines", manifest.Namespace);
        Assert.Equal(["orders_db", "lake", "fx_feed"], manifest.Connections.Select(connection => connection.Id));

        ManifestConnection orders = manifest.Connections[0];
        Assert.Equal(("postgres", "OrdersDb", "Orders, read replica"), (orders.Type.Id, orders.MemberName, orders.Values.Description));
        Assert.Equal(("orders.internal", 5433, "orders", "etl"),
            (orders.Values.Host, orders.Values.Port, orders.Values.Schema, orders.Values.Login));
        Assert.Equal(["sslmode", "ssl_ca_cert"], orders.Values.Extra.Select(extra => extra.Name));
        Assert.Equal(["data@acme.example"], orders.Owners);
        Assert.Equal(["etl"], orders.Allowed);
        Assert.Equal((TimeSpan.FromDays(90), (DateTime?)new DateTime(2027, 1, 31)), (orders.RotateEvery, orders.Expires));

        ManifestConnection feed = manifest.Connections[2];
        Assert.Equal(["\"delayed\""], feed.Extras.Where(extra => extra.Name == "tier").Select(extra => extra.Default));
        Assert.True(feed.Extras.Single(extra => extra.Name == "api_key") is { Secret: true, Required: true });

        ManifestDeployment development = manifest.Deployments[0], production = manifest.Deployments[1];
        Assert.Equal("localhost", development.Changes["orders_db"].Overrides.Host);
        Assert.Equal([true, false, true], manifest.Connections.Select(development.Links));
        Assert.Equal([true, true, false], manifest.Connections.Select(production.Links));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("\uFEFF{ \"connections\": {}, }")]
    [InlineData("// nothing yet\r\n{\r\n  /* soon */ \"connections\": { } \r\n}\r\n")]
    [InlineData("""{ "namespace": null, "connections": null, "deployments": null }""")]
    public void ManifestWithoutConnections_IsFine(string text)
    {
        ManifestParseResult result = ManifestParser.Parse(text, ConnectionTypeTable.BuiltIn);

        Assert.Empty(result.Problems);
        Assert.Empty(result.Manifest.Connections);
        Assert.True(result.IsComplete);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n")]
    [InlineData("[]")]
    [InlineData("\"connections\"")]
    [InlineData("null")]
    [InlineData("{ \"connections\": ")]
    [InlineData("\0")]
    public void TextThatIsNoManifest_IsUnreadable(string text)
    {
        ManifestParseResult result = ManifestParser.Parse(text, ConnectionTypeTable.BuiltIn);

        Assert.Equal("FLD4001", Assert.Single(result.Problems).Rule.Id);
        Assert.False(result.IsComplete);
        Assert.Empty(result.Manifest.Connections);
    }

    [Fact]
    public void SyntaxError_IsReportedAlone_AndTheOtherConnectionsStay()
    {
        ManifestDocument manifest = VerifyManifest.Reports("""
            { "connections": {
                "a": { "conn_type": "http", "host": {|FLD4001:localhost|} },
                "b": { "conn_type": "http", "host": "https://b.example" } } }
            """, "Expected a value: text needs double quotes");

        Assert.Equal(["a", "b"], manifest.Connections.Select(connection => connection.Id));
    }

    [Fact]
    public void NestingWithoutEnd_IsUnreadable()
    {
        string text = """{ "connections": { "a": { "conn_type": "generic", "extra": { "x": """ + new string('[', 100_000);

        Assert.Equal("FLD4001", Assert.Single(ManifestParser.Parse(text, ConnectionTypeTable.BuiltIn).Problems).Rule.Id);
    }

    [Fact]
    public void TenMegabytes_AreRead()
    {
        IEnumerable<string> connections = Enumerable.Range(0, 20_000).Select(i =>
            $$"""  "c{{i}}": { "conn_type": "http", "host": "https://{{i}}.example", "description": "{{new string('d', 450)}}" }""");
        string text = "{ \"connections\": {\n" + string.Join(",\n", connections) + "\n} }";
        Assert.True(text.Length > 10_000_000);

        ManifestParseResult result = ManifestParser.Parse(text, ConnectionTypeTable.BuiltIn);

        Assert.Empty(result.Problems);
        Assert.Equal(20_000, result.Manifest.Connections.Count);
    }

    [Fact]
    public void EveryTruncationOfAManifest_IsReadWithoutACrash()
    {
        const string Text = """
            { "connections": { "a": { "conn_type": "postgres", "port": 5432, "extra": { "sslmode": "prefer" }, "fields": { "x": { "type": "uri" } } } },
              "deployments": { "d": { "inherits": "e", "links": ["a"], "overrides": { "a": { "extra": { "options": "o" } } } }, "e": {} } }
            """;

        for (int length = 0; length < Text.Length; length++)
        {
            // One closing brace is all that may be missing without being missed.
            Assert.NotEmpty(ManifestParser.Parse(Text[..length].TrimEnd(), ConnectionTypeTable.BuiltIn).Problems);
        }
    }

    [Theory]
    [InlineData("Acme", true)]
    [InlineData("Acme.Pipelines_2", true)]
    [InlineData("Acme.", false)]
    [InlineData("Acme.2nd", false)]
    [InlineData("Acme.class", false)]
    [InlineData("Acme; class Injected {}", false)]
    public void Namespace_IsThatOfCSharp(string name, bool valid)
    {
        ManifestParseResult result = ManifestParser.Parse($$"""{ "namespace": "{{name}}" }""", ConnectionTypeTable.BuiltIn);

        Assert.Equal(valid ? name : null, result.Manifest.Namespace);
        Assert.Equal(valid ? [] : ["'namespace' must be a C# namespace such as \"Acme.Pipelines\""],
            result.Problems.Select(problem => problem.Message));
    }
}

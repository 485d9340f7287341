using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Manifest;
using Fairlead.Core.Rules;

namespace Fairlead.Core.Tests.Manifest;

public class AirflowExportTests
{
    private const string Password = "correct-" + "horse";

    private const string Export = $$"""
        {
          "orders_db": {
            "conn_type": "postgres", "description": null, "host": "orders.internal", "login": "etl", "password": "{{Password}}",
            "schema": "orders", "port": 5432, "extra": "{\"sslmode\": \"verify-full\"}"
          },
          "partner_api": {
            "conn_type": "http", "description": "", "host": "https://api.partner.example", "login": null, "password": null, "schema": null, "port": "443",
            "extra": { "api_token": "{{Password}}", "timeout": 30 }
          }
        }
        """;

    [Fact]
    public void Export_IsOneProblem_ThatSaysWhatItIs()
    {
        Problem problem = Assert.Single(ManifestParser.Parse(Export, ConnectionTypeTable.BuiltIn).Problems);

        Assert.Same(RuleTable.UnreadableManifest, problem.Rule);
        Assert.StartsWith("This is an export of Airflow's connections", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Export_BecomesAManifest_AndItsSecretsAreHandedOver()
    {
        string manifest = AirflowExport.TryRead(Export)!.ToManifest(out IReadOnlyList<ExportedSecret> secrets);

        Assert.Equal(
            ["orders_db password", "partner_api extra.api_token"], secrets.Select(secret => $"{secret.ConnectionId} {secret.Field}"));
        Assert.All(secrets, secret => Assert.Equal(Password, secret.Value));
        Assert.DoesNotContain(Password, manifest, StringComparison.Ordinal);
        ManifestParseResult result = ManifestParser.Parse(manifest, ConnectionTypeTable.BuiltIn);
        Assert.Empty(result.Problems);
        ManifestConnection orders = result.Manifest.Connections[0];
        Assert.Equal(("orders.internal", 5432, "orders", "etl"),
            (orders.Values.Host, orders.Values.Port, orders.Values.Schema, orders.Values.Login));
        Assert.True(orders.Fields.Single(field => field.Name == "password").Required);
        Assert.True(result.Manifest.Connections[1].Extras.Single(extra => extra.Name == "api_token").Secret);
    }

    [Fact]
    public void SecretsThatAreKept_AreReportedWhereTheyStand()
    {
        string manifest = AirflowExport.TryRead(Export)!.ToManifest();

        Assert.Equal(
            ["FLD4006", "FLD4006"], ManifestParser.Parse(manifest, ConnectionTypeTable.BuiltIn).Problems
                .Select(problem => problem.Rule.Id));
        Assert.Contains(Password, manifest, StringComparison.Ordinal);
    }

    [Fact]
    public void Uris_AreReadAsAirflowReadsThem()
    {
        string manifest = AirflowExport.TryRead($$"""
            { "orders_db": "postgresql://etl:{{Password}}@DB.internal:5433/orders?sslmode=require", "cache": { "uri": "redis://cache.internal:6380/2" } }
            """)!.ToManifest(out IReadOnlyList<ExportedSecret> secrets);
        IReadOnlyList<ManifestConnection> connections = ManifestParser.Parse(manifest, ConnectionTypeTable.BuiltIn).Manifest.Connections;

        Assert.Equal("password", Assert.Single(secrets).Field);
        Assert.Equal(("postgres", "db.internal", 5433), (connections[0].Type.Id, connections[0].Values.Host, connections[0].Values.Port));
        Assert.Equal("redis", connections[1].Type.Id);
    }

    [Fact]
    public void ListOfConnections_IsAnExportToo()
    {
        string manifest = AirflowExport.TryRead($$"""
            [ { "id": "1", "conn_id": "orders_db", "conn_type": "mysql", "host": "h", "password": "{{Password}}", "is_encrypted": "True", "is_extra_encrypted": "False", "extra_dejson": {} } ]
            """)!.ToManifest(out IReadOnlyList<ExportedSecret> secrets);

        Assert.Equal("orders_db", Assert.Single(secrets).ConnectionId);
        Assert.Equal("mysql", Assert.Single(ManifestParser.Parse(manifest, ConnectionTypeTable.BuiltIn).Manifest.Connections).Type.Id);
    }

    [Fact]
    public void ConnectionThatCannotBeRead_KeepsItsText()
    {
        string manifest =
            AirflowExport.TryRead(
                $$"""{ "a": "mysql://h", "b": "http://u:{{Password}}@h:port/x", "Odd Id": { "conn_type": "mysql", "password": "{{Password}}2" } }""")!
            .ToManifest(out IReadOnlyList<ExportedSecret> secrets);

        Assert.Empty(secrets);
        Assert.Contains(Password + "@", manifest, StringComparison.Ordinal);
        Assert.Contains(Password + "2", manifest, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{ "connections": {} }""")]
    [InlineData("""{ "orders_db": { "colour": "red" } }""")]
    [InlineData("""{ "namespace": "Acme", "orders_db": { "conn_type": "postgres" } }""")]
    [InlineData("""{ "a": { "conn_type": "postgres" }, "b": 1, "c": 2 }""")]
    public void OtherJson_IsNoExport(string text) => Assert.Null(AirflowExport.TryRead(text));
}

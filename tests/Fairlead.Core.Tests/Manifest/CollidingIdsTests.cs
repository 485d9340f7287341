using Fairlead.Core.Manifest;
using Fairlead.Core.Text;

namespace Fairlead.Core.Tests.Manifest;

public class CollidingIdsTests
{
    [Theory]
    [InlineData("orders_db", "orders-db", "share the environment variable 'FAIRLEAD_CONN_ORDERS_DB'")]
    [InlineData("orders.db", "orders_db", "share the environment variable 'FAIRLEAD_CONN_ORDERS_DB'")]
    [InlineData("Lake", "lake", "share the environment variable 'FAIRLEAD_CONN_LAKE'")]
    [InlineData("orders_db", "ordersDb", "share the C# member 'OrdersDb'")]
    [InlineData("sales_force", "salesforce", "share the generated file 'salesforceconnection.g.cs'")]
    [InlineData("orders_db2", "orders_db_2", "share the C# member 'OrdersDb2'")]
    public void IdsThatCoincideSomewhere_AreReportedAtTheLater(string first, string second, string message)
    {
        ManifestDocument manifest = VerifyManifest.Reports(
            $$"""{ "connections": { "{{first}}": { "conn_type": "http" }, {|FLD4008:"{{second}}"|}: { "conn_type": "http" } } }""",
            $"The connections '{first}' and '{second}' {message}; rename one");

        Assert.Equal(2, manifest.Connections.Select(connection => connection.MemberName).Distinct().Count());
    }

    [Fact]
    public void DeploymentsWithOneConstant_AreReported() => VerifyManifest.Reports(
        """{ "deployments": { "pre-production": {}, {|FLD4008:"pre_production"|}: {} } }""",
        "The deployments 'pre-production' and 'pre_production' share the C# constant 'PreProduction'; rename one");

    [Theory]
    [InlineData("""{ "orders": { "conn_type": "http" }, {|FLD4008:"orders_file"|}: { "conn_type": "http" } }""",
        "The connections 'orders' and 'orders_file' share the environment variable 'FAIRLEAD_CONN_ORDERS_FILE'; rename one")]
    [InlineData("""{ "orders-file": { "conn_type": "http" }, {|FLD4008:"orders"|}: { "conn_type": "http" } }""",
        "The connections 'orders-file' and 'orders' share the environment variable 'FAIRLEAD_CONN_ORDERS_FILE'; rename one")]
    [InlineData("""{ "{|FLD4008:orders__password|}": { "conn_type": "http" }, "orders": { "conn_type": "http" } }""",
        "The environment variable 'FAIRLEAD_CONN_ORDERS__PASSWORD' of the connection 'orders__password' would set a field of " +
        "'orders'; rename one")]
    public void VariableThatMeansSomethingElse_IsReported(string connections, string message) =>
        VerifyManifest.Reports($$"""{ "connections": {{connections}} }""", message);

    [Fact]
    public void TwoUnderscores_AreFineWhereNothingElseIsMeant() => VerifyManifest.Parse(
        """{ "connections": { "orders__eu": { "conn_type": "http" }, "a_": { "conn_type": "http" }, "orders_eu_x": { "conn_type": "http" } } }""");

    [Fact]
    public void DifferentIds_AreNot() => VerifyManifest.Parse(
        """{ "connections": { "a_b": { "conn_type": "http" }, "abc": { "conn_type": "http" }, "a_bcd": { "conn_type": "http" } }, "deployments": { "a_b": {} } }""");

    [Theory]
    [InlineData("orders_db", "OrdersDb")]
    [InlineData("ORDERS-DB", "OrdersDb")]
    [InlineData("ordersDB", "OrdersDB")]
    [InlineData("s3.lake", "S3Lake")]
    [InlineData("3pl_api", "_3PlApi")]
    [InlineData("class", "Class")]
    [InlineData("ids", "Ids_")]
    [InlineData("to_string", "ToString_")]
    [InlineData("connections", "Connections_")]
    public void MemberName_IsACSharpIdentifierThatIsStillFree(string id, string name) => Assert.Equal(name, MemberNames.GetMemberName(id));
}

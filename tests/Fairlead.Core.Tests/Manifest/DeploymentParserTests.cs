using Fairlead.Core.Manifest;

namespace Fairlead.Core.Tests.Manifest;

public class DeploymentParserTests
{
    private static ManifestDocument Parse(string deployments) => VerifyManifest.Parse(WithConnections(deployments));

    private static ManifestDocument Reports(string deployments, string message) =>
        VerifyManifest.Reports(WithConnections(deployments), message);

    private static string WithConnections(string deployments) => $$"""
        { "connections": {
            "orders_db": { "conn_type": "postgres", "host": "orders.internal", "extra": { "sslmode": "verify-full", "options": "-c a=b" } },
            "lake": { "conn_type": "aws", "sharing": "restricted" } },
          "deployments": {{deployments}} }
        """;

    [Fact]
    public void InheritedChanges_AreMergedKeyByKey_OwnOnesInFront()
    {
        ManifestDocument manifest = Parse("""
            { "preview":  { "inherits": "staging", "overrides": { "orders_db": { "port": 6432, "extra": { "sslmode": "prefer" } } }, "excludes": ["lake"] },
              "staging":  { "inherits": "base", "overrides": { "orders_db": { "host": "staging.internal", "extra": { "connect_timeout": 5 } } }, "links": ["lake"] },
              "base":     { "overrides": { "orders_db": { "host": "base.internal", "login": "base", "extra": { "sslmode": "require" } } } } }
            """);

        DeploymentChange preview = manifest.Deployments[0].Changes["orders_db"];
        Assert.Equal(("staging.internal", 6432, "base"), (preview.Overrides.Host, preview.Overrides.Port, preview.Overrides.Login));
        Assert.Equal(
            [("connect_timeout", "5"), ("sslmode", "prefer")], preview.Overrides.Extra.Select(extra => (extra.Name, extra.Value.Text!)));
        Assert.Equal([false, true, false], manifest.Deployments.Select(deployment => deployment.Links(manifest.Connections[1])));
    }

    [Theory]
    [InlineData("""{ "d": { "overrides": { {|FLD4007:"orders"|}: {} } } }""",
        "This overrides the connection 'orders', which the manifest does not declare")]
    [InlineData("""{ "d": { "overrides": { {|FLD4007:"order_db"|}: {} } } }""",
        "This overrides the connection 'order_db', which the manifest does not declare; did you mean 'orders_db'?")]
    [InlineData("""{ "d": { "links": [{|FLD4007:"Lake"|}] } }""",
        "This links the connection 'Lake', which the manifest does not declare; did you mean 'lake'?")]
    [InlineData("""{ "d": { "excludes": ["lake", {|FLD4007:"river"|}] } }""",
        "This excludes the connection 'river', which the manifest does not declare")]
    [InlineData("""{ "d": { "inherits": {|FLD4007:"stagin"|} }, "staging": {} }""",
        "This inherits the deployment 'stagin', which the manifest does not declare; did you mean 'staging'?")]
    [InlineData("""{ "d": { "inherits": {|FLD4007:"d"|} } }""", "The deployment 'd' inherits itself by way of 'd'; remove one 'inherits'")]
    [InlineData("""{ "d": { "links": ["lake"], "excludes": [{|FLD4002:"lake"|}] } }""", "'lake' is both linked and excluded; keep one")]
    [InlineData("""{ "d": { "links": ["lake", {|FLD4002:"lake"|}] } }""", "'lake' is listed twice; keep one")]
    [InlineData("""{ "d": { {|FLD4002:"override"|}: {} } }""", "'override' is not a property of a deployment; did you mean 'overrides'?")]
    [InlineData("""{ "d": {}, {|FLD4002:"d"|}: {} }""", "'d' is written twice in this object; keep one")]
    [InlineData("""{ "d": { "overrides": { "orders_db": { {|FLD4002:"conn_type"|}: "http" } } } }""",
        "'conn_type' cannot be overridden: code is generated for one type; declare another connection")]
    [InlineData("""{ "d": { "overrides": { "orders_db": { {|FLD4002:"sharing"|}: "linked" } } } }""",
        "'sharing' is not a property of an override; remove it")]
    [InlineData("""{ "d": { "overrides": { "orders_db": { "extra": { "sslmode": {|FLD4005:null|} } } } } }""",
        "'sslmode' must have a value here: an override replaces values and cannot remove them")]
    [InlineData("""{ "d": { "overrides": { "orders_db": { "port": {|FLD4005:"x"|} } } } }""",
        "'port' must be a whole number from 1 to 65535")]
    [InlineData("""{ {|FLD4003:"my laptop"|}: {} }""",
        "The name of a deployment may hold letters, digits, '_', '-' and '.', but not a space")]
    [InlineData("""{|FLD4005:[]|}""", "'deployments' must be a JSON object of deployments by name")]
    [InlineData("""{ "d": { "links": {|FLD4005:"lake"|} } }""", "'links' must be an array of strings")]
    public void WrongDeployment_IsReported(string deployments, string message) => Reports(deployments, message);

    [Fact]
    public void CircleOfInheritance_IsReportedAtEveryMember_AndTheirOwnChangesStay()
    {
        ManifestDocument manifest = Parse("""
            { "a": { "inherits": {|FLD4007:"b"|}, "links": ["lake"] }, "b": { "inherits": {|FLD4007:"a"|} }, "c": { "inherits": "a" } }
            """);

        Assert.All(manifest.Deployments, deployment => Assert.True(deployment.Links(manifest.Connections[1])));
    }
}

using Fairlead.Analyzers.Manifest;
using Fairlead.CodeFixes.Manifest;
using Fairlead.TestFramework;

namespace Fairlead.CodeFixes.Tests.Manifest;

public class InsecureConnectionFixerTests
{
    [Theory]
    [InlineData("""{ "conn_type": "http", "host": "api.partner.io", "schema": "{|FLD4010:http|}" }""",
        """{ "conn_type": "http", "host": "api.partner.io", "schema": "https" }""")]
    [InlineData("""{ "conn_type": "http", "host": "{|FLD4010:http://api.partner.io:80|}/v1" }""",
        """{ "conn_type": "http", "host": "https://api.partner.io/v1" }""")]
    [InlineData(
        """{ "conn_type": "http", "parameters": { "tenant_id": {} }, "host": "{|FLD4010:http://{tenant_id}.partner.io:80|}/v1" }""",
        """{ "conn_type": "http", "parameters": { "tenant_id": {} }, "host": "https://{tenant_id}.partner.io/v1" }""")]
    [InlineData("""{ "conn_type": "redis", "host": "c.partner.io", "extra": { "ssl": {|FLD4010:false|} } }""",
        """{ "conn_type": "redis", "host": "c.partner.io", "extra": { "ssl": true } }""")]
    [InlineData("""{ "conn_type": "postgres", "host": "c.partner.io", "extra": { "sslmode": "{|FLD4010:prefer|}" } }""",
        """{ "conn_type": "postgres", "host": "c.partner.io", "extra": { "sslmode": "verify-full" } }""")]
    [InlineData("""{ "conn_type": "mysql", "host": "c.partner.io", "extra": { "ssl_mode": "{|FLD4010:DISABLED|}" } }""",
        """{ "conn_type": "mysql", "host": "c.partner.io", "extra": { "ssl_mode": "VERIFY_IDENTITY" } }""")]
    [InlineData("""{ "conn_type": "mssql", "host": "c.partner.io", "extra": { "encrypt": "{|FLD4010:optional|}" } }""",
        """{ "conn_type": "mssql", "host": "c.partner.io", "extra": { "encrypt": "mandatory" } }""")]
    [InlineData("""{ "conn_type": "mssql", "host": "c.partner.io", "extra": { "trust_server_certificate": {|FLD4010:true|} } }""",
        """{ "conn_type": "mssql", "host": "c.partner.io", "extra": { "trust_server_certificate": false } }""")]
    [InlineData("""{ "conn_type": "kafka", "extra": { "bootstrap.servers": "k.partner.io:9092", "security.protocol": "{|FLD4010:SASL_PLAINTEXT|}" } }""", """{ "conn_type": "kafka", "extra": { "bootstrap.servers": "k.partner.io:9092", "security.protocol": "SASL_SSL" } }""")]
    public Task InsecureConnection_BecomesSecure(string connection, string mended) =>
        VerifyAsync(Manifest(connection), Manifest(mended));

    [Fact]
    public Task SeveralConnections_AreMendedAtOnceAndTheirSecretsStay() => VerifyAsync(
        """
        {
          "connections": {
            "prices": { "conn_type": "http", "host": "{|FLD4010:http://prices.partner.io|}", "password": "correct-horse" },
            "rates": { "conn_type": "http", "host": "{|FLD4010:http://rates.partner.io:80|}/v1" }
          }
        }
        """,
        """
        {
          "connections": {
            "prices": { "conn_type": "http", "host": "https://prices.partner.io", "password": "correct-horse" },
            "rates": { "conn_type": "http", "host": "https://rates.partner.io/v1" }
          }
        }
        """);

    private static string Manifest(string connection) => $$"""{ "connections": { "api": {{connection}} } }""";

    private static Task VerifyAsync(string manifest, string mended)
    {
        var test = new CodeFixTest<InsecureConnectionAnalyzer, InsecureConnectionFixer> { TestCode = "class Jobs;" };
        test.TestState.AdditionalFiles.Add(("connections.json", manifest));
        test.FixedState.AdditionalFiles.Add(("connections.json", mended));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }
}

using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Manifest;
using Fairlead.Core.Rules;

namespace Fairlead.Core.Tests.Manifest;

public class SecretInManifestTests
{
    private const string Value = "correct-horse-battery";

    [Theory]
    [InlineData("generic", """ "password": "correct-horse-battery" """, "x.password")]
    [InlineData("generic", """ "password": ["correct-horse-battery"] """, "x.password")]
    [InlineData("aws", """ "extra": { "aws_session_token": "correct-horse-battery" } """, "x.extra.aws_session_token")]
    [InlineData("generic", """ "fields": { "pin": { "secret": true } }, "extra": { "pin": "correct-horse-battery" } """, "x.extra.pin")]
    [InlineData("generic", """ "extra": { "api_key": "correct-horse-battery" } """, "x.extra.api_key")]
    [InlineData("generic", """ "extra": { "clientSecret": "correct-horse-battery" } """, "x.extra.clientSecret")]
    [InlineData("generic", """ "extra": { "auth": { "steps": [{ "bearer-token": "correct-horse-battery" }] } } """, "x.extra.auth")]
    [InlineData("generic", """ "host": "postgres://etl:correct-horse-battery@db.example/orders" """, "x.host")]
    [InlineData("http", """ "extra": { "proxy": "http://me:correct-horse-battery@proxy.example:3128" } """, "x.extra.proxy")]
    [InlineData("generic", """ "login": "amqp://me:correct-horse-battery@mq" """, "x.login")]
    [InlineData("http", """ "extra": { "ssl_key": "-----BEGIN EC PRIVATE KEY-----\ncorrect-horse-battery" } """, "x.extra.ssl_key")]
    [InlineData("generic", """ "extra": { "correct-horse-battery:@/": { "password": "correct-horse-battery" } } """, "x.extra")]
    [InlineData("generic", """ "extra": { "Server=db1;Password=correct-horse-battery": "x" } """, "x.extra")]
    [InlineData("generic", """ "extra": { "amqp://me:correct-horse-battery@mq": 1 } """, "x.extra")]
    public void SecretValue_IsReportedAndLeftOut(string type, string members, string where)
    {
        ManifestParseResult result =
            ManifestParser.Parse($$"""{ "connections": { "x": { "conn_type": "{{type}}", {{members}} } } }""", ConnectionTypeTable.BuiltIn);

        Problem problem = Assert.Single(result.Problems);
        Assert.Equal("FLD4006", problem.Rule.Id);
        Assert.Equal($"The manifest is committed and must not contain secrets: remove the value of '{where}' and let a secrets backend supply it",
            problem.Message);
        Assert.Equal((null, null), (result.Manifest.Connections[0].Values.Host, result.Manifest.Connections[0].Values.Login));
        Assert.Empty(result.Manifest.Connections[0].Values.Extra);
    }

    [Fact]
    public void SecretInAnOverride_IsReported() => VerifyManifest.Reports("""
        { "connections": { "db": { "conn_type": "postgres" } },
          "deployments": { "production": { "overrides": { "db": { "password": {|FLD4006:"correct-horse-battery"|} } } } } }
        """, "The manifest is committed and must not contain secrets: remove the value of 'db.password' and let a secrets backend supply it");

    [Theory]
    [InlineData(""" "password": null """)]
    [InlineData(""" "password": "" """)]
    [InlineData(""" "extra": { "token_endpoint": "https://login.example/token" } """)]
    [InlineData(""" "extra": { "password_policy": "strict", "secret_name": "orders", "key": "id", "primary_key": "id", "public_key": "ab" } """)]
    [InlineData(""" "extra": { "use_token": true, "api_token": "" } """)]
    [InlineData(""" "fields": { "page_token": { "secret": false } }, "extra": { "page_token": "first" } """)]
    [InlineData(""" "host": "https://api.example/@user:name" """)]
    [InlineData(""" "host": "https://user@api.example" """)]
    [InlineData(""" "host": "https://api.example:8443/a@b" """)]
    [InlineData(""" "extra": { "ssl_key": "certs/client.key", "ssl_cert": "-----BEGIN CERTIFICATE-----" } """)]
    public void ValueThatIsNoSecret_IsNotReported(string members) =>
        VerifyManifest.Parse($$"""{ "connections": { "x": { "conn_type": "generic", {{members}} } } }""");

    /// <summary>Whatever is wrong, and wherever a secret was pasted, no message repeats it.</summary>
    [Theory]
    [InlineData("""{ "namespace": "$" }""")]
    [InlineData("""{ "connections": { "$": {} } }""")]
    [InlineData("""{ "connections": { "a": "$" } }""")]
    [InlineData("""{ "connections": { "a": { "conn_type": "$" } } }""")]
    [InlineData("""{ "connections": { "a": { "conn_type": "http", "port": "$", "sharing": "$", "expires": "$", "rotate_every": "$", "extra": "$", "fields": "$", "owners": "$" } } }""")]
    [InlineData("""{ "connections": { "a": { "conn_type": "http", "$": 1, "extra": { "timeout": "$", "proxy": "$", "verify": "$" } } } }""")]
    [InlineData("""{ "connections": { "a": { "conn_type": "http", "fields": { "x": { "type": "$", "enum": ["$", "$"], "$": 1 }, "y": { "type": "integer", "default": "$" } } } } }""")]
    [InlineData("""{ "connections": {}, "deployments": { "$": {}, "b": { "inherits": "$", "links": ["$"], "excludes": ["$"], "overrides": { "$": {} } } } }""")]
    [InlineData("""{ "connections": { "a": { "host": $ } } }""")]
    [InlineData("""{ "connections": { "a": { "host": "$ } } }""")]
    public void PastedConnectionUri_IsNeverRepeated(string template)
    {
        string uri = "postgres://etl:" + Value + "@db.example/orders?x=1";

        ManifestParseResult result = ManifestParser.Parse(template.Replace("$", uri), ConnectionTypeTable.BuiltIn);

        Assert.NotEmpty(result.Problems);
        Assert.All(result.Problems, problem => Assert.DoesNotContain(Value, problem.Message, StringComparison.Ordinal));
    }
}

using System.Text.Json;

namespace Fairlead.Generator.Tests;

/// <summary>Properties of generated types that may hold a key, a login or another secret are secrets.</summary>
public class SecretPropertyTests
{
    private const string Canary = "kW3vR8qLz2TnXp5JhYb7Mc4D";

    private static readonly Connection Api = new()
    {
        Id = "x", ConnType = "http", Host = "api.example", Password = new(Canary),
        Extra = ConnectionExtra.Parse("x", $$"""
            { "ssl_key": "{{Canary}}", "ssl_cert": "{{Canary}}", "proxy": "http://etl:{{Canary}}@proxy.example:3128",
                "query": "sig={{Canary}}", "api_key": "{{Canary}}", "token": "{{Canary}}" }
            """),
    };

    [Theory]
    [InlineData("a built-in type", """ "conn_type": "http" """)]
    [InlineData("a secret of the connection's own", """ "conn_type": "http", "fields": { "api_key": { "secret": true } } """)]
    [InlineData("a key that the connection declares once more",
        """ "conn_type": "http", "fields": { "ssl_key": {}, "proxy": { "type": "uri" }, "ssl_cert": { "required": true } } """)]
    [InlineData("a secret that the connection declares once more",
        """ "conn_type": "elasticsearch", "fields": { "api_key": { "required": true } } """)]
    public void TypedConnection_ShowsNoSecret(string situation, string declaration)
    {
        var connection = new Connection
        {
            Id = "x", ConnType = "http", Description = situation, Host = Api.Host, Password = Api.Password, Extra = Api.Extra,
        };

        object typed = Run("{" + declaration + "}", "return connections.X.Get();", connection)!;

        Assert.Contains("***", JsonSerializer.Serialize(typed), StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, JsonSerializer.Serialize(typed) + typed, StringComparison.Ordinal);
    }

    [Fact]
    public void KeyAndProxy_AreRevealedToTheClient() => Assert.Equal(
        $"{Canary} http://etl:{Canary}@proxy.example:3128",
        Run("""{ "conn_type": "http" }""", "var x = connections.X.Get(); return x.SslKey!.Reveal() + \" \" + x.Proxy!.Reveal();", Api));

    [Fact]
    public void ProxyThatIsNoAddress_IsRefused() =>
        Assert.Contains("The extra.proxy of connection 'x' is not an absolute URI", Assert.ThrowsAny<Exception>(() => Run(
        """{ "conn_type": "http" }""", "return connections.X.Get();",
        new Connection { Id = "x", ConnType = "http", Host = "h", Extra = ConnectionExtra.Parse("x", """{ "proxy": "proxy 3128" }""") }))
            .ToString(), StringComparison.Ordinal);

    [Fact]
    public void PathOfAKey_MayStandInTheManifest() => Assert.Equal(
        "certs/client.key",
        Run("""{ "conn_type": "http", "extra": { "ssl_key": "certs/client.key" } }""", "return new Connections.Fake().X.SslKey!.Reveal();",
            Api));

    [Fact]
    public void Fake_TakesSecrets() => Assert.Equal(
        "*** key http://u@proxy:1/ https://fake.invalid/",
        Run("""{ "conn_type": "http", "fields": { "proxies": { "type": "uri", "required": true } } }""", """
            var fake = new Connections.Fake { X = { SslKey = new("key"), Proxy = new("http://u@proxy:1/") } };
            return $"{fake.X.SslKey} {fake.X.Value.SslKey!.Reveal()} {fake.X.Value.Proxy!.Reveal()} {fake.X.Value.Proxies.Reveal()}";
            """, Api));

    [Fact]
    public void FlagNamedProxy_StaysAFlag() => Assert.Equal(
        true,
        Run("""{ "conn_type": "generic", "host": "h", "fields": { "proxy": { "type": "boolean" } } }""",
            "return connections.X.Get().Proxy == true;",
            new Connection { Id = "x", ConnType = "generic", Host = "h", Extra = ConnectionExtra.Parse("x", """{ "proxy": true }""") }));

    [Fact]
    public void Display_IsThatOfTheConnection() => Assert.Equal(
        "Connection 'x' (http) host api.example; "
            + "set: host, password, extra.api_key, extra.proxy, extra.query, extra.ssl_cert, extra.ssl_key, extra.token",
        Run("""{ "conn_type": "http" }""", "return connections.X.Get().ToDisplayString();", Api));

    private static object? Run(string declaration, string body, Connection connection) =>
        new GeneratorProject($$"""{ "namespace": "Acme.Pipelines", "connections": { "x": {{declaration}} } }""")
        {
            Source = $$"""
                using Acme.Pipelines;

                internal static class Program
                {
                    public static object Run(Fairlead.IConnectionResolver resolver)
                    {
                        var connections = new Connections(resolver);
                        {{body}}
                    }
                }
                """,
        }.Run(new FakeResolver(connection));
}

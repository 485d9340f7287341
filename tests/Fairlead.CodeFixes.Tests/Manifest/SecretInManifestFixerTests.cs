using Fairlead.Analyzers.Manifest;
using Fairlead.CodeFixes.Manifest;
using Fairlead.CodeFixes.Tests.UserSecrets;
using Fairlead.TestFramework;

namespace Fairlead.CodeFixes.Tests.Manifest;

public sealed class SecretInManifestFixerTests : IDisposable
{
    private const string Password = "correct-" + "horse";

    private readonly TestSecrets _secrets = new();

    public void Dispose() => _secrets.Dispose();

    [Fact]
    public async Task Password_IsRequiredFromTheUserSecrets()
    {
        await FixAsync(
            """
            {
              "connections": {
                "orders_db": {
                  "conn_type": "postgres",
                  "host": "orders.internal",
                  // ask the DBA
                  "password": {|FLD4006:"correct-horse"|}, // old
                  "schema": "orders"
                },
              },
            }
            """,
            """
            {
              "connections": {
                "orders_db": {
                  "conn_type": "postgres",
                  "host": "orders.internal",
                  "schema": "orders",
                  "fields": { "password": { "required": true } }
                },
              },
            }
            """);
        Assert.Equal(new() { ["Connections:orders_db:password"] = Password }, _secrets.All);
    }

    [Theory]
    [InlineData(
        """{ "connections": { "x": { "conn_type": "postgres", "password": {|FLD4006:"correct-horse"|} } } }""",
        """{ "connections": { "x": { "conn_type": "postgres", "fields": { "password": { "required": true } } } } }""", "x:password")]
    [InlineData(
        """{ "connections": { "x": { "conn_type": "postgres", "fields": { "password": { "description": "d" } }, "password": {|FLD4006:"correct-horse"|} } } }""",
        """{ "connections": { "x": { "conn_type": "postgres", "fields": { "password": { "description": "d", "required": true } } } } }""", "x:password")]
    [InlineData(
        """{ "connections": { "x": { "conn_type": "postgres", "fields": { "password": { "required": false } }, "password": {|FLD4006:"correct-horse"|} } } }""",
        """{ "connections": { "x": { "conn_type": "postgres", "fields": { "password": { "required": false } } } } }""", "x:password")]
    [InlineData(
        """{ "connections": { "x": { "conn_type": "generic", "extra": { "api_key": {|FLD4006:"correct-horse"|} } } } }""",
        """{ "connections": { "x": { "conn_type": "generic", "fields": { "api_key": { "secret": true } } } } }""", "x:extra:api_key")]
    [InlineData(
        """{ "connections": { "x": { "conn_type": "generic", "extra": { "api_key": {|FLD4006:"correct-horse"|}, "tier": "live" } } } }""",
        """{ "connections": { "x": { "conn_type": "generic", "extra": { "tier": "live" }, "fields": { "api_key": { "secret": true } } } } }""", "x:extra:api_key")]
    [InlineData(
        """{ "connections": { "x": { "conn_type": "generic", "fields": { "api_key": { "secret": true, "default": {|FLD4006:"correct-horse"|} } } } } }""",
        """{ "connections": { "x": { "conn_type": "generic", "fields": { "api_key": { "secret": true } } } } }""", "x:extra:api_key")]
    [InlineData(
        """{ "connections": { "x": { "conn_type": "postgres" } }, "deployments": { "development": { "overrides": { "x": { "password": {|FLD4006:"correct-horse"|}, "host": "localhost" } } } } }""",
        """{ "connections": { "x": { "conn_type": "postgres" } }, "deployments": { "development": { "overrides": { "x": { "host": "localhost" } } } } }""", "x:password")]
    public async Task Secret_MovesToItsConnection(string before, string after, string key)
    {
        await FixAsync(before, after);
        Assert.Equal(new() { ["Connections:" + key] = Password }, _secrets.All);
    }

    /// <summary>A developer's program is not to get the password of production.</summary>
    [Fact]
    public async Task SecretOfADeployment_IsKeptUnderItsOrigin()
    {
        await FixAsync(
            """{ "connections": { "x": { "conn_type": "postgres" } }, "deployments": { "production": { "overrides": { "x": { "password": {|FLD4006:"correct-horse"|} } } } } }""",
            """{ "connections": { "x": { "conn_type": "postgres" } }, "deployments": { "production": { "overrides": { "x": { } } } } }""");
        Assert.Equal(new() { ["connections.json:deployments:production:overrides:x:password"] = Password }, _secrets.All);
    }

    [Theory]
    [InlineData("postgres", "postgres://etl:correct-horse@orders.internal:6432/orders",
        """ "host": "orders.internal", "port": 6432, "schema": "orders", "login": "etl", "fields": { "password": { "required": true } } """)]
    [InlineData("http", "https://etl:correct-horse@api.acme.io/v1",
        """ "host": "https://api.acme.io/v1", "login": "etl", "fields": { "password": { "required": true } } """)]
    [InlineData("postgres", "postgres://etl:correct%2Dhorse@orders.internal",
        """ "host": "orders.internal", "login": "etl", "fields": { "password": { "required": true } } """)]
    public async Task AddressWithCredentials_IsTakenApart(string type, string host, string after)
    {
        await FixAsync(
            $$"""{ "connections": { "x": { "conn_type": "{{type}}", "host": {|FLD4006:"{{host}}"|} } } }""",
            $$"""{ "connections": { "x": { "conn_type": "{{type}}",{{after}}} } }""");
        Assert.Equal(new() { ["Connections:x:password"] = Password }, _secrets.All);
    }

    [Fact]
    public async Task SeveralSecrets_MoveOneByOneOrAtOnce()
    {
        await FixAsync(
            """{ "connections": { "a": { "conn_type": "postgres", "password": {|FLD4006:"correct-horse"|} }, "b": { "password": {|FLD4006:"battery-staple"|}, "conn_type": "generic", "extra": { "api_key": {|FLD4006:"correct-horse"|} } } } }""",
            """{ "connections": { "a": { "conn_type": "postgres", "fields": { "password": { "required": true } } }, "b": { "conn_type": "generic", "fields": { "password": { "required": true }, "api_key": { "secret": true } } } } }""");
        Assert.Equal(
            new() { ["Connections:a:password"] = Password, ["Connections:b:password"] = "battery-staple", ["Connections:b:extra:api_key"] = Password },
            _secrets.All);
    }

    [Fact]
    public Task SecretOfATemplate_BelongsToItsInstances() => ExplainAsync(
        """{ "connections": { "x": { "conn_type": "postgres", "host": "{tenant}.db", "parameters": { "tenant": {} }, "password": {|FLD4006:"correct-horse"|} } } }""",
        "it is a template's; store it for each instance, and delete it here");

    [Fact]
    public async Task OtherSecretUnderTheKey_IsNotReplaced()
    {
        _secrets.Write("{ \"Connections:x:password\": \"other\" }");
        await FixAsync(
            """{ "connections": { "x": { "conn_type": "postgres", "password": {|FLD4006:"correct-horse"|} } } }""",
            """{ "connections": { "x": { "conn_type": "postgres", "fields": { "password": { "required": true } } } } }""");
        Assert.Equal(
            new() { ["Connections:x:password"] = "other", ["connections.json:connections:x:password"] = Password }, _secrets.All);
    }

    private async Task FixAsync(string before, string after)
    {
        CodeFixTest<ManifestAnalyzer, SecretInManifestFixer> test = NewTest(before);
        test.FixedState.AdditionalFiles.Add(("connections.json", after));
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    private async Task ExplainAsync(string text, string advice)
    {
        CodeFixTest<ManifestAnalyzer, SecretInManifestFixer> test = NewTest(text);
        test.Explanation = "Cannot move to the user secrets: " + advice;
        await test.RunAsync(TestContext.Current.CancellationToken);
        Assert.Empty(_secrets.All);
    }

    private CodeFixTest<ManifestAnalyzer, SecretInManifestFixer> NewTest(string manifest)
    {
        var test = new CodeFixTest<ManifestAnalyzer, SecretInManifestFixer> { TestCode = "class C;", OnlyRule = "FLD4006" };
        test.TestState.AdditionalFiles.Add(("connections.json", manifest));
        test.TestState.AnalyzerConfigFiles.Add((".globalconfig", $"is_global = true\nbuild_property.UserSecretsId = {_secrets.Id}\n"));
        return test;
    }
}

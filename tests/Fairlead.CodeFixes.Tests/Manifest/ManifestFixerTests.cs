using Fairlead.Analyzers.Manifest;
using Fairlead.CodeFixes.Manifest;
using Fairlead.TestFramework;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.CodeFixes.Tests.Manifest;

/// <summary>What a fix makes of a manifest, to the character.</summary>
public class ManifestFixerTests
{
    [Theory]
    [InlineData("""{ "conn_type": {|FLD4004:"postgress"|} }""", """{ "conn_type": "postgres" }""")]
    [InlineData("""{ "conn_type": {|FLD4004:"nothing-like-it"|} }""", """{ "conn_type": "generic" }""")]
    [InlineData("""{ "conn_type": "http", {|FLD4002:"hots"|}: "a.internal" }""", """{ "conn_type": "http", "host": "a.internal" }""")]
    [InlineData("""{ "conn_type": "http", {|FLD4002:"colour"|}: "red", "host": "a.internal" }""",
        """{ "conn_type": "http", "host": "a.internal" }""")]
    [InlineData("""{ "conn_type": "http", "host": "a.internal", {|FLD4002:"host"|}: "b.internal" }""",
        """{ "conn_type": "http", "host": "a.internal" }""")]
    [InlineData("""{ "conn_type": "http", "port": {|FLD4005:"443"|} }""", """{ "conn_type": "http", "port": 443 }""")]
    [InlineData("""{ "conn_type": "http", "extra": { "verify": {|FLD4005:"true"|} } }""",
        """{ "conn_type": "http", "extra": { "verify": true } }""")]
    [InlineData("""{ "conn_type": "postgres", "extra": { "sslmode": {|FLD4005:"verify_full"|} } }""",
        """{ "conn_type": "postgres", "extra": { "sslmode": "verify-full" } }""")]
    [InlineData("""{ "conn_type": "postgres", "extra": { {|FLD4002:"ssl_mode"|}: "verify-full" } }""",
        """{ "conn_type": "postgres", "extra": { "sslmode": "verify-full" } }""")]
    [InlineData("""{ "conn_type": "ssh", "extra": { "ciphers": {|FLD4005:"aes256-ctr"|} } }""",
        """{ "conn_type": "ssh", "extra": { "ciphers": ["aes256-ctr"] } }""")]
    [InlineData("""{ "conn_type": "http", "sharing": {|FLD4005:"Restricted"|} }""", """{ "conn_type": "http", "sharing": "restricted" }""")]
    [InlineData("""{ "conn_type": "http", "fields": { "a": { "type": {|FLD4005:"int"|} } } }""",
        """{ "conn_type": "http", "fields": { "a": { "type": "int" } } }""", false)]
    [InlineData("""{ "conn_type": "http", "fields": { "a": { "type": {|FLD4005:"Integer"|} } } }""",
        """{ "conn_type": "http", "fields": { "a": { "type": "integer" } } }""")]
    [InlineData(
        """{ "conn_type": "http", "host": "{|FLD4014:{tennant}|}.{tenant}", "parameters": { "tenant": {} } }""",
        """{ "conn_type": "http", "host": "{tenant}.{tenant}", "parameters": { "tenant": {} } }""")]
    [InlineData(
        """{ "conn_type": "http", "host": "{r}", "parameters": { "r": { "enum": ["europe", "asia"], "default": {|FLD4014:"eurpoe"|} } } }""",
        """{ "conn_type": "http", "host": "{r}", "parameters": { "r": { "enum": ["europe", "asia"], "default": "europe" } } }""")]
    [InlineData("""{ "conn_type": "http", {|FLD4014:"parameters"|}: {}, "host": "h" }""", """{ "conn_type": "http", "host": "h" }""")]
    public Task Connection_IsMended(string connection, string mended, bool isOffered = true) =>
        VerifyAsync<ManifestAnalyzer>(Manifest(connection), isOffered ? Manifest(mended) : null);

    [Theory]
    [InlineData("""{|FLD4005:api|}""", """{ "host": "https://a.internal" }""", """{ "conn_type": "http", "host": "https://a.internal" }""")]
    [InlineData("""{|FLD4005:api|}""", """{}""", """{ "conn_type": "generic" }""")]
    public Task MissingType_IsAdded(string id, string connection, string mended) => VerifyAsync<ManifestAnalyzer>(
        $$"""{ "connections": { "{{id}}": {{connection}} } }""", $$"""{ "connections": { "api": {{mended}} } }""");

    [Fact]
    public Task InvalidId_IsSpelledAnew() => VerifyAsync<ManifestAnalyzer>(
        """{ "connections": { {|FLD4003:"orders db"|}: { "conn_type": "postgres" } } }""",
        """{ "connections": { "orders_db": { "conn_type": "postgres" } } }""");

    [Fact]
    public Task OverrideOfAMistypedConnection_IsSpelledAnew() => VerifyAsync<ManifestAnalyzer>(
        """{ "connections": { "orders_db": { "conn_type": "http" } }, "deployments": { "p": { "overrides": { {|FLD4007:"order_db"|}: { "port": 1 } } } } }""",
        """{ "connections": { "orders_db": { "conn_type": "http" } }, "deployments": { "p": { "overrides": { "orders_db": { "port": 1 } } } } }""");

    [Fact]
    public Task OverrideAndLinkOfNothing_AreRemovedWithTheirLines() => VerifyAsync<ManifestAnalyzer>(
        """
        {
          "connections": { "orders_db": { "conn_type": "http" } },
          "deployments": {
            // what customers use
            "production": {
              "overrides": {
                "orders_db": { "port": 1 }, // the proxy
                {|FLD4007:"warehouse"|}: { "port": 2 } // gone since May
              },
              "links": ["orders_db", {|FLD4007:"warehouse"|}]
            }
          }
        }
        """,
        """
        {
          "connections": { "orders_db": { "conn_type": "http" } },
          "deployments": {
            // what customers use
            "production": {
              "overrides": {
                "orders_db": { "port": 1 } // the proxy
              },
              "links": ["orders_db"]
            }
          }
        }
        """);

    [Theory]
    [InlineData("a password", """{ "conn_type": "postgres", "password": {|FLD4006:"correct-horse"|}, "host": "a.internal" }""")]
    [InlineData("a token among the extras", """{ "conn_type": "http", "extra": { "api_token": {|FLD4006:"correct-horse"|} } }""")]
    [InlineData("an unknown property that holds one",
        """{ "conn_type": "http", {|FLD4002:"smtp"|}: { "user_password": "correct-horse" } }""")]
    [InlineData("an unknown property that is a URI with one",
        """{ "conn_type": "http", {|FLD4002:"colour"|}: "amqp://app:correct-horse@mq" }""")]
    public Task WhatHoldsASecret_IsNotRemoved(string situation, string connection)
    {
        Assert.NotEmpty(situation);
        return VerifyAsync<ManifestAnalyzer>(Manifest(connection), null);
    }

    [Fact]
    public Task OverrideOfNothingThatHoldsASecret_IsNotRemoved() => VerifyAsync<ManifestAnalyzer>(
        """{ "connections": {}, "deployments": { "p": { "overrides": { {|FLD4007:"warehouse"|}: { "password": "correct-horse" } } } } }""",
        null);

    [Fact]
    public Task MisspelledPassword_IsRenamedAndNotRemoved() => VerifyAsync<ManifestAnalyzer>(
        Manifest("""{ "conn_type": "postgres", {|FLD4002:"pasword"|}: "correct-horse" }"""),
        Manifest("""{ "conn_type": "postgres", "password": {|FLD4006:"correct-horse"|} }"""));

    [Fact]
    public async Task Removal_SaysThatTheValueGoes()
    {
        var test = new CodeFixTest<ManifestAnalyzer, ManifestFixer> { TestCode = "class Jobs;",
            CodeActionTitle = "Remove 'colour' and its value" };
        test.TestState.AdditionalFiles.Add(("connections.json", Manifest("""{ "conn_type": "http", {|FLD4002:"colour"|}: "red" }""")));
        test.FixedState.AdditionalFiles.Add(("connections.json", Manifest("""{ "conn_type": "http" }""")));
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task WindowsLineEndings_Stay() => VerifyAsync<ManifestAnalyzer>(
        "{\r\n  \"connections\": {\r\n    \"a\": {\r\n      \"conn_type\": \"http\",\r\n      {|FLD4002:\"colour\"|}: \"red\"\r\n   " +
        " }\r\n  }\r\n}\r\n",
        "{\r\n  \"connections\": {\r\n    \"a\": {\r\n      \"conn_type\": \"http\"\r\n    }\r\n  }\r\n}\r\n");

    private static string Manifest(string connection) => $$"""{ "connections": { "api": {{connection}} } }""";

    private static Task VerifyAsync<TAnalyzer>(string manifest, string? mended)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var test = new CodeFixTest<TAnalyzer, ManifestFixer> { TestCode = "class Jobs;" };
        test.TestState.AdditionalFiles.Add(("connections.json", manifest));
        if (mended is not null) test.FixedState.AdditionalFiles.Add(("connections.json", mended));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }
}

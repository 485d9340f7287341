using Fairlead.Analyzers.Manifest;
using Fairlead.Core.Rules;
using Fairlead.TestFramework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Analyzers.Tests.Manifest;

/// <summary>That problems arrive at their place. What is a problem, the tests of the parser say.</summary>
public class ManifestAnalyzerTests
{
    private static Task VerifyAsync(string manifest, params DiagnosticResult[] expected) =>
        VerifyAsync("connections.json", manifest, expected);

    private static Task VerifyAsync(string path, string manifest, params DiagnosticResult[] expected)
    {
        var test = new AnalyzerTest<ManifestAnalyzer> { TestCode = "" };
        test.TestState.AdditionalFiles.Add((path, manifest));
        test.TestState.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task HealthyManifest_IsFine() => VerifyAsync("""
        {
          // comments and trailing commas are fine
          "namespace": "Acme",
          "connections": { "orders_db": { "conn_type": "postgres", "host": "orders.internal", }, },
        }
        """);

    [Fact]
    public Task BrokenJson_Triggers() => VerifyAsync("""
        {
          "connections": { "orders_db" {|FLD4001:"|}postgres" }
        }
        """);

    [Fact]
    public Task UnknownAndDuplicateProperties_Trigger() => VerifyAsync("""
        {
          "connections": {
            "orders_db": { "conn_type": "postgres", {|FLD4002:"hots"|}: "a.internal", "port": 1, {|FLD4002:"port"|}: 2 },
            {|FLD4002:"orders_db"|}: { "conn_type": "http" }
          }
        }
        """);

    [Fact]
    public Task InvalidId_Triggers() => VerifyAsync("""{ "connections": { {|FLD4003:"orders db"|}: { "conn_type": "postgres" } } }""");

    [Fact]
    public Task UnknownType_Triggers() => VerifyAsync(
        """{ "connections": { "orders_db": { "conn_type": {|#0:"postgress"|} } } }""",
        TestProjects.Expect("FLD4004").WithLocation(0).WithArguments("postgress", "; did you mean 'postgres'?")
            .WithSeverity(DiagnosticSeverity.Warning));

    [Fact]
    public Task WrongAndMissingFields_Trigger() => VerifyAsync("""
        { "connections": {
            "orders_db": { "conn_type": "postgres", "port": {|FLD4005:"5432"|}, "extra": { "sslmode": {|FLD4005:"full"|} } },
            "{|FLD4005:api|}": { "host": "api.example" } } }
        """);

    [Fact]
    public Task Secret_Triggers() => VerifyAsync(
        """{ "connections": { "orders_db": { "conn_type": "postgres", "password": {|#0:"correct-horse-battery"|} } } }""",
        TestProjects.Expect("FLD4006").WithLocation(0).WithArguments("orders_db.password"));

    [Fact]
    public Task ChangeOfAnUnknownConnection_Triggers() => VerifyAsync("""
        { "connections": { "orders_db": { "conn_type": "postgres" } },
          "deployments": { "production": { "overrides": { {|FLD4007:"orders"|}: {} },
            "excludes": [{|FLD4007:"order_db"|}], "inherits": {|FLD4007:"base"|} } } }
        """);

    [Fact]
    public Task CollidingIds_Trigger() => VerifyAsync("""
        { "connections": { "orders_db": { "conn_type": "http" }, {|FLD4008:"orders-db"|}: { "conn_type": "http" } } }
        """);

    [Theory]
    [InlineData("connections.json")]
    [InlineData("shared.connections.json")]
    [InlineData("Connections.JSON")]
    [InlineData("config/connections.json")]
    [InlineData("config\\connections.json")]
    public Task ManifestFile_IsKnownByItsName(string path) => VerifyAsync(path, "{|FLD4001:[]|}");

    [Theory]
    [InlineData("connections.schema.json")]
    [InlineData("myconnections.json")]
    [InlineData("appsettings.json")]
    public Task OtherFile_IsNot(string path) => VerifyAsync(path, "[]");

    [Fact]
    public Task WindowsLineEndings_DoNotMoveThePlace() =>
        VerifyAsync("{\r\n  // a\r\n  \"connections\": {\r\n    \"x\": { \"conn_type\": {|FLD4005:5|} }\r\n  }\r\n}\r\n");

    [Fact]
    public void EveryManifestRule_IsReported() => Assert.Equal(
        RuleTable.All.Where(rule => rule.Category == "Manifest" && rule != RuleTable.UnreadManifest).Select(rule => rule.Id),
        new DiagnosticAnalyzer[] { new ManifestAnalyzer(), new InsecureConnectionAnalyzer(), new EndedConnectionAnalyzer() }
            .SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(descriptor => descriptor.Id).Distinct().Order(StringComparer.Ordinal));
}

using Fairlead.Analyzers.ConnectionIds;
using Fairlead.Analyzers.Manifest;
using Fairlead.TestFramework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Analyzers.Tests.ConnectionIds;

/// <summary>What the rules know of a library's manifest in a project that references the library.</summary>
public class LibraryManifestTests
{
    private static readonly MetadataReference Shared = LibraryReference.Create("Acme.Shared.Library", """
        {
          "namespace": "Acme.Shared",
          "connections": {
            "orders_db": { "conn_type": "postgres", "host": "orders.internal" },
            "lake": { "conn_type": "aws", "sharing": "restricted" },
            "feed": { "conn_type": "generic", "host": "h", "fields": { "tier": { "enum": ["live", "delayed"] } } }
          }
        }
        """);

    private static readonly MetadataReference Other = LibraryReference.Create(
        "Acme.Other",
        """{ "namespace": "Acme.Other", "connections": { "orders-db": { "conn_type": "http" }, "feed": { "conn_type": "http" } } }""");

    private static readonly MetadataReference Namesake = LibraryReference.Create(
        "Acme.Namesake", """{ "namespace": "Acme.Shared", "connections": { "news": { "conn_type": "http" } } }""");

    private static string Method(string body) => $$"""
        using Fairlead;
        class C(Fairlead.IConnectionResolver resolver, Acme.Shared.Connections shared)
        {
            void M() { {{body}} _ = resolver; _ = shared; }
            void Load([Fairlead.ConnectionId("postgres")] string id) { }
        }
        """;

    [Theory]
    [InlineData("an id of the library", "FLD3001", """resolver.Get("orders_db");""")]
    [InlineData("an unknown id", "FLD3001", """resolver.Get([|"nowhere"|]);""")]
    [InlineData("no id", "FLD3002", """resolver.Get([|""|]);""")]
    [InlineData("a literal where the library has an accessor", "FLD3004", """resolver.Get([|"orders_db"|]);""")]
    [InlineData("the library's constant", "FLD3004", """resolver.Get(Acme.Shared.Connections.Ids.OrdersDb);""")]
    [InlineData("another type", "FLD3005", """Load("orders_db"); Load([|"feed"|]);""")]
    [InlineData("a restricted one, by id", "FLD3006", """resolver.Get([|"lake"|]);""")]
    [InlineData("a restricted one, by accessor", "FLD3006", """[|shared.Lake|].RefreshAsync(); shared.OrdersDb.RefreshAsync();""")]
    public async Task CodeOfAnApplication_IsCheckedAgainstTheManifestsOfItsLibraries(string situation, string rule, string body)
    {
        Assert.NotNull(situation);
        await VerifyAsync<ConnectionIdAnalyzer>(rule, Method(body));
        await VerifyAsync<ConnectionIdAnalyzer>(rule, Method(body), """{ "connections": { "own": { "conn_type": "http" } } }""");
    }

    [Fact]
    public async Task UnknownId_SuggestsOneOfALibrary()
    {
        AnalyzerTest<ConnectionIdAnalyzer> test =
            Test<ConnectionIdAnalyzer>("FLD3001", Method("""resolver.Get({|#0:"order_db"|});"""), manifest: null, Shared);
        test.TestState.ExpectedDiagnostics.Add(TestProjects.Expect("FLD3001").WithLocation(0)
            .WithArguments("order_db", "; did you mean 'orders_db'?"));
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task LiteralId_IsToldTheClassOfTheLibrary()
    {
        AnalyzerTest<ConnectionIdAnalyzer> test =
            Test<ConnectionIdAnalyzer>("FLD3004", Method("""resolver.Get({|#0:"orders_db"|});"""), manifest: null, Shared);
        test.TestState.ExpectedDiagnostics.Add(TestProjects.Expect("FLD3004").WithSeverity(DiagnosticSeverity.Info).WithLocation(0)
            .WithArguments("orders_db", "Acme.Shared.Connections.OrdersDb"));
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("""{ "deployments": { "production": { "links": ["lake"] } } }""", """resolver.Get("lake"); shared.Lake.RefreshAsync();""")]
    [InlineData("""{ "deployments": { "production": { "excludes": ["orders_db"], "links": ["lake"] } } }""",
        """[|shared.OrdersDb|].RefreshAsync();""")]
    public Task DeploymentsOfTheApplication_DecideWhatIsLinked(string manifest, string body) =>
        VerifyAsync<ConnectionIdAnalyzer>("FLD3006", Method(body), manifest);

    [Theory]
    [InlineData(OutputKind.DynamicallyLinkedLibrary, "\"unused\"")]
    [InlineData(OutputKind.ConsoleApplication, "\"[|unused|]\"")]
    public async Task UnusedConnection_IsReportedInAProgramAndNotInALibraryThatSharesIt(OutputKind kind, string id)
    {
        AnalyzerTest<ConnectionIdAnalyzer> test = Test<ConnectionIdAnalyzer>(
            "FLD3007",
            """
            [assembly: Fairlead.CompilerServices.ConnectionsManifest(typeof(Acme.Connections), "{}")]
            namespace Acme { public sealed class Connections { public static class Ids { } } }
            static class Program { static void Main() { } }
            """,
            $$"""{ "namespace": "Acme", "connections": { {{id}}: { "conn_type": "http" } } }""");
        test.OutputKind = kind;
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task ClientThatIsNotReferenced_IsReportedAtTheFirstUseOfTheType() => VerifyAsync<MissingClientPackageAnalyzer>(
        "FLD3008", Method(
            "_ = [|shared.OrdersDb|].Id; _ = shared.OrdersDb.Id; _ = [|Acme.Shared.Connections.Ids.Lake|]; _ = shared.Feed.Id;"));

    [Theory]
    [InlineData("overrides and links of the library's connections",
        """
        { "deployments": { "p": { "links": ["lake"], "excludes": ["feed"],
            "overrides": { "orders_db": { "host": "h", "extra": { "sslmode": "require" } } } } } }
        """)]
    [InlineData("what no library declares", """{ "deployments": { "p": { "links": [{|FLD4007:"lakes"|}] } } }""")]
    [InlineData("an override with a wrong value",
        """
        { "deployments": { "p": { "overrides": {
            "orders_db": { "port": {|FLD4005:"x"|} }, "feed": { "extra": { "tier": {|FLD4005:"never"|} } } } } } }
        """)]
    [InlineData("an id of the library",
        """{ "connections": { {|FLD4011:"orders_db"|}: { "conn_type": "postgres", "description": "Mine" } } }""")]
    [InlineData("an id that shares a variable with the library's",
        """{ "connections": { {|FLD4008:"Orders-DB"|}: { "conn_type": "postgres" } } }""")]
    [InlineData("the manifest of the library",
        """
        { "namespace": "Acme.Shared", {|FLD4011:"connections"|}: {
            "orders_db": { "conn_type": "postgres", "host": "orders.internal" }, "lake": { "conn_type": "aws", "sharing": "restricted" } } }
        """)]
    [InlineData("the class of the library",
        """{|FLD4011:|}{ "namespace": "Acme.Shared", "connections": { "own": { "conn_type": "http" } } }""")]
    public async Task ManifestOfAnApplication_IsCheckedTogetherWithThoseOfItsLibraries(string situation, string manifest)
    {
        Assert.NotNull(situation);
        await VerifyAsync<ManifestAnalyzer>(null, "class C;", manifest);
    }

    [Fact]
    public async Task LibrariesThatDisagree_AreReportedInTheManifestOfTheirUser_OrWithoutAPlace()
    {
        AnalyzerTest<ManifestAnalyzer> with = Test<ManifestAnalyzer>(null, "class C;", "{|#0:|}{ }", Shared, Other, Namesake);
        with.TestState.ExpectedDiagnostics.AddRange(
            [TestProjects.Expect("FLD4008").WithLocation(0), TestProjects.Expect("FLD4011").WithLocation(0),
                TestProjects.Expect("FLD4011").WithLocation(0)]);
        await with.RunAsync(TestContext.Current.CancellationToken);

        AnalyzerTest<LibraryConflictAnalyzer> without = Test<LibraryConflictAnalyzer>(null, "class C;", null, Shared, Other, Namesake);
        without.TestState.ExpectedDiagnostics.AddRange(
            [TestProjects.Expect("FLD4008"), TestProjects.Expect("FLD4011"), TestProjects.Expect("FLD4011")]);
        await without.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task OverrideThatWeakensALibrarysConnection_IsReported() => VerifyAsync<InsecureConnectionAnalyzer>(
        "FLD4010", "class C;",
        """{ "deployments": { "production": { "overrides": { "orders_db": { "extra": { "sslmode": "[|disable|]" } } } } } }""");

    private static Task VerifyAsync<TAnalyzer>(string? rule, string source, string? manifest = null)
        where TAnalyzer : DiagnosticAnalyzer, new() =>
        Test<TAnalyzer>(rule, source, manifest, Shared).RunAsync(TestContext.Current.CancellationToken);

    private static AnalyzerTest<TAnalyzer> Test<TAnalyzer>(
        string? rule, string source, string? manifest, params MetadataReference[] libraries)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var test = new AnalyzerTest<TAnalyzer> { OnlyRule = rule, TestCode = source };
        test.TestState.AdditionalReferences.AddRange([.. LibraryReference.Runtime, .. libraries]);
        if (manifest is not null) test.TestState.AdditionalFiles.Add(("connections.json", manifest));
        return test;
    }
}

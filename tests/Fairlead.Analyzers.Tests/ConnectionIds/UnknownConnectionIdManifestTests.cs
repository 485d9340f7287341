using Fairlead.Analyzers.ConnectionIds;
using Fairlead.TestFramework;

namespace Fairlead.Analyzers.Tests.ConnectionIds;

/// <summary>What the manifests say, what the message suggests, and the rule's option.</summary>
public class UnknownConnectionIdManifestTests
{
    [Theory]
    [InlineData("oders_db", "; did you mean 'orders_db'?")]
    [InlineData("Orders_DB", "; did you mean 'orders_db'?")]
    [InlineData("orders-db", "; did you mean 'orders_db'?")]
    [InlineData("odrers_db", "; did you mean 'orders_db'?")]
    [InlineData("warehouse", "")]
    public Task Message_QuotesTheIdAndSuggestsANearOne(string id, string suggestion)
    {
        AnalyzerTest<ConnectionIdAnalyzer> test = Test($$"""{|#0:"{{id}}"|}""", ("connections.json", Declaring("orders_db", "crm_api")));
        test.TestState.ExpectedDiagnostics.Add(TestProjects.Expect("FLD3001").WithLocation(0).WithArguments(id, suggestion));
        return RunAsync(test);
    }

    [Fact]
    public Task Message_DoesNotRepeatWhatIsNoName()
    {
        string pasted = "Host=db;Password=" + "not-a-real-one";
        AnalyzerTest<ConnectionIdAnalyzer> test = Test($$"""{|#0:"{{pasted}}"|}""", ("connections.json", Declaring("orders_db")));
        test.TestState.ExpectedDiagnostics.Add(TestProjects.Expect("FLD3001").WithLocation(0).WithArguments("…", ""));
        return RunAsync(test);
    }

    [Fact]
    public Task SeveralManifests_DeclareTogether() => RunAsync(Test(
        """flag ? "orders_db" : flag ? "crm_api" : [|"nowhere"|]""",
        ("connections.json", Declaring("orders_db")), ("crm.connections.json", Declaring("crm_api"))));

    [Fact]
    public Task NoManifest_ReportsNothing() => RunAsync(Test("\"nowhere\""));

    [Fact]
    public Task OtherAdditionalFile_IsNoManifest() => RunAsync(Test("\"nowhere\"", ("settings.json", Declaring("orders_db"))));

    [Fact]
    public Task ManifestWithoutConnections_DeclaresNone() => RunAsync(Test("[|\"nowhere\"|]", ("connections.json", "{}")));

    [Fact]
    public Task BrokenManifest_ReportsNothing() =>
        RunAsync(Test("\"nowhere\"", ("connections.json", """{ "connections": { "orders_db": { """)));

    [Fact]
    public Task BrokenManifestBesideAHealthyOne_ReportsNothing() => RunAsync(Test(
        "\"nowhere\"", ("connections.json", Declaring("orders_db")), ("crm.connections.json", "{")));

    [Fact]
    public Task ConnectionWithAMistakeInIt_IsDeclaredAllTheSame() => RunAsync(Test(
        """flag ? "orders_db" : [|"nowhere"|]""",
        ("connections.json", """{ "connections": { "orders_db": { "conn_type": "postgers" } } }""")));

    [Fact]
    public Task CommentsAndTrailingCommas_AreRead() => RunAsync(Test(
        """flag ? "orders_db" : [|"nowhere"|]""",
        ("connections.json", """
            {
              // what the import reads
              "connections": { "orders_db": { "conn_type": "postgres" }, },
            }
            """)));

    // The option

    [Theory]
    [InlineData("Acme.Runner.Run(target)")]
    [InlineData("Acme.Other.X(y), Acme.Runner.Run(target)")]
    [InlineData("Acme.Other.X(y)  Acme.Runner.Run(target)")]
    public Task ListedParameter_Triggers(string listed) => ListedAsync(listed, """new Runner().Run([|"nowhere"|], "nowhere");""");

    [Theory]
    [InlineData("Acme.Runner.Runner(target)", """_ = new Runner([|"nowhere"|]);""")]
    [InlineData("Acme.Runner.this[]", """_ = new Runner()[[|"nowhere"|]];""")]
    [InlineData("Acme.Runner.Target", """_ = new Runner { Target = [|"nowhere"|] };""")]
    [InlineData("Acme.Runner.Field", """_ = new Runner { Field = [|"nowhere"|] };""")]
    [InlineData("Acme.Runner.Generic(target)", """Runner.Generic<int>([|"nowhere"|]);""")]
    [InlineData("Acme.Box.Put(target)", """new Box<int>().Put([|"nowhere"|]);""")]
    [InlineData("Acme.Outer.Inner.Put(target)", """Outer.Inner.Put([|"nowhere"|]);""")]
    public Task ListedMember_Triggers(string listed, string statement) => ListedAsync(listed, statement);

    [Theory]
    [InlineData("")]
    [InlineData("(((")]
    [InlineData("Run(target)")]
    [InlineData("Acme.Runner.Run")]
    [InlineData("Acme.Runner.Run(Target)")]
    [InlineData("acme.runner.run(target)")]
    public Task ListedNameThatMatchesNothing_DoesNotTrigger(string listed) =>
        ListedAsync(listed, """new Runner().Run("nowhere", "nowhere");""");

    [Fact]
    public Task ListedParameter_CountsOnlyInTheSectionsFiles()
    {
        AnalyzerTest<ConnectionIdAnalyzer> test = ListedTest("Acme.Runner.Run(target)", """new Runner().Run([|"nowhere"|], "");""");
        test.TestState.Sources.Add(("Tests/Other.cs", """class D { void M() => new Acme.Runner().Run("nowhere", ""); }"""));
        test.TestState.AnalyzerConfigFiles.Add(("Tests/.editorconfig", "[*.cs]\nfairlead.connection_id_parameters = unset\n"));
        return RunAsync(test);
    }

    private static Task ListedAsync(string listed, string statement) => RunAsync(ListedTest(listed, statement));

    private static AnalyzerTest<ConnectionIdAnalyzer> ListedTest(string listed, string statement)
    {
        var test = new AnalyzerTest<ConnectionIdAnalyzer>
        {
            OnlyRule = "FLD3001",
            TestCode = $$"""
                using Acme;
                class C { void M() { {{statement}} } }
                namespace Acme
                {
                    class Runner
                    {
                        public Runner() { }
                        public Runner(string target) { }
                        public string? Target { get; set; }
                        public string? Field;
                        public object this[string target] => target;
                        public void Run(string target, string other) { }
                        public static void Generic<T>(string target) { }
                    }
                    class Box<T> { public void Put(string target) { } }
                    class Outer { public class Inner { public static void Put(string target) { } } }
                }
                """,
        };
        test.TestState.AdditionalFiles.Add(("connections.json", Declaring("orders_db")));
        test.TestState.AnalyzerConfigFiles.AddEditorConfig($"root = true\n[*.cs]\nfairlead.connection_id_parameters = {listed}\n");
        return test;
    }

    private static AnalyzerTest<ConnectionIdAnalyzer> Test(string id, params (string Path, string Content)[] manifests)
    {
        var test = new AnalyzerTest<ConnectionIdAnalyzer>
        {
            OnlyRule = "FLD3001",
            TestCode = $$"""
                using Fairlead;
                class C { void M(Fairlead.IConnectionResolver resolver, bool flag) => resolver.Get({{id}}); }
                """,
        };
        test.TestState.AdditionalReferences.Add(FrameworkReferences.GetAssembly<ConnectionIdAttribute>());
        test.TestState.AdditionalReferences.Add(FrameworkReferences.GetAssembly<FairleadOptions>());
        test.TestState.AdditionalFiles.AddFiles(manifests);
        return test;
    }

    private static string Declaring(params string[] ids) =>
        $$"""{ "connections": { {{string.Join(", ", ids.Select(id => $"\"{id}\": {{ \"conn_type\": \"generic\" }}"))}} } }""";

    private static Task RunAsync(AnalyzerTest<ConnectionIdAnalyzer> test) => test.RunAsync(TestContext.Current.CancellationToken);
}

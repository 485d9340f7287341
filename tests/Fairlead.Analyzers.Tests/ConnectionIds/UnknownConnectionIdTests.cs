using Fairlead.Analyzers.ConnectionIds;
using Fairlead.TestFramework;

namespace Fairlead.Analyzers.Tests.ConnectionIds;

/// <summary>Where an id may stand and how it may be written. The manifest declares orders_db, crm_api and billing-queue.</summary>
public class UnknownConnectionIdTests
{
    private const string Manifest = """
        {
          "connections": {
            "orders_db": { "conn_type": "postgres" },
            "crm_api": { "conn_type": "http" },
            "billing-queue": { "conn_type": "generic" }
          }
        }
        """;

    // Positions

    [Fact]
    public Task ResolverMethod_Triggers() => InMethodAsync("""await resolver.GetAsync([|"oders_db"|]);""");

    [Fact]
    public Task DeclaredId_DoesNotTrigger() =>
        InMethodAsync("""await resolver.GetAsync("orders_db"); resolver.Get("crm_api"); resolver.RefreshAsync("billing-queue");""");

    [Theory]
    [InlineData("""resolver.Get([|"x_db"|]);""")]
    [InlineData("""await resolver.TryGetAsync([|"x_db"|]);""")]
    [InlineData("""resolver.RefreshAsync([|"x_db"|]);""")]
    [InlineData("""resolver.OnChange([|"x_db"|], _ => { });""")]
    [InlineData("""new ConnectionAccessor<object>([|"x_db"|], resolver, c => c);""")]
    public Task FairleadApi_Triggers(string statement) => InMethodAsync(statement);

    [Fact]
    public Task MarkedParameter_Triggers() => InClassAsync("""
        void Load([ConnectionId] string source) => Load([|"nowhere"|]);
        """);

    [Fact]
    public Task MarkedParameterWithType_Triggers() => InClassAsync("""
        void Load([ConnectionId("postgres")] string source) => Load([|"nowhere"|]);
        """);

    [Fact]
    public Task OtherParameterOfTheSameMethod_DoesNotTrigger() => InClassAsync("""
        void Load([ConnectionId] string source, string table) => Load("orders_db", "nowhere");
        """);

    [Fact]
    public Task UnmarkedParameter_DoesNotTrigger() => InClassAsync("""
        void Load(string source) => Load("nowhere");
        """);

    [Fact]
    public Task OverrideOfMarkedParameter_Triggers() => VerifyAsync("""
        abstract class Source { public abstract void Load([ConnectionId] string id); }
        class Table : Source { public override void Load(string id) { } void M() => Load([|"nowhere"|]); }
        """);

    [Fact]
    public Task ConstructorParameter_Triggers() => VerifyAsync("""
        class Loader([ConnectionId] string source) { public string S => source; static Loader Create() => new([|"nowhere"|]); }
        """);

    [Fact]
    public Task BaseConstructorArgument_Triggers() => VerifyAsync("""
        class Loader([ConnectionId] string source) { public string S => source; }
        class OrdersLoader() : Loader([|"nowhere"|]);
        class CrmLoader : Loader { public CrmLoader() : base([|"nowhere2"|]) { } public CrmLoader(int x) : this() { } }
        """);

    [Fact]
    public Task RecordParameter_Triggers() => VerifyAsync("""
        record Load([ConnectionId] string Source, string Table);
        class C { Load a = new([|"nowhere"|], "nowhere"); }
        """);

    [Fact]
    public Task LocalFunctionParameter_Triggers() => InMethodAsync("""
        Load([|"nowhere"|]);
        void Load([ConnectionId] string id) { }
        """);

    [Fact]
    public Task DelegateParameter_Triggers() => VerifyAsync("""
        delegate void Load([ConnectionId] string id);
        class C { void M(Load load) { load([|"nowhere"|]); load.Invoke([|"nowhere"|]); } }
        """);

    [Fact]
    public Task ExtensionMethodParameter_Triggers() => VerifyAsync("""
        static class Extensions { public static void Load(this object o, [ConnectionId] string id) { } }
        class C { void M() { this.Load([|"nowhere"|]); Extensions.Load(this, [|"nowhere"|]); } }
        """);

    [Fact]
    public Task GenericMethodParameter_Triggers() => InClassAsync("""
        T Load<T>([ConnectionId] string id) where T : new() => new T();
        void M() => Load<object>([|"nowhere"|]);
        """);

    [Fact]
    public Task IndexerParameter_Triggers() => VerifyAsync("""
        class Pool { public object this[[ConnectionId] string id] => id; }
        class C { object M(Pool pool) => pool[[|"nowhere"|]]; object N(Pool pool) => pool["orders_db"]; }
        """);

    [Fact]
    public Task MarkedIndexer_TakesIdsAsArguments() => VerifyAsync("""
        class Pool { [ConnectionId] public string this[string id] { get => id; set { } } }
        class C { void M(Pool pool) => pool[[|"nowhere"|]] = "any value"; }
        """);

    [Fact]
    public Task MarkedProperty_TriggersOnAssignment() => VerifyAsync("""
        class Job { [ConnectionId] public string? Source { get; set; } }
        class C { void M(Job job) => job.Source = [|"nowhere"|]; }
        """);

    [Fact]
    public Task MarkedProperty_TriggersInObjectInitializer() => VerifyAsync("""
        class Job { [ConnectionId] public required string Source { get; init; } public string? Name { get; init; } }
        class C { Job job = new() { Source = [|"nowhere"|], Name = "nowhere" }; }
        """);

    [Fact]
    public Task MarkedProperty_TriggersInWithExpression() => VerifyAsync("""
        record Job { [ConnectionId] public string? Source { get; init; } }
        class C { Job M(Job job) => job with { Source = [|"nowhere"|] }; }
        """);

    [Fact]
    public Task MarkedProperty_TriggersInItsInitializer() =>
        InClassAsync("""[ConnectionId] public string Source { get; set; } = [|"nowhere"|];""");

    [Fact]
    public Task MarkedProperty_TriggersInItsExpressionBody() => InClassAsync("""[ConnectionId] public string Source => [|"nowhere"|];""");

    [Fact]
    public Task MarkedProperty_TriggersWhereItsGetterReturns() => InClassAsync("""
        [ConnectionId] public string Source
        {
            get
            {
                Func<string> other = () => { return "not the property's value"; };
                if (other() == "") return [|"nowhere"|];
                return "orders_db";
            }
        }
        """);

    [Fact]
    public Task OverrideOfMarkedProperty_Triggers() => VerifyAsync("""
        abstract class Job { [ConnectionId] protected abstract string Source { get; } }
        class Import : Job { protected override string Source => [|"nowhere"|]; }
        """);

    [Fact]
    public Task MarkedField_TriggersInItsInitializer() =>
        InClassAsync("""[ConnectionId] private string _source = [|"nowhere"|]; string S => _source;""");

    [Fact]
    public Task MarkedField_TriggersOnAssignment() => InClassAsync("""
        [ConnectionId] private string? _source;
        void M() { _source = [|"nowhere"|]; _source ??= [|"nobody"|]; }
        """);

    [Fact]
    public Task MarkedConstant_TriggersOnceAtItsLiteral() => InClassAsync("""
        [ConnectionId] private const string Source = [|"nowhere"|];
        void M(IConnectionResolver resolver) { resolver.Get(Source); resolver.Get(Source); }
        """);

    [Fact]
    public Task ParameterDefault_TriggersWhereItIsDeclared() => InClassAsync("""
        void Load([ConnectionId] string source = [|"nowhere"|]) { }
        void M() => Load();
        """);

    [Fact]
    public Task AssignmentToMarkedParameter_Triggers() => InClassAsync("""
        void Load([ConnectionId] string? source) { source ??= [|"nowhere"|]; source = [|"nobody"|]; }
        """);

    [Fact]
    public Task Deconstruction_TriggersForItsElement() => VerifyAsync("""
        class Job { [ConnectionId] public string? Source { get; set; } public string? Name { get; set; } }
        class C { void M(Job job) => (job.Source, job.Name) = ([|"nowhere"|], "nowhere"); }
        """);

    [Fact]
    public Task AttributeArgument_Triggers() => VerifyAsync("""
        class ReadsAttribute([ConnectionId] string source) : Attribute
        {
            public string Source => source;
            [ConnectionId] public string? Fallback { get; set; }
            public string? Table { get; set; }
        }
        [Reads([|"nowhere"|], Fallback = [|"nobody"|], Table = "nowhere")]
        class C { [Reads("orders_db")] void M([Reads([|"nothing"|])] int x) { } }
        """);

    [Fact]
    public Task AttributeOfTheSameNameElsewhere_DoesNotMark() => VerifyAsync("""
        namespace Other { class ConnectionIdAttribute : Attribute; }
        class C { void Load([Other.ConnectionId] string source) => Load("nowhere"); }
        """);

    [Fact]
    public Task AttributeThatALibraryBringsItself_Marks()
    {
        var test = new AnalyzerTest<ConnectionIdAnalyzer>
        {
            OnlyRule = "FLD3001",
            TestCode = """
                namespace Fairlead { class ConnectionIdAttribute : Attribute; }
                class C { void Load([Fairlead.ConnectionId] string source) => Load([|"nowhere"|]); }
                """,
        };
        test.TestState.AdditionalFiles.Add(("connections.json", Manifest));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    // How the id is written

    [Theory]
    [InlineData("""[|"nowhere"|]""")]
    [InlineData("""[|@"nowhere"|]""")]
    [InlineData(""""[|"""nowhere"""|]"""")]
    [InlineData("""([|"nowhere"|])""")]
    [InlineData("""(string)[|"nowhere"|]""")]
    [InlineData("""[|"nowhere"|]!""")]
    [InlineData("""[|"no" + "where"|]""")]
    [InlineData("""[|$"nowhere"|]""")]
    [InlineData("""[|$"{"no"}where"|]""")]
    [InlineData("""[|nameof(Nowhere)|]""")]
    [InlineData("""connectionId: [|"nowhere"|]""")]
    [InlineData("""cancellationToken: default, connectionId: [|"nowhere"|]""")]
    [InlineData("""flag ? [|"nowhere"|] : "orders_db" """)]
    [InlineData("""flag ? [|"nowhere"|] : [|"nobody"|]""")]
    [InlineData("""text ?? [|"nowhere"|]""")]
    [InlineData("""text switch { "a" => [|"nowhere"|], "nowhere" => "orders_db", _ => text! }""")]
    [InlineData("""flag ? text! : (text ?? [|"nowhere"|])""")]
    [InlineData("""flag ? [|"nowhere"|] : throw new Exception("nowhere")""")]
    [InlineData("""text = [|"nowhere"|]""")]
    public Task Spelling_TriggersAtTheLiteral(string argument) => InClassAsync($$"""
        class Nowhere;
        async Task M(IConnectionResolver resolver, bool flag, string? text) => await resolver.GetAsync({{argument}});
        """);

    [Theory]
    [InlineData("text")]
    [InlineData("$\"tenant_{text}\"")]
    [InlineData("text + \"_db\"")]
    [InlineData("text.Trim()")]
    [InlineData("Environment.GetEnvironmentVariable(\"nowhere\")!")]
    [InlineData("string.Empty")]
    [InlineData("\"\"")]
    [InlineData("null!")]
    [InlineData("default!")]
    [InlineData("text == \"nowhere\" ? text : \"orders_db\"")]
    public Task WhatIsNoConstantId_DoesNotTrigger(string argument) => InClassAsync($$"""
        async Task M(IConnectionResolver resolver, string text) => await resolver.GetAsync({{argument}});
        """);

    [Fact]
    public Task Constant_TriggersOnceAtItsDeclaration() => InClassAsync("""
        private const string Orders = [|"oders_db"|];
        void M(IConnectionResolver resolver) { resolver.Get(Orders); resolver.RefreshAsync(Orders); }
        """);

    [Fact]
    public Task ConstantThatIsNoId_DoesNotTrigger() => InClassAsync("""
        private const string Orders = "oders_db";
        string M() => Orders;
        """);

    [Fact]
    public Task ConstantComposedOfOthers_TriggersAtTheWhole() => InClassAsync("""
        private const string Prefix = "oders";
        private const string Orders = [|Prefix + "_db"|];
        void M(IConnectionResolver resolver) => resolver.Get(Orders);
        """);

    [Fact]
    public Task LocalConstant_TriggersAtItsDeclaration() => InMethodAsync("""
        const string Orders = [|"oders_db"|];
        resolver.Get(Orders);
        """);

    [Fact]
    public Task ConstantOfAnotherFile_TriggersAtItsUse() => VerifyAsync(
        """class C { void M(IConnectionResolver resolver) => resolver.Get([|Ids.Orders|]); }""",
        """static class Ids { public const string Orders = "oders_db"; }""");

    [Fact]
    public Task ConstantOfAnotherTypeInTheFile_TriggersAtItsDeclaration() => VerifyAsync("""
        static class Ids { public const string Orders = [|"oders_db"|]; }
        class C { void M(IConnectionResolver resolver) => resolver.Get(Ids.Orders); }
        """);

    [Fact]
    public Task ConstantOfAReferencedAssembly_TriggersAtItsUse() =>
        InMethodAsync("resolver.Get([|System.Net.Mime.MediaTypeNames.Text.Plain|]);");

    [Fact]
    public Task StaticReadOnlyField_TriggersAtItsDeclaration() => InClassAsync("""
        private static readonly string Orders = [|"oders_db"|];
        void M(IConnectionResolver resolver) => resolver.Get(Orders);
        """);

    [Fact]
    public Task StaticReadOnlyFieldOfAnotherFile_TriggersAtItsUse() => VerifyAsync(
        """class C { void M(IConnectionResolver resolver) => resolver.Get([|Ids.Orders|]); }""",
        """static class Ids { public static readonly string Orders = "oders_db"; }""");

    [Theory]
    [InlineData("private static string Orders = \"oders_db\";")]
    [InlineData("private readonly string Orders = \"oders_db\"; C() => Orders = Console.ReadLine()!;")]
    [InlineData("private static readonly string Orders = \"oders_db\"; static C() { Orders = Console.ReadLine()!; }")]
    [InlineData("private static readonly string Orders = \"orders_db\";")]
    public Task FieldThatMayHoldAnotherId_DoesNotTrigger(string field) => InClassAsync($$"""
        {{field}}
        void M(IConnectionResolver resolver) => resolver.Get(Orders);
        """);

    [Theory]
    [InlineData("private readonly string Orders = [|\"oders_db\"|];")]
    [InlineData("private static readonly string Orders = Console.ReadLine() ?? [|\"oders_db\"|];")]
    [InlineData("private string Orders => [|\"oders_db\"|];")]
    [InlineData("private string Orders { get; } = [|\"oders_db\"|];")]
    [InlineData("private static string Orders { get { return [|\"oders_db\"|]; } }")]
    public Task MemberThatIsNeverSetOtherwise_TriggersAtItsDeclaration(string member) => InClassAsync($$"""
        {{member}}
        void M(IConnectionResolver resolver) => resolver.Get(Orders);
        """);

    [Fact]
    public Task ParamsArray_TriggersForEachUnknownItem() => InClassAsync("""
        void Load([ConnectionId] params string[] sources) => Load("orders_db", [|"nowhere"|], [|"nobody"|]);
        """);

    [Fact]
    public Task ParamsSpan_TriggersForEachUnknownItem() => InClassAsync("""
        void Load([ConnectionId] params ReadOnlySpan<string> sources) { }
        void M() => Load("orders_db", [|"nowhere"|]);
        """);

    [Theory]
    [InlineData("""new[] { "orders_db", [|"nowhere"|] }""")]
    [InlineData("""new string[] { [|"nowhere"|] }""")]
    [InlineData("""["orders_db", [|"nowhere"|]]""")]
    [InlineData("""[.. more, [|"nowhere"|]]""")]
    [InlineData("""[.. new[] { [|"nowhere"|] }]""")]
    [InlineData("""new List<string> { "orders_db", [|"nowhere"|] }""")]
    [InlineData("""new List<string>(4) { [|"nowhere"|] }""")]
    public Task Collection_TriggersForEachUnknownItem(string collection) => InClassAsync($$"""
        void Load([ConnectionId] IEnumerable<string> sources) { }
        void M(string[] more) => Load({{collection}});
        """);

    [Fact]
    public Task CollectionProperty_TriggersInCollectionInitializer() => VerifyAsync("""
        class Job { [ConnectionId] public List<string> Sources { get; } = ["orders_db", [|"nowhere"|]]; }
        class C { Job job = new() { Sources = { [|"nobody"|], "crm_api" } }; }
        """);

    [Fact]
    public Task ArrayElement_TriggersOnAssignment() => InClassAsync("""
        [ConnectionId] private readonly string[] _sources = new string[2];
        void M() => _sources[0] = [|"nowhere"|];
        """);

    [Theory]
    [InlineData("await Task.Run(() => resolver.Get([|\"nowhere\"|]));")]
    [InlineData("Func<string, Connection> get = resolver.Get; get(\"nowhere\");")]
    [InlineData("var all = from x in new[] { 1 } select resolver.Get([|\"nowhere\"|]);")]
    [InlineData("resolver?.Get([|\"nowhere\"|]);")]
    [InlineData("dynamic d = resolver; d.Get(\"nowhere\");")]
    public Task Surroundings_TriggerWhereTheCallIsBound(string statement) => InMethodAsync(statement);

    [Fact]
    public Task TopLevelStatement_Triggers()
    {
        AnalyzerTest<ConnectionIdAnalyzer> test = Test("""IConnectionResolver resolver = null!; resolver.Get([|"nowhere"|]);""");
        test.OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication;
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task GeneratedCode_DoesNotTrigger()
    {
        AnalyzerTest<ConnectionIdAnalyzer> test = Test("class D;");
        test.TestState.Sources.Add(
            ("C.g.cs", """using Fairlead; class C { void M(IConnectionResolver resolver) => resolver.Get("nowhere"); }"""));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task CodeBeingTyped_DoesNotThrow()
    {
        AnalyzerTest<ConnectionIdAnalyzer> test = Test("""class C { void M(IConnectionResolver resolver) { resolver.Get([|"oders|]""");
        test.CompilerDiagnostics = CompilerDiagnostics.None;
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task Pragma_Suppresses() => InMethodAsync("""
        #pragma warning disable FLD3001 // declared by the host
        resolver.Get("host_db");
        #pragma warning restore FLD3001
        """);

    private static Task InMethodAsync(string statements) => InClassAsync($$"""
        async Task M(IConnectionResolver resolver)
        {
            await Task.Yield();
        {{statements}}
        }
        """);

    private static Task InClassAsync(string members) => VerifyAsync($$"""
        class C
        {
        {{members}}
        }
        """);

    private static Task VerifyAsync(params string[] sources) => Test(sources).RunAsync(TestContext.Current.CancellationToken);

    private static AnalyzerTest<ConnectionIdAnalyzer> Test(params string[] sources)
    {
        var test = new AnalyzerTest<ConnectionIdAnalyzer> { OnlyRule = "FLD3001" };
        foreach (string source in sources) test.TestState.Sources.Add("using Fairlead;\n" + source);
        test.TestState.AdditionalReferences.Add(FrameworkReferences.GetAssembly<ConnectionIdAttribute>());
        test.TestState.AdditionalReferences.Add(FrameworkReferences.GetAssembly<FairleadOptions>());
        test.TestState.AdditionalFiles.Add(("connections.json", Manifest));
        return test;
    }
}

using Fairlead.Analyzers.ConnectionIds;
using Fairlead.CodeFixes.ConnectionIds;
using Fairlead.TestFramework;

namespace Fairlead.CodeFixes.Tests.ConnectionIds;

public class UnknownConnectionIdFixerTests
{
    private const string Manifest = """
        { "connections": { "orders_db": { "conn_type": "postgres" }, "crm_api": { "conn_type": "http" }, "billing-queue": { "conn_type": "generic" } } }
        """;

    [Theory]
    [InlineData("oders_db", "orders_db")]
    [InlineData("ORDERS_DB", "orders_db")]
    [InlineData("orders-db", "orders_db")]
    [InlineData("crm_apl", "crm_api")]
    [InlineData("billing_queue", "billing-queue")]
    [InlineData(" crm_api ", "crm_api")]
    [InlineData("billing queue", "billing-queue")]
    public Task NearId_IsWrittenInstead(string wrong, string right) =>
        InMethodAsync($$"""resolver.Get([|"{{wrong}}"|]);""", $$"""resolver.Get("{{right}}");""");

    [Theory]
    [InlineData("\"Host=orders_db;Password=none\"")]
    [InlineData("\"wörter\"")]
    public Task WhatCanBeNoId_OffersNothing(string id) => NoFixAsync(Method($$"""resolver.Get([|{{id}}|]);"""));

    [Theory]
    [InlineData("@\"oders_db\"", "\"orders_db\"")]
    [InlineData("\"\"\"oders_db\"\"\"", "\"orders_db\"")]
    [InlineData("\"od\" + \"ers_db\"", "\"orders_db\"")]
    [InlineData("$\"oders_db\"", "\"orders_db\"")]
    [InlineData("$\"{\"oders\"}_db\"", "\"orders_db\"")]
    [InlineData("nameof(Orders_Db)", "\"orders_db\"")]
    [InlineData("\"\\u006fders_db\"", "\"orders_db\"")]
    public Task AnySpelling_BecomesALiteral(string wrong, string right) =>
        InMethodAsync($$"""resolver.Get([|{{wrong}}|]);""", $$"""resolver.Get({{right}});""");

    [Fact]
    public Task Comments_Stay() => InMethodAsync(
        """resolver.Get(/* a */ [|"oders_db"|] /* b */); // c""",
        """resolver.Get(/* a */ "orders_db" /* b */); // c""");

    [Fact]
    public Task NamedArgument_KeepsItsName() => InMethodAsync(
        """resolver.Get(connectionId: [|"oders_db"|]);""",
        """resolver.Get(connectionId: "orders_db");""");

    [Fact]
    public Task BothBranches_AreFixed() => InMethodAsync(
        """resolver.Get(DateTime.Now.Year > 2000 ? [|"oders_db"|] : [|"crm-api"|]);""",
        """resolver.Get(DateTime.Now.Year > 2000 ? "orders_db" : "crm_api");""");

    [Fact]
    public Task SeveralCalls_AreAllFixed() => InMethodAsync(
        """resolver.Get([|"oders_db"|]); resolver.RefreshAsync([|"oders_db"|]); resolver.Get([|"crm api"|]);""",
        """resolver.Get("orders_db"); resolver.RefreshAsync("orders_db"); resolver.Get("crm_api");""");

    [Fact]
    public Task FixableBesideUnfixable_LeavesTheOther() => InMethodAsync(
        """resolver.Get([|"oders_db"|]); resolver.Get([|"wörter"|]);""",
        """resolver.Get("orders_db"); resolver.Get([|"wörter"|]);""");

    [Fact]
    public Task LocalConstant_IsFixedWhereItIsDeclared() => InMethodAsync(
        """const string Orders = [|"oders_db"|]; resolver.Get(Orders); resolver.RefreshAsync(Orders);""",
        """const string Orders = "orders_db"; resolver.Get(Orders); resolver.RefreshAsync(Orders);""");

    [Fact]
    public Task ConstantField_IsFixedWhereItIsDeclared() => FixAsync(
        """class C { const string Orders = [|"oders_db"|]; void M(IConnectionResolver resolver) => resolver.Get(Orders); }""",
        """class C { const string Orders = "orders_db"; void M(IConnectionResolver resolver) => resolver.Get(Orders); }""");

    [Fact]
    public Task StaticReadOnlyField_IsFixedWhereItIsDeclared() => FixAsync(
        """class C { static readonly string Orders = [|"oders_db"|]; void M(IConnectionResolver resolver) => resolver.Get(Orders); }""",
        """class C { static readonly string Orders = "orders_db"; void M(IConnectionResolver resolver) => resolver.Get(Orders); }""");

    [Theory]
    [InlineData("warehouse", "{ \"connections\": { \"orders_db\": { \"conn_type\": \"postgres\" } } }",
        "{ \"connections\": { \"orders_db\": { \"conn_type\": \"postgres\" }, \"warehouse\": { \"conn_type\": \"generic\" } } }")]
    [InlineData("warehouse", "{ }", "{\n  \"connections\": {\n    \"warehouse\": { \"conn_type\": \"generic\" }\n  }\n}")]
    [InlineData(
        "w.house-2",
        "{\n  // ours\n  \"connections\": {\n    \"orders_db\": { \"conn_type\": \"postgres\" } // the oldest\n  }\n}\n",
        "{\n  // ours\n  \"connections\": {\n    \"orders_db\": { \"conn_type\": \"postgres\" }, // the oldest\n    \"w.house-2\": " +
        "{ \"conn_type\": \"generic\" }\n  }\n}\n")]
    public Task UnknownId_IsAddedToTheManifest(string id, string manifest, string changed) => DeclareAsync(
        Method($$"""resolver.Get([|"{{id}}"|]);"""), Method($$"""resolver.Get("{{id}}");"""), manifest, changed,
        $"Add '{id}' to the manifest");

    [Fact]
    public Task UnknownIdOfATypedPosition_IsAddedWithItsType() => DeclareAsync(
        """class C { void M([ConnectionId("postgresql")] string id) => M([|"warehouse"|]); }""",
        """class C { void M([ConnectionId("postgresql")] string id) => M("warehouse"); }""",
        """{ "connections": { } }""",
        """{ "connections": {"""+"\n  \"warehouse\": { \"conn_type\": \"postgres\" }\n} }");

    [Fact]
    public Task SeveralUnknownIds_AreAddedOneByOne() => DeclareAsync(
        Method("""resolver.Get([|"warehouse"|]); resolver.Get([|"archive"|]); resolver.Get([|"warehouse"|]);"""),
        Method("""resolver.Get("warehouse"); resolver.Get("archive"); resolver.Get("warehouse");"""),
        """{ "connections": { "crm_api": { "conn_type": "http" } } }""",
        """{ "connections": { "crm_api": { "conn_type": "http" }, "warehouse": { "conn_type": "generic" }, "archive": { "conn_type": "generic" } } }""");

    [Fact]
    public Task NearIdThatWasMeant_CanBeAddedToo()
    {
        CodeFixTest<ConnectionIdAnalyzer, UnknownConnectionIdFixer> test = Test(Method("""resolver.Get([|"orders_db2"|]);"""));
        test.TestState.AdditionalFiles.Clear();
        test.TestState.AdditionalFiles.Add(("connections.json", """{ "connections": { "orders_db": { "conn_type": "postgres" } } }"""));
        test.FixedCode = "using Fairlead;\n" + Method("""resolver.Get("orders_db2");""");
        test.FixedState.AdditionalFiles.Add(("connections.json",
            """{ "connections": { "orders_db": { "conn_type": "postgres" }, "orders_db2": { "conn_type": "generic" } } }"""));
        test.CodeActionIndex = 1;
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Only the change to the id that exists is offered: the other would be reported as a collision.</summary>
    [Theory]
    [InlineData("Orders_Db")]
    [InlineData("orders-db")]
    [InlineData("ORDERS_DB")]
    public async Task IdInAnotherSpelling_IsNotAdded(string id)
    {
        CodeFixTest<ConnectionIdAnalyzer, UnknownConnectionIdFixer> test = Test(Method($$"""resolver.Get([|"{{id}}"|]);"""));
        test.TestState.AdditionalFiles.Clear();
        test.TestState.AdditionalFiles.Add(("connections.json", """{ "connections": { "orders_db": { "conn_type": "postgres" } } }"""));
        test.CodeActionIndex = 1;
        var error = await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            test.FixedCode = "using Fairlead;\n" + Method("""resolver.Get("orders_db");""");
            await test.RunAsync(TestContext.Current.CancellationToken);
        });
        Assert.Contains("No fix was offered", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public Task NameOfASetting_KeepsWhatStandsBeforeIt()
    {
        CodeFixTest<ConnectionIdAnalyzer, UnknownConnectionIdFixer> test =
            Test("""class C { void M(object o) => Microsoft.EntityFrameworkCore.SqlServerDbContextOptionsExtensions.UseSqlServer(o, [|"Name=ConnectionStrings:oders_db"|]); }""");
        const string Library =
            """namespace Microsoft.EntityFrameworkCore { static class SqlServerDbContextOptionsExtensions { public static void UseSqlServer(this object o, string connectionString) { } } }""";
        test.TestState.Sources.Add(Library);
        test.FixedState.Sources.Add("using Fairlead;\n"
            + """class C { void M(object o) => Microsoft.EntityFrameworkCore.SqlServerDbContextOptionsExtensions.UseSqlServer(o, "Name=ConnectionStrings:orders_db"); }""");
        test.FixedState.Sources.Add(Library);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task ConstantOfAnotherFile_IsNotReplacedAtItsUse()
    {
        CodeFixTest<ConnectionIdAnalyzer, UnknownConnectionIdFixer> test = Test(
            """class C { void M(IConnectionResolver resolver) { resolver.Get([|Ids.Orders|]); } }""");
        test.TestState.Sources.Add("""static class Ids { public const string Orders = "oders db"; }""");
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task ConstantThatNamesAConstant_IsNotReplaced() => NoFixAsync("""
        class C
        {
            const string Wrong = "oders db";
            const string Orders = [|Wrong|];
            void M(IConnectionResolver resolver) => resolver.Get(Orders);
        }
        """);

    [Fact]
    public Task AttributeArgument_IsFixed() => FixAsync(
        """class ReadsAttribute([ConnectionId] string source) : Attribute { public string Source => source; } [Reads([|"oders_db"|])] class C;""",
        """class ReadsAttribute([ConnectionId] string source) : Attribute { public string Source => source; } [Reads("orders_db")] class C;""");

    [Fact]
    public Task ParameterDefault_IsFixed() => FixAsync(
        """class C { void M([ConnectionId] string id = [|"oders_db"|]) { } }""",
        """class C { void M([ConnectionId] string id = "orders_db") { } }""");

    [Fact]
    public Task PropertyInitializer_IsFixed() => FixAsync(
        """class C { [ConnectionId] public string Id { get; } = [|"oders_db"|]; }""",
        """class C { [ConnectionId] public string Id { get; } = "orders_db"; }""");

    [Fact]
    public Task CollectionItems_AreFixed() => FixAsync(
        """class C { void M([ConnectionId] params string[] ids) => M([|"oders_db"|], "crm_api", [|"crm-api"|]); }""",
        """class C { void M([ConnectionId] params string[] ids) => M("orders_db", "crm_api", "crm_api"); }""");

    [Fact]
    public Task SeveralFiles_AreAllFixed()
    {
        CodeFixTest<ConnectionIdAnalyzer, UnknownConnectionIdFixer> test =
            Test("""class A { [ConnectionId] string _id = [|"oders_db"|]; string Id => _id; }""");
        test.TestState.Sources.Add("""class B { [Fairlead.ConnectionId] string _id = [|"crm-api"|]; string Id => _id; }""");
        test.FixedState.Sources.Add("using Fairlead;\n" + """class A { [ConnectionId] string _id = "orders_db"; string Id => _id; }""");
        test.FixedState.Sources.Add("""class B { [Fairlead.ConnectionId] string _id = "crm_api"; string Id => _id; }""");
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task Title_SaysWhatIsWritten()
    {
        CodeFixTest<ConnectionIdAnalyzer, UnknownConnectionIdFixer> test = Test(Method("""resolver.Get([|"oders_db"|]);"""));
        test.FixedCode = "using Fairlead;\n" + Method("""resolver.Get("orders_db");""");
        test.CodeActionTitle = "Change to 'orders_db'";
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static Task InMethodAsync(string statements, string fixedStatements) => FixAsync(Method(statements), Method(fixedStatements));

    private static Task FixAsync(string source, string fixedSource)
    {
        CodeFixTest<ConnectionIdAnalyzer, UnknownConnectionIdFixer> test = Test(source);
        test.FixedCode = "using Fairlead;\n" + fixedSource;
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static Task DeclareAsync(string source, string fixedSource, string manifest, string changed, string? title = null)
    {
        CodeFixTest<ConnectionIdAnalyzer, UnknownConnectionIdFixer> test = Test(source);
        test.TestState.AdditionalFiles.Clear();
        test.TestState.AdditionalFiles.Add(("connections.json", manifest));
        test.FixedCode = "using Fairlead;\n" + fixedSource;
        test.FixedState.AdditionalFiles.Add(("connections.json", changed));
        test.CodeActionTitle = title;
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static Task NoFixAsync(string source) => Test(source).RunAsync(TestContext.Current.CancellationToken);

    private static string Method(string statements) => $$"""
        class C
        {
            class Orders_Db;
            void M(IConnectionResolver resolver)
            {
                {{statements}}
            }
        }
        """;

    private static CodeFixTest<ConnectionIdAnalyzer, UnknownConnectionIdFixer> Test(string source)
    {
        var test = new CodeFixTest<ConnectionIdAnalyzer, UnknownConnectionIdFixer> { OnlyRule = "FLD3001",
            TestCode = "using Fairlead;\n" + source };
        test.TestState.AdditionalReferences.Add(FrameworkReferences.GetAssembly<ConnectionIdAttribute>());
        test.TestState.AdditionalReferences.Add(FrameworkReferences.GetAssembly<FairleadOptions>());
        test.TestState.AdditionalFiles.Add(("connections.json", Manifest));
        return test;
    }
}

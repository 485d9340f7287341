using Fairlead.Analyzers.ConnectionIds;
using Fairlead.CodeFixes.ConnectionIds;
using Fairlead.TestFramework;

namespace Fairlead.CodeFixes.Tests.ConnectionIds;

public class LiteralConnectionIdFixerTests
{
    private const string Generated = """
        namespace Acme
        {
            public sealed class OrdersDbConnection(Fairlead.Connection connection) { public Fairlead.Connection Connection => connection; public string Host => connection.Host!; }
            public sealed class Connections(Fairlead.IConnectionResolver resolver)
            {
                public Fairlead.ConnectionAccessor<OrdersDbConnection> OrdersDb { get; } = new(Ids.OrdersDb, resolver, c => new OrdersDbConnection(c));
                public static class Ids { public const string OrdersDb = "orders_db"; }
            }
        }
        """;

    [Theory]
    [InlineData("""var orders = resolver.Get([|"orders_db"|]); _ = orders.Host;""",
        "var orders = connections.OrdersDb.Get(); _ = orders.Host;")]
    [InlineData("""var orders = await resolver.GetAsync([|"orders_db"|], token); _ = orders.Host;""",
        "var orders = await connections.OrdersDb.GetAsync(token); _ = orders.Host;")]
    [InlineData("""_ = (await resolver.GetAsync(cancellationToken: token, connectionId: [|"orders_db"|])).Host;""",
        "_ = (await connections.OrdersDb.GetAsync(cancellationToken: token)).Host;")]
    [InlineData("""resolver.RefreshAsync([|"orders_db"|]);""", "connections.OrdersDb.RefreshAsync();")]
    [InlineData("""resolver.OnChange([|"orders_db"|], orders => Console.WriteLine(orders.Host));""",
        "connections.OrdersDb.OnChange(orders => Console.WriteLine(orders.Host));")]
    public Task CallOfTheResolver_BecomesOneOfTheAccessor(string statement, string fixedStatement) =>
        VerifyAsync(Method(statement), Method(fixedStatement), "Use 'connections.OrdersDb'");

    [Theory]
    [InlineData("""Fairlead.Connection orders = resolver.Get([|"orders_db"|]);""",
        "Fairlead.Connection orders = connections.OrdersDb.Get().Connection;")]
    [InlineData("""Fairlead.Connection orders = await resolver.GetAsync([|"orders_db"|]);""",
        "Fairlead.Connection orders = (await connections.OrdersDb.GetAsync()).Connection;")]
    [InlineData("""Use(resolver.Get([|"orders_db"|]));""", "Use(connections.OrdersDb.Get().Connection);")]
    public Task CodeThatWantsTheUntypedConnection_GetsIt(string statement, string fixedStatement) =>
        VerifyAsync(Method(statement), Method(fixedStatement), "Use 'connections.OrdersDb'");

    [Theory]
    [InlineData("""_ = (await resolver.TryGetAsync([|"orders_db"|])).Connection;""",
        "_ = (await resolver.TryGetAsync(Connections.Ids.OrdersDb)).Connection;")]
    [InlineData("""Load([|"orders_db"|]);""", "Load(Connections.Ids.OrdersDb);")]
    [InlineData("""const string Id = [|"orders_db"|]; resolver.Get(Id);""",
        "const string Id = Connections.Ids.OrdersDb; resolver.Get(Id);")]
    public Task OtherCode_UsesTheConstant(string statement, string fixedStatement) =>
        VerifyAsync(Method(statement), Method(fixedStatement), "Use 'Connections.Ids.OrdersDb'");

    [Fact]
    public Task Attribute_UsesTheConstant() => VerifyAsync(
        """
        using Acme;
        class ReadsAttribute([Fairlead.ConnectionId] string source) : Attribute { public string Source => source; }
        [Reads([|"orders_db"|])] class C;
        """,
        """
        using Acme;
        class ReadsAttribute([Fairlead.ConnectionId] string source) : Attribute { public string Source => source; }
        [Reads(Connections.Ids.OrdersDb)] class C;
        """);

    [Fact]
    public Task WithoutTheGeneratedClassAtHand_TheConstantIsUsed() => VerifyAsync(
        """using Fairlead; class C { void M(Fairlead.IConnectionResolver resolver) => resolver.Get([|"orders_db"|]); }""",
        """using Fairlead; class C { void M(Fairlead.IConnectionResolver resolver) => resolver.Get(Acme.Connections.Ids.OrdersDb); }""",
        "Use 'Acme.Connections.Ids.OrdersDb'");

    [Fact]
    public Task SomethingElseCalledConnections_IsNotMeant() => VerifyAsync(
        """using Fairlead; class C { string Connections => ""; void M(Fairlead.IConnectionResolver resolver) => resolver.Get([|"orders_db"|]); }""",
        """using Fairlead; class C { string Connections => ""; void M(Fairlead.IConnectionResolver resolver) => resolver.Get(Acme.Connections.Ids.OrdersDb); }""");

    [Fact]
    public Task SeveralCalls_AreFixedAtOnce() => VerifyAsync(
        Method("""resolver.RefreshAsync([|"orders_db"|]); var a = resolver.Get([|"orders_db"|]); resolver.RefreshAsync([|"orders_db"|]);"""),
        Method("""connections.OrdersDb.RefreshAsync(); var a = connections.OrdersDb.Get(); connections.OrdersDb.RefreshAsync();"""));

    private static Task VerifyAsync(string source, string fixedSource, string? title = null)
    {
        var test = new CodeFixTest<ConnectionIdAnalyzer, LiteralConnectionIdFixer> { OnlyRule = "FLD3004", CodeActionTitle = title };
        test.TestState.Sources.Add(source);
        test.TestState.Sources.Add(("Connections.g.cs", Generated));
        test.TestState.AdditionalReferences.Add(FrameworkReferences.GetAssembly<ConnectionIdAttribute>());
        test.TestState.AdditionalReferences.Add(FrameworkReferences.GetAssembly<FairleadOptions>());
        test.TestState.AdditionalFiles.Add(
            ("connections.json", """{ "namespace": "Acme", "connections": { "orders_db": { "conn_type": "postgres" } } }"""));
        test.FixedState.Sources.Add(fixedSource);
        test.FixedState.Sources.Add(("Connections.g.cs", Generated));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static string Method(string statement) => $$"""
        using Acme;
        using Fairlead;
        class C(Connections connections, Fairlead.IConnectionResolver resolver)
        {
            void Use(Fairlead.Connection connection) { }
            void Load([Fairlead.ConnectionId] string id) { }
            async Task M(CancellationToken token)
            {
                await Task.Yield();
                {{statement}}
                Use(null!);
            }
        }
        """;
}

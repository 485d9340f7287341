using System.Text.Json;
using Fairlead.Analyzers.ConnectionIds;
using Fairlead.Detection.Workflows;
using Fairlead.TestFramework;

namespace Fairlead.Analyzers.Tests.ConnectionIds;

/// <summary>Every type of <c>tests/data/workflow-types.json</c> marks workflow code, in the way that its framework uses it.</summary>
public class WorkflowFrameworkTests
{
    private static readonly IReadOnlyList<JsonElement> Facts =
        [.. JsonDocument.Parse(RepositoryFiles.Read("tests/data/workflow-types.json")).RootElement.GetProperty("workflowTypes")
            .EnumerateArray()];

    public static TheoryData<string, string, bool> Types =>
        [.. Facts.Select(fact => (Text(fact, "metadataName"), Text(fact, "matchBy"), fact.GetProperty("deterministicCode").GetBoolean()))];

    [Fact]
    public void Table_HasTheTypesOfAll24Frameworks()
    {
        IEnumerable<(string, bool)> facts =
            Facts.Select(fact => (Text(fact, "metadataName"), fact.GetProperty("deterministicCode").GetBoolean()));
        IEnumerable<(string, bool)> rows = WorkflowTypeTable.All.Select(type => (type.MetadataName, type.IsDeterministic));
        (string, bool)[] different = [.. facts.Except(rows).Concat(rows.Except(facts))];
        Assert.True(different.Length == 0,
            $"Only one of tests/data/workflow-types.json and WorkflowTypeTable has {string.Join(", ", different)}: add it to the other.");
        Assert.True(Facts.Select(fact => Text(fact, "framework")).Distinct().Count() >= 24);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public Task CodeOfAFramework_IsWorkflowCode(string metadataName, string matchBy, bool _)
    {
        var test = new AnalyzerTest<ConnectionIdAnalyzer>
        {
            OnlyRule = "FLD3001",
            TestCode = Marked(metadataName, matchBy, """Client.Load([|"nowhere"|]);""")
                + """
                static class Other { public static void M() => Client.Load("nowhere"); }
                static class Client { public static void Load(string connectionId) { } }
                """,
        };
        test.TestState.Sources.Add(StandIn(metadataName));
        test.TestState.AdditionalFiles.Add(("connections.json", """{ "connections": { "orders_db": { "conn_type": "postgres" } } }"""));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public Task ResolvingInIt_IsReportedWhereTheCodeIsDeterministic(string metadataName, string matchBy, bool isDeterministic)
    {
        const string Call = "Client.Resolver.Get(\"orders_db\")";
        const string Using = "using Fairlead;\n";
        var test = new AnalyzerTest<ResolvedInDeterministicCodeAnalyzer>
        {
            TestCode = Using + Marked(metadataName, matchBy, isDeterministic ? $"[|{Call}|];" : $"{Call};")
                + "static class Client { public static Fairlead.IConnectionResolver Resolver => null!; }",
        };
        test.TestState.Sources.Add(StandIn(metadataName));
        test.TestState.AdditionalReferences.Add(FrameworkReferences.GetAssembly<ConnectionIdAttribute>());
        test.TestState.AdditionalReferences.Add(FrameworkReferences.GetAssembly<FairleadOptions>());
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static string Marked(string metadataName, string matchBy, string statement)
    {
        int arity = metadataName.Contains('`') ? metadataName[^1] - '0' : 0;
        string name = metadataName.Split('`')[0];
        string type = arity == 0 ? name : $"{name}<{string.Join(", ", Enumerable.Repeat("int", arity))}>";
        string method = $"void M() {{ {statement} }}";
        return matchBy switch
        {
            "attribute on class" => $"[{name}] class C {{ {method} }}\n",
            "attribute on method" or "attribute on class or method" => $"class C {{ [{name}] {method} }}\n",
            "attribute on constructor" => $"class C {{ [{name}] C() {{ {statement} }} }}\n",
            "attribute on parameter" => $"class C {{ void M([{name}] string input) {{ {statement} }} }}\n",
            "parameter type" => $"class C {{ void M({type} context) {{ {statement} }} }}\n",
            "base class" or "interface" => $"class C : {type} {{ {method} }}\n",
            _ => throw new ArgumentException(matchBy),
        };
    }

    private static string StandIn(string metadataName)
    {
        int dot = metadataName.LastIndexOf('.');
        string name = metadataName[(dot + 1)..].Split('`')[0];
        int arity = metadataName.Contains('`') ? metadataName[^1] - '0' : 0;
        string parameters = arity == 0 ? "" : $"<{string.Join(", ", Enumerable.Range(1, arity).Select(i => $"T{i}"))}>";
        bool isInterface = name.Length > 1 && name[0] == 'I' && char.IsUpper(name[1]);
        bool isAttribute = name.EndsWith("Attribute", StringComparison.Ordinal) || name == "WorkerTask";
        string declaration = isInterface
            ? $"interface {name}{parameters}" : isAttribute
            ? $"class {name} : Attribute" : $"class {name}{parameters}";
        return $"namespace {metadataName[..dot]} {{ public {declaration}; }}";
    }

    private static string Text(JsonElement fact, string property) => fact.GetProperty(property).GetString()!;
}

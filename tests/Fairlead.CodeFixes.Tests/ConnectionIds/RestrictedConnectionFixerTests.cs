using Fairlead.Analyzers.ConnectionIds;
using Fairlead.CodeFixes.ConnectionIds;
using Fairlead.TestFramework;

namespace Fairlead.CodeFixes.Tests.ConnectionIds;

public class RestrictedConnectionFixerTests
{
    private const string Before = """
        {
          "connections": { "lake": { "conn_type": "aws", "sharing": "restricted" }, "pond": { "conn_type": "aws", "sharing": "restricted" } },
          "deployments": {
            "development": { "links": [ ] },
            // runs at night
            "production": { "description": "The real one" }
          }
        }
        """;

    [Fact]
    public Task Connection_IsLinkedInADeployment() => VerifyAsync(
        """resolver.Get([|"lake"|]);""", "resolver.Get(\"lake\");", Before.Replace("\"links\": [ ]", "\"links\": [\"lake\"]"),
        title: "Link 'lake' in 'development'");

    [Fact]
    public Task Connection_IsLinkedInTheDeploymentThatIsChosen() => VerifyAsync(
        """resolver.Get([|"lake"|]);""", "resolver.Get(\"lake\");",
        Before.Replace("\"The real one\"", "\"The real one\", \"links\": [\"lake\"]"), index: 1, title: "Link 'lake' in 'production'");

    [Fact]
    public Task SeveralConnections_AreLinkedAtOnce() => VerifyAsync(
        """resolver.Get([|"lake"|]); resolver.Get([|"pond"|]); resolver.Get([|"lake"|]);""",
        """resolver.Get("lake"); resolver.Get("pond"); resolver.Get("lake");""",
        Before.Replace("\"links\": [ ]", "\"links\": [\"lake\", \"pond\"]"));

    [Fact]
    public Task ExcludedConnection_IsLeftToPeople() => VerifyAsync(
        """resolver.Get([|"lake"|]);""", fixedStatement: null,
        """{ "connections": { "lake": { "conn_type": "aws" } }, "deployments": { "production": { "excludes": ["lake"] } } }""");

    [Fact]
    public Task ManifestWithoutDeployments_OffersNothing() => VerifyAsync(
        """resolver.Get([|"lake"|]);""", fixedStatement: null,
        """{ "connections": { "lake": { "conn_type": "aws", "sharing": "restricted" } } }""");

    private static Task VerifyAsync(string statement, string? fixedStatement, string manifest, int index = 0, string? title = null)
    {
        var test = new CodeFixTest<ConnectionIdAnalyzer, RestrictedConnectionFixer>
        {
            OnlyRule = "FLD3006",
            TestCode = Code(statement),
            CodeActionIndex = index,
            CodeActionTitle = title,
        };
        test.TestState.AdditionalReferences.Add(FrameworkReferences.GetAssembly<ConnectionIdAttribute>());
        test.TestState.AdditionalReferences.Add(FrameworkReferences.GetAssembly<FairleadOptions>());
        test.TestState.AdditionalFiles.Add(("connections.json", fixedStatement is null ? manifest : Before));
        if (fixedStatement is not null)
        {
            test.FixedCode = Code(fixedStatement);
            test.FixedState.AdditionalFiles.Add(("connections.json", manifest));
        }
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static string Code(string statement) =>
        $$"""using Fairlead; class C { void M(Fairlead.IConnectionResolver resolver) { {{statement}} } }""";
}

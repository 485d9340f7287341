using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;

namespace Fairlead.Generator.Tests;

/// <summary>
/// The files that the build writes on request. Here they are still comments in a source file; the package's tests see the files.
/// </summary>
public class RequirementsTests
{
    private static IReadOnlyDictionary<string, string> Generate(string manifest) => new GeneratorProject(manifest)
    {
        Properties = new Dictionary<string, string> { ["FairleadLockFile"] = "true", ["FairleadEnvironmentExample"] = "True" },
    }.Generate();

    private static string Lines(string source) => string.Concat(source.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line =>
    {
        Assert.StartsWith("//", line, StringComparison.Ordinal);
        return line[2..] + "\n";
    }));

    /// <summary>Joins the lines of a connection, which the lock file has on one.</summary>
    internal static string JoinLines(string lockFile) => Regex.Replace(lockFile.ReplaceLineEndings("\n"), "\n(//)? {8,}", " ");

    [Fact]
    public void LockFile_ListsWhatTheProgramCanUse_SortedById() => Assert.Equal(
        JoinLines("""
        {
          "version": 1,
          "deployments": ["development", "production"],
          "connections": {
            "fx_feed": { "conn_type": "generic", "required": ["extra.api_key"], "secrets": ["password", "extra.api_key"],
                "deployments": ["development"] },
            "lake": { "conn_type": "aws", "required": [], "secrets": ["password", "extra.aws_session_token"],
                "deployments": ["production"] },
            "orders_db": { "conn_type": "postgres", "required": [], "secrets": ["password"], "deployments": ["development", "production"] },
            "partner_api": { "conn_type": "http", "required": [], "secrets": ["password", "extra.query"],
                "deployments": ["development", "production"] }
          }
        }

        """),
        Lines(Generate(ExampleManifest.Text)["connections.lock.json.cs"]));

    [Fact]
    public void EnvironmentExample_HasEveryVariableThatSomebodyMustOrMaySet()
    {
        string[] lines = Lines(Generate("""
            { "connections": {
                "Orders-DB": { "conn_type": "postgres", "description": "Orders\nand more", "host": "h" },
                "events": { "conn_type": "kafka" } },
              "deployments": { "p": {} } }
            """)["env.example.cs"]).Split('\n');

        Assert.Equal(
            [
                "#", "# The deployment: p", "#FAIRLEAD_DEPLOYMENT=",
                "#", "# Orders-DB (postgres): Orders and more", "FAIRLEAD_CONN_ORDERS_DB__SCHEMA=", "#FAIRLEAD_CONN_ORDERS_DB__PASSWORD=",
                "#", "# events (kafka): The Apache Kafka connection events", "FAIRLEAD_CONN_EVENTS__EXTRA__BOOTSTRAP_SERVERS=",
                "#FAIRLEAD_CONN_EVENTS__EXTRA__SASL_PASSWORD=", "#FAIRLEAD_CONN_EVENTS__EXTRA__SSL_KEY_PASSWORD=", "",
            ],
            lines[2..]);
    }

    [Fact]
    public void LockFile_ListsATemplateWithItsParameters() => Assert.Contains(
        JoinLines("""
            "tenant_db": { "conn_type": "postgres", "required": ["password"], "secrets": ["password"], "deployments": ["development"],
                "parameters": ["tenant", "region"] }
        """),
        Lines(Generate(TemplateManifest.Text)["connections.lock.json.cs"]), StringComparison.Ordinal);

    [Fact]
    public void EnvironmentExample_HasTheVariablesOfListedInstances_AndThePatternOfOthers() => Assert.Equal(
        [
            "# partner_api (http): The HTTP connection partner_api",
            "#FAIRLEAD_CONN_PARTNER_API_LIVE__PASSWORD=", "#FAIRLEAD_CONN_PARTNER_API_LIVE__EXTRA__QUERY=",
            "#FAIRLEAD_CONN_PARTNER_API_TEST__PASSWORD=", "#FAIRLEAD_CONN_PARTNER_API_TEST__EXTRA__QUERY=",
            "#", "# tenant_db (postgres): The orders of one tenant",
            "# A template: a line for each connection, with its values in upper case and '_' for '-' where <> stands.",
            "#FAIRLEAD_CONN_TENANT_DB_<TENANT>_<REGION>__PASSWORD=", "",
        ],
        Lines(Generate(TemplateManifest.Text)["env.example.cs"]).Split('\n')[6..]);

    [Fact]
    public void ProjectThatAsksForNothing_GetsNothing() =>
        Assert.DoesNotContain(new GeneratorProject(ExampleManifest.Text).Generate().Keys, name =>
            name.Contains("lock", StringComparison.Ordinal) || name.Contains("env", StringComparison.Ordinal));

    [Theory]
    [InlineData("\\u2028 \\u0085 \\r class X { }")]
    [InlineData("*/ */ #endif")]
    public void TextsOfAManifest_StayComments(string description)
    {
        string source =
            Generate($$"""{ "connections": { "x": { "conn_type": "generic", "description": "{{description}}" } } }""")["env.example.cs"];

        Assert.Empty(CSharpSyntaxTree.ParseText(source, cancellationToken: TestContext.Current.CancellationToken)
            .GetRoot(TestContext.Current.CancellationToken).ChildNodes());
    }
}

using Fairlead.TestFramework;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.Tests.Suppressions;

public class IgnoreTests
{
    [Fact]
    public Task CommentBesideCode_IgnoresItsLine() => SuppressionTest.VerifyAsync("""
        class Feed
        {
            Uri old = new("http://feeds.partner.io/"); // fairlead:ignore FLD2001 -- moves in spring
            Uri next = new("{|FLD2001:http://feeds.partner.io|}/");
        }
        """);

    [Fact]
    public Task CommentAlone_IgnoresTheMemberOrStatementBelow() => SuppressionTest.VerifyAsync("""
        class Feed
        {
            // fairlead:ignore FLD2001 until 2026-06-01 -- moves in spring
            // (see the partner's announcement)
            static readonly string[] Addresses =
            [
                "http://feeds.partner.io/",
                "http://rates.partner.io/",
            ];

            void Load(HttpClient client)
            {
                /* fairlead:ignore FLD2001 -- their server knows no other */
                client.GetAsync(
                    "http://feeds.partner.io/");
                client.GetAsync("{|FLD2001:http://feeds.partner.io|}/");
            }
        }
        """);

    [Fact]
    public Task CommentBesideTheLineAbove_IsNotAboutThisLine() => SuppressionTest.VerifyAsync("""
        class Feed
        {
            Uri local = new("http://localhost/"); // fairlead:ignore FLD2001 -- nothing is reported here
            Uri next = new("{|FLD2001:http://feeds.partner.io|}/");
        }
        """);

    [Fact]
    public Task CommentAboveAMethod_DoesNotCoverItsBody() => SuppressionTest.VerifyAsync("""
        class Feed
        {
            // fairlead:ignore FLD2001 -- only what is on this line
            void Load(HttpClient client)
            {
                client.GetAsync("{|FLD2001:http://feeds.partner.io|}/");
            }
        }
        """);

    [Fact]
    public Task OtherRule_IsNotIgnored() => SuppressionTest.VerifyAsync("""
        class Feed { Uri old = new("{|FLD2001:http://feeds.partner.io|}/"); } // fairlead:ignore FLD1001, FLD1006 -- no secret
        """);

    [Fact]
    public Task MarkerInAString_IsNoComment() => SuppressionTest.VerifyAsync("""
        class Feed { string text = "// fairlead:ignore"; Uri old = new("{|FLD2001:http://feeds.partner.io|}/"); }
        """);

    [Fact]
    public Task Json_IsIgnoredBesideAndBelow() => SuppressionTest.VerifyAsync("appsettings.json", """
        {
          // fairlead:ignore FLD1008 -- the test server's
          "Smtp": { "Password": "hunter2" },
          "Mail": { "Password": "hunter2" }, // fairlead:ignore FLD1008 until 2026-06-01 -- the test server's
          "Next": { "Password": "{|FLD1008:hunter2|}" }
        }
        """);

    [Fact]
    public Task Yaml_IsIgnoredBesideAndBelow() => SuppressionTest.VerifyAsync("docker-compose.yml", """
        services:
          db:
            environment:
              # fairlead:ignore FLD1008 -- a throw-away container
              - POSTGRES_PASSWORD=hunter2
              - OTHER_PASSWORD=hunter2 # fairlead:ignore FLD1008 -- as well
              - THIRD_PASSWORD={|FLD1008:hunter2|}
        """);

    [Fact]
    public Task Xml_IsIgnoredForTheWholeElement() => SuppressionTest.VerifyAsync("web.config", """
        <configuration>
          <appSettings>
            <!-- fairlead:ignore FLD1008 -- the test server's -->
            <add key="SmtpPassword"
                 value="hunter2" />
            <add key="Password" value="{|FLD1008:hunter2|}" />
          </appSettings>
        </configuration>
        """);

    [Fact]
    public Task Environment_IsIgnoredBelow() => SuppressionTest.VerifyAsync(".env", """
        # fairlead:ignore FLD1008 -- a throw-away container
        DB_PASSWORD=hunter2
        SMTP_PASSWORD={|FLD1008:hunter2|}
        """);

    [Fact]
    public Task Severity_IsSetForAFileByItsSection()
    {
        var test = new SuppressionTest { TestCode = "" };
        const string Settings = """{ "Password": "hunter2" }""";
        const string Marked = """{ "Password": "{|#0:hunter2|}" }""";
        test.TestState.AdditionalFiles.Add(("/0/appsettings.Development.json", Settings));
        test.TestState.AdditionalFiles.Add(("/0/appsettings.json", Marked));
        test.TestState.AdditionalFiles.Add(("/0/local/appsettings.json", Marked.Replace("#0", "#1", StringComparison.Ordinal)));
        test.TestState.AdditionalFiles.Add(("/0/local/secrets.json", Marked.Replace("#0", "#2", StringComparison.Ordinal)));
        test.TestState.AnalyzerConfigFiles.Add(("/0/.editorconfig", """
            root = true
            [appsettings.Development.json]
            fairlead.severity.FLD1008 = none
            [local/*]
            fairlead.severity.FLD1008 = error
            [secrets.json]
            fairlead.severity.FLD1008 = suggestion
            """));
        test.TestState.ExpectedDiagnostics.AddRange([
            TestProjects.Expect("FLD1008").WithLocation(0).WithSeverity(DiagnosticSeverity.Warning),
            TestProjects.Expect("FLD1008").WithLocation(1).WithSeverity(DiagnosticSeverity.Error),
            TestProjects.Expect("FLD1008").WithLocation(2).WithSeverity(DiagnosticSeverity.Info),
        ]);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }
}

using Fairlead.Core.Suppression;

namespace Fairlead.Package.Tests;

/// <summary>What the build of a new project says of its configuration files, and how that is suppressed.</summary>
public sealed class ConfigurationFileTests(LocalFeed feed)
{
    private const string Program = "Console.WriteLine();";

    private const string Settings = """
        {
          "Smtp": { "Host": "mail.internal", "Password": "hunter2" }
        }
        """;

    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    [Fact]
    public async Task SecretsInFilesOfEveryKind_AreShownAtTheirPlace()
    {
        ConsumerProject project = Project("<DbPassword>hunter2</DbPassword>")
            .Add("appsettings.json", Settings)
            .Add("Settings/appsettings.Local.json", Settings)
            .Add("Properties/launchSettings.json", """{ "profiles": { "A": { "environmentVariables": { "Db__Password": "hunter2" } } } }""")
            .Add("web.config", """<configuration><appSettings><add key="DbPassword" value="hunter2" /></appSettings></configuration>""")
            .Add("docker-compose.yml", "services:\n  db:\n    environment:\n      - POSTGRES_PASSWORD=hunter2\n")
            .Add(".env", "DB_PASSWORD=hunter2\n")
            .Add("node_modules/a/appsettings.json", Settings)
            .Add("deep/er/appsettings.json", Settings);

        CommandResult build = (await project.RunAsync("build")).Succeeded();

        Assert.Equal(
            [
                ".env:1,13 FLD1008 warning", "Consumer.csproj:8,17 FLD1008 warning", "appsettings.Local.json:2,51 FLD1008 warning",
                "appsettings.json:2,51 FLD1008 warning", "docker-compose.yml:4,27 FLD1008 warning",
                "launchSettings.json:1,67 FLD1008 warning",
                "web.config:1,58 FLD1008 warning",
            ],
            Summaries(build));
        Assert.DoesNotContain("hunter2", build.Output, StringComparison.Ordinal);
        Assert.Contains("'Smtp:Password' contains a password", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IgnoredSecret_DoesNotFailAStrictBuild_AndIsSuppressedInTheLog()
    {
        ConsumerProject project = Project("""
            <ContinuousIntegrationBuild>true</ContinuousIntegrationBuild>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <ErrorLog>build.sarif,version=2.1</ErrorLog>
            """)
            .Add("appsettings.json", """
                {
                  // fairlead:ignore FLD1008 until 2999-12-31 -- the mail server of the tests
                  "Smtp": { "Password": "hunter2" }
                }
                """)
            .Add("Program.cs", $"""
                // fairlead:ignore FLD1001 -- an account of the tests
                Console.WriteLine("{"AK" + "IA"}Z7QWERT2YUIOP4AS".Length);
                """);

        CommandResult build = (await project.RunAsync("build")).Succeeded();

        Assert.Empty(Summaries(build));
        string log = await File.ReadAllTextAsync(Path.Combine(project.Directory, "build.sarif"), TestContext.Current.CancellationToken);
        Assert.Contains("FLD1008Ignore", log, StringComparison.Ordinal);
        Assert.Contains("FLD1001Ignore", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExpiredComment_FailsAStrictBuild()
    {
        ConsumerProject project = Project("""
            <ContinuousIntegrationBuild>true</ContinuousIntegrationBuild>
            <FairleadToday>2027-02-01</FairleadToday>
            """)
            .Add("appsettings.json", """
                {
                  "Smtp": { "Password": "hunter2" }, // fairlead:ignore FLD1008 until 2027-01-31 -- moves in January
                  "Mail": { "Password": "hunter2" }  // fairlead:ignore FLD1008 until 2027-02-01 -- moves in February
                }
                """);

        Assert.Equal(["appsettings.json:2,26 FLD1008 error", "appsettings.json:2,41 FLD0002 warning"],
            Summaries(await project.RunAsync("build")));
    }

    [Fact]
    public async Task Baseline_AcceptsWhatItHasAndNamesWhatIsGone()
    {
        ConsumerProject project = Project("<ContinuousIntegrationBuild>true</ContinuousIntegrationBuild>")
            .Add("appsettings.json", Settings)
            .Add("Feed.cs", """
                namespace Consumer;
                static class Feed
                {
                    public const string Address = "http://feeds.partner.io/";
                }
                """)
            .Add(".fairlead/baseline.json", Baseline.Format(Key,
            [
                BaselineEntry.Create(Key, "FLD1008", "appsettings.json", "Smtp:Password", isSource: false, "hunter2"),
                BaselineEntry.Create(Key, "FLD1008", "appsettings.json", "Mail:Password", isSource: false, "hunter2"),
                BaselineEntry.Create(Key, "FLD2001", "Consumer", "F:Consumer.Feed.Address", isSource: true, "\"http://feeds.partner.io/\""),
            ]));

        Assert.Equal(["baseline.json:4,5 FLD0002 warning"], Summaries((await project.RunAsync("build")).Succeeded()));
    }

    [Fact]
    public async Task Severity_IsSetForAFileByItsSection_AndOverrulesThePreset()
    {
        ConsumerProject project = Project()
            .Add("appsettings.json", Settings)
            .Add("appsettings.Development.json", Settings)
            .Add(".env", "DB_PASSWORD=hunter2\n")
            .Add(".editorconfig", """
                root = true
                [appsettings.Development.json]
                fairlead.severity.FLD1008 = none
                [.env]
                fairlead.severity.FLD1008 = error
                """);

        Assert.Equal([".env:1,13 FLD1008 error", "appsettings.json:2,51 FLD1008 warning"], Summaries(await project.RunAsync("build")));
    }

    [Fact]
    public async Task IncludeFilesFalse_LeavesFilesToTheProject()
    {
        ConsumerProject project = Project("<FairleadIncludeFiles>false</FairleadIncludeFiles>").Add("appsettings.json", Settings);

        Assert.Empty(Summaries((await project.RunAsync("build")).Succeeded()));
    }

    private ConsumerProject Project(string properties = "") =>
        new ConsumerProject(feed, "Fairlead.Analyzers") { Properties = properties }.Add("Program.cs", Program);

    private static IEnumerable<string> Summaries(CommandResult build) =>
        ConsumerProject.Diagnostics(build).Select(d => $"{d.File}:{d.Line},{d.Column} {d.Id} {d.Severity}").Order(StringComparer.Ordinal);
}

using System.Text.RegularExpressions;

namespace Fairlead.Package.Tests;

/// <summary>What a user sees in a new project: restored from the packages, built with the command line, then run.</summary>
public sealed class ConsumerTests(LocalFeed feed)
{
    private const string Manifest = """
        {
          "namespace": "Consumer",
          "connections": {
            "orders_db": {
              "conn_type": "postgres",
              "description": "Orders, read replica",
              "host": "orders.internal", "port": 5432, "schema": "orders", "login": "etl"
            },
            "partner_api": { "conn_type": "http", "host": "https://api.partner.example" }
          }
        }
        """;

    private static readonly string CleanProgram = ConsumerProject.ProgramWith("""
        OrdersDbConnection orders = await connections.OrdersDb.GetAsync();
        Console.WriteLine($"{connections.OrdersDb.Id}: {orders.Username}@{orders.Host}:{orders.Port}/{orders.Database} {orders.Password}");
        """);

    // Assembled from pieces, so that this file holds no secret and scanners stay quiet.
    private static readonly string ProgramWithFindings = $$"""
        using Fairlead;

        string key = "{{"AK" + "IA"}}Z7QWERT2YUIOP4AS";
        var feed = new HttpClient { BaseAddress = new Uri("http://feeds.partner.io/prices") };
        Task<Connection> Load(IConnectionResolver resolver) => resolver.GetAsync("order_db").AsTask();
        Console.WriteLine($"{key.Length} {feed.Timeout} {nameof(Load)}");
        """;

    [Fact]
    public async Task NewProjectWithAManifest_RunsAndResolvesFromTheEnvironment()
    {
        var project = new ConsumerProject(feed, "Fairlead").Add("connections.json", Manifest).Add("Program.cs", CleanProgram);

        CommandResult build = (await project.RunAsync("build")).Succeeded();
        CommandResult run = (await project.RunAsync("run", new Dictionary<string, string>
        {
            ["FAIRLEAD_CONN_ORDERS_DB__HOST"] = "replica.internal",
            ["FAIRLEAD_CONN_ORDERS_DB__PASSWORD"] = "not-a-real-password",
        })).Succeeded();

        Assert.Empty(ConsumerProject.Diagnostics(build));
        Assert.Contains("orders_db: etl@replica.internal:5432/orders ***", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task FindingsInCode_AreShownByTheBuildAtTheirPlace(bool precompiled)
    {
        var project = new ConsumerProject(feed, "Fairlead") { Properties = $"<FairleadPrecompiled>{precompiled}</FairleadPrecompiled>" }
            .Add("connections.json", Manifest).Add("Program.cs", ProgramWithFindings);

        CommandResult build = (await project.RunAsync("build")).Succeeded();
        CommandResult analyzers = await DotNet.RunAsync(project.Directory,
            ["msbuild", "-target:ResolveLockFileAnalyzers", "-getItem:Analyzer"]);

        string folder = precompiled && LocalFeed.PrecompiledFolder is { } made ? made : "analyzers/dotnet";
        Assert.Equal(5, Regex.Count(analyzers.Output, $@"FullPath.*{folder}/Fairlead\.\w+\.dll"));
        Assert.Equal(5, Regex.Count(analyzers.Output, @"FullPath.*/Fairlead\.\w+\.dll"));

        Assert.Equal(
            ["Program.cs:3 FLD1001 warning", "Program.cs:4 FLD2001 warning", "Program.cs:5 FLD3001 warning"],
            Summaries(build));
        BuildDiagnostic unknownId = Assert.Single(ConsumerProject.Diagnostics(build), d => d.Id == "FLD3001");
        Assert.Contains("'orders_db'", unknownId.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Z7QWERT2YUIOP4AS", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InContinuousIntegration_WhatIsCertainFailsTheBuild()
    {
        var project = new ConsumerProject(feed, "Fairlead") { Properties = "<ContinuousIntegrationBuild>true</ContinuousIntegrationBuild>" }
            .Add("connections.json", Manifest).Add("Program.cs", ProgramWithFindings);

        CommandResult build = await project.RunAsync("build");

        Assert.Equal(1, build.ExitCode);
        Assert.Equal(
            ["Program.cs:3 FLD1001 error", "Program.cs:4 FLD2001 error", "Program.cs:5 FLD3001 error"],
            Summaries(build));
    }

    [Fact]
    public async Task TestProjectInContinuousIntegration_WarnsOfCredentials()
    {
        var project = new ConsumerProject(feed, "Fairlead")
        {
            Properties = "<ContinuousIntegrationBuild>true</ContinuousIntegrationBuild><IsTestProject>true</IsTestProject><NoWarn>$(NoWarn);FLD2001;FLD3001</NoWarn>",
        }.Add("connections.json", Manifest).Add("Program.cs", ProgramWithFindings + """

            var login = new System.Net.NetworkCredential("app", "whatever");
            """);

        Assert.Equal(["Program.cs:3 FLD1001 warning"], Summaries((await project.RunAsync("build")).Succeeded()));
    }

    [Fact]
    public async Task AnalysisModeNone_ShowsNothing()
    {
        var project = new ConsumerProject(feed, "Fairlead") { Properties = "<FairleadAnalysisMode>none</FairleadAnalysisMode>" }
            .Add("connections.json", Manifest).Add("Program.cs", ProgramWithFindings);

        Assert.Empty(Summaries((await project.RunAsync("build")).Succeeded()));
    }

    [Fact]
    public async Task ProjectWithoutAManifest_BuildsWithoutAWarning()
    {
        var project = new ConsumerProject(feed, "Fairlead") { Properties = "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>" }
            .Add("Program.cs", "Console.WriteLine();");

        (await project.RunAsync("build")).Succeeded();
    }

    [Fact]
    public async Task EmptyManifest_BuildsWithoutAWarning()
    {
        var project = new ConsumerProject(feed, "Fairlead") { Properties = "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>" }
            .Add("connections.json", """{ "connections": {} }""").Add("Program.cs", "Console.WriteLine();");

        (await project.RunAsync("build")).Succeeded();
    }

    [Fact]
    public async Task UnknownAnalysisMode_IsNamedInAWarning()
    {
        var project = new ConsumerProject(feed, "Fairlead") { Properties = "<FairleadAnalysisMode>sturdy</FairleadAnalysisMode>" }
            .Add("Program.cs", "Console.WriteLine();");

        CommandResult build = (await project.RunAsync("build")).Succeeded();

        Assert.Contains("FLD0001", build.Output, StringComparison.Ordinal);
        Assert.Contains("'sturdy' is not known; use none, default or strict", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OwnSeverity_WinsOverThePreset()
    {
        var project = new ConsumerProject(feed, "Fairlead").Add("connections.json", Manifest).Add("Program.cs", ProgramWithFindings)
            .Add(".globalconfig", """
                is_global = true
                dotnet_diagnostic.FLD1001.severity = error
                dotnet_diagnostic.FLD2001.severity = none
                """);

        CommandResult build = await project.RunAsync("build");

        Assert.Equal(["Program.cs:3 FLD1001 error", "Program.cs:5 FLD3001 warning"], Summaries(build));
    }

    [Fact]
    public async Task BrokenManifest_GivesOneDiagnosticAndLeavesTheHealthyConnections()
    {
        var project = new ConsumerProject(feed, "Fairlead").Add("Program.cs", CleanProgram)
            .Add("connections.json", """
                {
                  "namespace": "Consumer",
                  "connections": {
                    "partner_api": { "conn_type": "http" "host": "https://api.partner.example" },
                    "orders_db": {
                      "conn_type": "postgres",
                      "host": "orders.internal", "port": 5432, "schema": "orders", "login": "etl"
                    }
                  }
                }
                """);

        CommandResult build = (await project.RunAsync("build")).Succeeded();

        Assert.Equal(["connections.json:4 FLD4001 warning"], Summaries(build));
        Assert.Equal(42, ConsumerProject.Diagnostics(build)[0].Column);
    }

    [Fact]
    public async Task AnalyzersPackageAlone_ChecksCodeAndGeneratesNothing()
    {
        var project = new ConsumerProject(feed, "Fairlead.Analyzers").Add("connections.json", Manifest)
            .Add("Program.cs", $$"""
                string key = "{{"AK" + "IA"}}Z7QWERT2YUIOP4AS";
                Console.WriteLine(key.Length);
                """);

        Assert.Equal(["Program.cs:1 FLD1001 warning"], Summaries((await project.RunAsync("build")).Succeeded()));
    }

    [Fact]
    public async Task OlderFrameworkWithItsOwnExtensions_RestoresCompilesWithItsLanguageVersionAndRuns()
    {
        var project = new ConsumerProject(feed, "Fairlead")
        {
            TargetFramework = "net8.0", ExtensionsVersion = "8.0.0", Properties = "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>",
        }.Add("connections.json", Manifest).Add("Program.cs", CleanProgram);

        CommandResult build = (await project.RunAsync("build")).Succeeded();
        CommandResult run = (await project.RunAsync(["run", "--no-build"], new Dictionary<string, string>
        {
            ["DOTNET_ROLL_FORWARD"] = "Major", // the machine need not have the older runtime
            ["FAIRLEAD_CONN_ORDERS_DB__PASSWORD"] = "not-a-real-password",
        })).Succeeded();

        Assert.Empty(ConsumerProject.Diagnostics(build));
        Assert.Contains("orders_db: etl@orders.internal:5432/orders ***", run.Output, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Summaries(CommandResult build) =>
        ConsumerProject.Diagnostics(build).Select(d => $"{d.File}:{d.Line} {d.Id} {d.Severity}");
}

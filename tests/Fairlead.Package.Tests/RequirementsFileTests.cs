namespace Fairlead.Package.Tests;

/// <summary>The files that the build writes on request, as they are on disk.</summary>
public sealed class RequirementsFileTests(LocalFeed feed)
{
    private const string Properties = """
        <FairleadLockFile>true</FairleadLockFile>
        <FairleadEnvironmentExample>true</FairleadEnvironmentExample>
        """;

    private static string Manifest(string description) => $$"""
        { "connections": { "orders_db": {
            "conn_type": "postgres", "description": "{{description}}", "host": "orders.internal", "schema": "orders", "fields": { "password": { "required": true } } } } }
        """;

    [Fact]
    public async Task BuildThatIsAskedTo_WritesBothFiles_AndLeavesThemAloneWhenNothingChanged()
    {
        var project = new ConsumerProject(feed, "Fairlead") { Properties = Properties }
            .Add("connections.json", Manifest("50% of $(it); @(all) %41 'quoted'")).Add("Program.cs", "Console.WriteLine();");
        string lockFile = Path.Combine(project.Directory, "connections.lock.json");

        CommandResult build = (await project.RunAsync("build")).Succeeded();
        DateTime written = File.GetLastWriteTimeUtc(lockFile);
        string example = File.ReadAllText(Path.Combine(project.Directory, ".env.example"));
        (await project.Add("connections.json", Manifest("Orders")).RunAsync("build")).Succeeded();

        Assert.DoesNotContain("warning", build.Output.Replace("0 Warning(s)", "", StringComparison.Ordinal),
            StringComparison.OrdinalIgnoreCase);
        Assert.Equal(
            """
            {
              "version": 1,
              "deployments": [],
              "connections": {
                "orders_db": { "conn_type": "postgres", "required": ["password"], "secrets": ["password"], "deployments": [] }
              }
            }

            """,
            File.ReadAllText(lockFile), ignoreLineEndingDifferences: true);
        Assert.Contains("# orders_db (postgres): 50% of $(it); @(all) %41 'quoted'", example, StringComparison.Ordinal);
        Assert.Contains("\nFAIRLEAD_CONN_ORDERS_DB__PASSWORD=", example, StringComparison.Ordinal);
        Assert.Contains("# orders_db (postgres): Orders", File.ReadAllText(Path.Combine(project.Directory, ".env.example")),
            StringComparison.Ordinal);
        Assert.Equal(written, File.GetLastWriteTimeUtc(lockFile));
    }

    [Fact]
    public async Task LockFileThatIsOutOfDate_FailsContinuousIntegration_AndIsNotWritten()
    {
        var continuousIntegration = new Dictionary<string, string> { ["ContinuousIntegrationBuild"] = "true" };
        var project = new ConsumerProject(feed, "Fairlead") { Properties = "<FairleadLockFile>true</FairleadLockFile>" }
            .Add("connections.json", Manifest("Orders")).Add("Program.cs", "Console.WriteLine();");
        string lockFile = Path.Combine(project.Directory, "connections.lock.json");

        CommandResult missing = await project.RunAsync("build", continuousIntegration);
        (await project.RunAsync("build")).Succeeded();
        (await project.RunAsync("build", continuousIntegration)).Succeeded();
        string written = File.ReadAllText(lockFile);
        CommandResult outOfDate = await project.Add("connections.json",
            Manifest("Orders").Replace("postgres", "mysql", StringComparison.Ordinal))
            .RunAsync("build", continuousIntegration);

        Assert.Contains("error FLD0001: The lock file is out of date", missing.Output, StringComparison.Ordinal);
        Assert.Contains("error FLD0001: The lock file is out of date", outOfDate.Output, StringComparison.Ordinal);
        Assert.Contains("FairleadLockedMode=false", outOfDate.Output, StringComparison.Ordinal);
        Assert.Equal(written, File.ReadAllText(lockFile));
    }

    [Fact]
    public async Task BuildThatIsNotAsked_WritesNeither()
    {
        var project = new ConsumerProject(feed, "Fairlead").Add("connections.json", Manifest("Orders"))
            .Add("Program.cs", "Console.WriteLine();");

        (await project.RunAsync("build")).Succeeded();

        Assert.False(File.Exists(Path.Combine(project.Directory, "connections.lock.json")));
        Assert.False(File.Exists(Path.Combine(project.Directory, ".env.example")));
    }
}

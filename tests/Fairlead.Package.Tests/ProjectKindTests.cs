namespace Fairlead.Package.Tests;

/// <summary>Projects in other languages, and for several target frameworks.</summary>
public sealed class ProjectKindTests(LocalFeed feed)
{
    private const string Manifest = """
        { "connections": { "orders db": { "conn_type": "postgres", "host": "orders.internal", "schema": "orders" } } }
        """;

    private const string Settings = """
        {
          "Smtp": { "Password": "hunter2" },
          "Mail": { "Password": "hunter2" } // fairlead:ignore FLD1008 -- the mail server of the tests
        }
        """;

    [Fact]
    public async Task VisualBasicProject_HasItsFilesChecked_AndIsToldWhatItDoesNotGet()
    {
        CommandResult build = await BuildAsync("vbproj", "Module Program\nSub Main()\nEnd Sub\nEnd Module", "Program.vb");

        Assert.Equal(
            ["appsettings.json(2) FLD1008 warning", "connections.json(1) FLD4003 warning"],
            ConsumerProject.Diagnostics(build).Select(d => $"{d.File}({d.Line}) {d.Id} {d.Severity}"));
        Assert.Contains(
            "Consumer.vbproj : warning FLD0001: connections.json gives accessors in C# only", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FSharpProject_IsToldOnceWhatIsNotChecked()
    {
        CommandResult build = await BuildAsync("fsproj", "printfn \"\"", "Program.fs", """
            <Compile Include="Program.fs" />
            <PackageReference Include="FSharp.Core" Version="*" />
            """);

        Assert.Empty(ConsumerProject.Diagnostics(build));
        Assert.Contains(
            "Consumer.fsproj : warning FLD0001: Fairlead's analyzers do not run in F# projects", build.Output, StringComparison.Ordinal);
        Assert.Contains("1 Warning(s)", build.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("every framework has the package", "true", "net10.0")]
    [InlineData("only the second has it", "'$(TargetFramework)' == 'net8.0'", "net8.0")]
    public async Task FindingsInFiles_AreReportedForOneFramework(string situation, string condition, string reporting)
    {
        Assert.NotEmpty(situation);
        ConsumerFolder folder = CreateFolder("csproj", "net10.0;net8.0", $"""
            <PackageReference Include="Fairlead.Analyzers" Version="{LocalFeed.Version}" Condition="{condition}" />
            """).Add("Code.cs", $$"""class Code { const string Key = "{{"AK" + "IA"}}Z7QWERT2YUIOP4AS"; }""");

        CommandResult build = (await folder.RunAsync("build")).Succeeded();

        // The build repeats its warnings at its end.
        string[] inFiles = [.. build.Output.Split('\n').Select(line => line.Trim()).Where(IsAboutFile).Distinct()];
        Assert.Equal(2, inFiles.Length);
        Assert.All(inFiles, line => Assert.Contains($"TargetFramework={reporting}]", line, StringComparison.Ordinal));
        Assert.Contains("FLD1001", build.Output, StringComparison.Ordinal);
    }

    private static bool IsAboutFile(string line) =>
        line.Contains("warning FLD1008", StringComparison.Ordinal) || line.Contains("warning FLD4003", StringComparison.Ordinal);

    private async Task<CommandResult> BuildAsync(string projectExtension, string code, string program, string items = "")
    {
        ConsumerFolder folder = CreateFolder(projectExtension, "net10.0", $"""
            <PackageReference Include="Fairlead.Analyzers" Version="{LocalFeed.Version}" />
            {items}
            """).Add(program, code);
        return (await folder.RunAsync("build")).Succeeded();
    }

    private ConsumerFolder CreateFolder(string projectExtension, string targetFrameworks, string items) => new ConsumerFolder(feed)
        .Add("connections.json", Manifest)
        .Add("appsettings.json", Settings)
        .Add("Consumer." + projectExtension, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>{(targetFrameworks.Contains(';') ? "Library" : "Exe")}</OutputType>
                <TargetFrameworks>{targetFrameworks}</TargetFrameworks>
                <UseAppHost>false</UseAppHost>
                <DisableImplicitFSharpCoreReference>true</DisableImplicitFSharpCoreReference>
              </PropertyGroup>
              <ItemGroup>{items}</ItemGroup>
            </Project>
            """);
}

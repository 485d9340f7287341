using System.Text.Json;

namespace Fairlead.Package.Tests;

/// <summary>Which files the compiler gets, in a folder that holds all that folders of projects hold.</summary>
public sealed class AdditionalFileTests(LocalFeed feed)
{
    private const string Settings = """{ "Smtp": { "Password": "hunter2" } }""";

    [Fact]
    public async Task FilesThatCannotBeRead_DoNotStopTheBuild()
    {
        ConsumerProject project = CreateProject("""<AdditionalFiles Include="gone.json;gone.connections.json;*.png" />""")
            .Add("appsettings.json", Settings);
        LinkToNowhere(project, ".env.local", "appsettings.x.json", ".#appsettings.json", "legacy.config", "deploy.yml", ".npmrc");
        LinkToNowhere(project, "connections.json", "Properties/launchSettings.json", "sub/web.config", "NuGet.Config",
            ".fairlead/baseline.json");
        Link(project, "loop.ini", "loop.ini");
        Directory.CreateDirectory(Path.Combine(project.Directory, ".env"));
        Directory.CreateDirectory(Path.Combine(project.Directory, "config.json"));
        project.Add(".env.swp", "b0VIM\0\0\0DB_PASSWORD=hunter2").Add("encrypted.env", "\0GITCRYPT\0\0\0")
            .Add("image.png", "\0\0").Add("empty.yml", "");

        CommandResult build = (await project.RunAsync("build")).Succeeded();

        Assert.Equal(["appsettings.json FLD1008"], ConsumerProject.Diagnostics(build).Select(d => $"{d.File} {d.Id}"));
        Assert.Contains("FLD0001: The additional file 'connections.json' does not exist or is not readable text", build.Output,
            StringComparison.Ordinal);
        Assert.Contains("FLD0001: The additional file 'gone.connections.json' does not exist", build.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("CS20", build.Output, StringComparison.Ordinal);
        Assert.Equal(["Consumer.csproj", "appsettings.json", "image.png", "nuget.config"], await FindFilesAsync(project));
    }

    [Fact]
    public async Task FileThatSeveralPatternsAndTheProjectName_IsPassedAndReportedOnce()
    {
        ConsumerProject project = CreateProject("""
            <AdditionalFiles Include="appsettings.json" Purpose="mine" />
            <AdditionalFiles Include="./sub/../appsettings.json;$(MSBuildProjectDirectory)/app.settings.json;**/web.config" />
            """).Add("appsettings.json", Settings).Add("app.settings.json", Settings).Add("sub/web.config", "<configuration />");

        CommandResult build = (await project.RunAsync("build")).Succeeded();
        CommandResult format = await project.RunAsync(["format", "--verify-no-changes", "--no-restore"]);
        CommandResult watch = await project.RunAsync(["watch", "--list"]);

        Assert.Equal(["Consumer.csproj", "app.settings.json", "appsettings.json", "nuget.config", "web.config"],
            await FindFilesAsync(project));
        Assert.Equal(["app.settings.json FLD1008", "appsettings.json FLD1008"],
            ConsumerProject.Diagnostics(build).Select(d => $"{d.File} {d.Id}"));
        Assert.DoesNotContain("Duplicate source file", format.Output + watch.Output, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Program.cs", watch.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RemovedFilesAndSwitchedOffDefaults_StayAsTheProjectHasThem(bool isRootOfRepository)
    {
        ConsumerProject project = CreateProject(
            """<AdditionalFiles Remove="appsettings.json" /><Compile Include="Program.cs" />""", "<EnableDefaultItems>false</EnableDefaultItems>")
            .Add("appsettings.json", Settings).Add("local.settings.json", Settings).Add("Ignored.cs", "this is not C#");
        if (isRootOfRepository) project.Add(".git/HEAD", "ref: refs/heads/main");

        CommandResult build = (await project.RunAsync("build")).Succeeded();

        Assert.Equal(["local.settings.json FLD1008"], ConsumerProject.Diagnostics(build).Select(d => $"{d.File} {d.Id}"));
    }

    [Fact]
    public async Task FileBasedApp_HasNoProjectFileAndRuns()
    {
        var folder = new ConsumerFolder(feed).Add("appsettings.json", Settings).Add("app.cs", $"""
            #:package Fairlead@{LocalFeed.Version}
            #:package Fairlead.Analyzers@{LocalFeed.Version}
            #:property PublishAot=false
            Console.WriteLine(typeof(Fairlead.Connection));
            """);

        CommandResult run = (await folder.RunAsync("run", "app.cs")).Succeeded();

        Assert.Contains("FLD1008", run.Output, StringComparison.Ordinal);
        Assert.Contains("Fairlead.Connection", run.Output, StringComparison.Ordinal);
    }

    private ConsumerProject CreateProject(string items, string properties = "") =>
        new ConsumerProject(feed, "Fairlead.Analyzers") { Items = items, Properties = properties }.Add("Program.cs",
            "System.Console.WriteLine();\n");

    private static async Task<IEnumerable<string>> FindFilesAsync(ConsumerProject project)
    {
        CommandResult command = (await project.RunAsync(["msbuild", "-target:FairleadSelectFiles", "-getItem:AdditionalFiles"]))
            .Succeeded();
        using JsonDocument items = JsonDocument.Parse(command.Output);
        return [.. items.RootElement.GetProperty("Items").GetProperty("AdditionalFiles").EnumerateArray()
            .Select(item => Path.GetFileName(item.GetProperty("FullPath").GetString()!)).Order(StringComparer.Ordinal)];
    }

    private static void LinkToNowhere(ConsumerProject project, params string[] links)
    {
        foreach (string link in links) Link(project, link, "/nowhere/at/all");
    }

    private static void Link(ConsumerProject project, string link, string target)
    {
        string path = Path.GetFullPath(Path.Combine(project.Directory, link));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.CreateSymbolicLink(path, target);
    }
}

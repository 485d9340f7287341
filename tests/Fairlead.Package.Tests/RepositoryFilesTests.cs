using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Fairlead.Package.Tests;

/// <summary>That the files of a repository with several projects are each checked once, by the project that owns them.</summary>
public sealed partial class RepositoryFilesTests(LocalFeed feed)
{
    private const string Compose = "services:\n  db:\n    environment:\n      - POSTGRES_PASSWORD=hunter2\n";

    [Fact]
    public async Task FilesOfTheRepository_AreReportedOnceByTheirOwner()
    {
        string root = CreateRepository(owner: "Worker");

        CommandResult build = (await DotNet.RunAsync(root, ["build", "All.slnx"])).Succeeded();

        Assert.Equal(
            [
                ".github/workflows/ci.yml(3) FLD1008 Worker",
                "Directory.Build.props(3) FLD1008 Worker",
                "Dockerfile(2) FLD1008 Worker",
                "deploy/infra/main.tf(2) FLD1008 Worker",
                "docker-compose.yml(4) FLD1008 Worker",
                "scripts/load.sh(1) FLD1008 Worker",
                "src/Api/Dockerfile(2) FLD1008 Api",
                "src/Directory.Build.props(4) FLD1008 Worker",
            ],
            Findings(root, build));
        Assert.DoesNotContain("hunter2", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StrictBuildOfAnotherProject_DoesNotReportThem()
    {
        string root = CreateRepository(owner: "Worker");

        CommandResult build = await DotNet.RunAsync(root, ["build", "src/Api", "-p:ContinuousIntegrationBuild=true"]);

        Assert.Equal(["src/Api/Dockerfile(2) FLD1008 Api"], Findings(root, build));
    }

    [Fact]
    public async Task FirstProjectOfTheSolution_OwnsThem_WhereNoneIsNamed()
    {
        string root = CreateRepository(owner: null);

        CommandResult build = (await DotNet.RunAsync(root, ["build", "All.slnx"])).Succeeded();

        string[] findings = [.. Findings(root, build)];
        Assert.Contains("docker-compose.yml(4) FLD1008 Api", findings);
        Assert.Equal(findings.Length, findings.Select(finding => finding.Split(' ')[0]).Distinct().Count());
    }

    [Fact]
    public async Task WithoutAnOwner_AMessageNamesTheFiles()
    {
        string root = CreateRepository(owner: null);
        File.Delete(Path.Combine(root, "All.slnx"));

        CommandResult build = (await DotNet.RunAsync(root, ["build", "src/Api", "-p:ErrorLog=build.sarif"])).Succeeded();

        Assert.Equal(["src/Api/Dockerfile(2) FLD1008 Api"], Findings(root, build));
        string log = await File.ReadAllTextAsync(Path.Combine(root, "src/Api/build.sarif"), TestContext.Current.CancellationToken);
        Assert.Contains("No project checks these repository files: docker-compose.yml, Dockerfile, .env, .github/workflows, nuget.config",
            log, StringComparison.Ordinal);
    }

    /// <summary>
    /// Three projects, files with secrets around them, and what nobody may report: ignored files, output, packages, other repositories.
    /// </summary>
    private string CreateRepository(string? owner)
    {
        string root = feed.CreateConsumerDirectory();
        Git(root, "init", "-q");
        Add(root, "All.slnx", """<Solution><Project Path="src/Api/Api.csproj" /><Project Path="src/Worker/Worker.csproj" /><Project Path="src/Jobs/Jobs.csproj" /></Solution>""");
        Add(root, "Directory.Build.props", $"""
            <Project>
              <PropertyGroup>
                <DeployPassword>hunter2</DeployPassword>
                {(owner is null ? "" : $"<FairleadRepositoryFiles>src/{owner}/{owner}.csproj</FairleadRepositoryFiles>")}
              </PropertyGroup>
              <ItemGroup><PackageReference Include="Fairlead.Analyzers" Version="*" /></ItemGroup>
            </Project>
            """);
        Add(root, "src/Directory.Build.props", """
            <Project>
              <Import Project="../Directory.Build.props" />
              <PropertyGroup>
                <SigningPassword>hunter2</SigningPassword>
              </PropertyGroup>
            </Project>
            """);
        foreach (string project in (string[])["Api", "Worker", "Jobs"])
        {
            Add(root, $"src/{project}/{project}.csproj",
                """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""");
            Add(root, $"src/{project}/Code.cs", "class Code;");
        }

        Add(root, ".gitignore", ".env\n.env.*\n!.env.example\n");
        Add(root, "docker-compose.yml", Compose);
        Add(root, ".github/workflows/ci.yml", "on: push\nenv:\n  DB_PASSWORD: Tr0ub4dor3\n");
        Add(root, "Dockerfile", "FROM scratch\nENV DB_PASSWORD=hunter2\n");
        Add(root, "src/Api/Dockerfile", "FROM scratch\nENV DB_PASSWORD=hunter2\n");
        Add(root, "scripts/load.sh", "export PGPASSWORD=Tr0ub4dor3\n");
        Add(root, "deploy/infra/main.tf", "variable \"db_password\" {\n  default = \"Tr0ub4dor3\"\n}\n");
        Add(root, ".env", "DB_PASSWORD=hunter2\n");
        Add(root, "src/Api/.env.local", "DB_PASSWORD=hunter2\n");
        Add(root, ".env.example", "DB_PASSWORD=\n");
        Add(root, "deploy/node_modules/a/compose.yml", Compose);
        Add(root, "deploy/other/.git/HEAD", "ref: refs/heads/main\n");
        Add(root, "deploy/other/docker-compose.yml", Compose);
        return root;
    }

    private static void Add(string root, string file, string text)
    {
        string path = Path.Combine(root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private static void Git(string directory, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = directory })!;
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    /// <summary>Each finding with the project that reports it; a build prints one twice, where it happens and at the end.</summary>
    private static IEnumerable<string> Findings(string root, CommandResult build) => Pattern().Matches(build.Output)
        .Select(match => $"{Path.GetRelativePath(root, match.Groups["file"].Value).Replace('\\', '/')}({match.Groups["line"].Value}) {match.Groups["id"].Value} "
            + Path.GetFileNameWithoutExtension(match.Groups["project"].Value))
        .Distinct()
        .Order(StringComparer.Ordinal);

    [GeneratedRegex(@"^\s*(?<file>[^\s(][^(\n]*)\((?<line>\d+),\d+\): (?:warning|error) (?<id>FLD\d+): .*\[(?<project>[^\]]+)\]\r?$",
        RegexOptions.Multiline)]
    private static partial Regex Pattern();
}

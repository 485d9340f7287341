using System.IO.Compression;
using System.Text.RegularExpressions;

namespace Fairlead.Package.Tests;

/// <summary>The commands and settings that builds of larger code bases use.</summary>
public sealed class BuildCommandTests(LocalFeed feed)
{
    [Fact]
    public async Task CentralVersionsAndLockFilesInAFolderWithAnOddName_BuildAndPackWithoutAWarning()
    {
        string longPath = string.Join('/', Enumerable.Repeat("quite-a-long-name", 12));
        var folder = new ConsumerFolder(feed, Path.Combine("Straße o'b (x) [1] & more", longPath))
            .Add("Directory.Packages.props", $"""
                <Project>
                  <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
                  <ItemGroup><PackageVersion Include="Fairlead" Version="{LocalFeed.Version}" /></ItemGroup>
                </Project>
                """)
            .Add("Directory.Build.props", """
                <Project>
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                    <ImplicitUsings>enable</ImplicitUsings>
                    <RestorePackagesWithLockFile>true</RestorePackagesWithLockFile>
                    <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                  </PropertyGroup>
                  <ItemGroup><PackageReference Include="Fairlead" /></ItemGroup>
                </Project>
                """)
            .Add("lib ä/Lib.csproj", """<Project Sdk="Microsoft.NET.Sdk" />""")
            .Add("lib ä/connections.json", """
                { "connections": { "orders_db": { "conn_type": "postgres", "host": "orders.internal", "schema": "orders" } } }
                """)
            .Add("lib ä/größe.ini", "size=1\n")
            .Add("lib ä/Ids.cs", "namespace Lib; public static class Ids { public static string Orders => Connections.Ids.OrdersDb; }")
            .Add("app/App.csproj", """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup><OutputType>Exe</OutputType><UseAppHost>false</UseAppHost></PropertyGroup>
                  <ItemGroup><ProjectReference Include="../lib ä/Lib.csproj" /></ItemGroup>
                </Project>
                """)
            .Add("app/Program.cs", "Console.WriteLine(Lib.Ids.Orders);");

        CommandResult graph = (await folder.RunAsync("build", "app", "-graph")).Succeeded();
        (await folder.RunAsync("restore", "app", "--locked-mode")).Succeeded();
        CommandResult again = (await folder.RunAsync("build", "app", "--no-restore", "--no-incremental", "-m:1")).Succeeded();
        // MSBuild itself cannot copy to an absolute path with an apostrophe in it.
        string output = new ConsumerFolder(feed).GetPath("out");
        CommandResult artifacts = (await folder.RunAsync("build", "app", "-p:UseArtifactsOutput=true", "-p:ArtifactsPath=" + output))
            .Succeeded();
        CommandResult run = (await folder.RunAsync("run", "--no-build", "--project", "app")).Succeeded();
        (await folder.RunAsync("pack", "lib ä", "-o", folder.GetPath("packages"))).Succeeded();

        Assert.All([graph, again, artifacts], build => Assert.Contains("0 Warning(s)", build.Output, StringComparison.Ordinal));
        Assert.Equal("orders_db", run.Output.Trim());
        Assert.Equal(["Lib.nuspec", "lib/net10.0/Lib.dll"], FindContent(folder.GetPath("packages/Lib.1.0.0.nupkg")));
    }

    [Fact]
    public async Task ManyProjectsAtOnce_BuildWithoutAWarning()
    {
        const int Projects = 20;
        IEnumerable<string> projects = Enumerable.Range(0, Projects).Select(i => $"<Project Path=\"p{i}/p{i}.csproj\" />");
        var folder = new ConsumerFolder(feed).Add("Directory.Build.props", $"""
            <Project>
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><PackageReference Include="Fairlead.Analyzers" Version="{LocalFeed.Version}" /></ItemGroup>
            </Project>
            """).Add("All.slnx", $"<Solution>{string.Concat(projects)}</Solution>");
        for (int i = 0; i < Projects; i++)
        {
            folder.Add($"p{i}/p{i}.csproj", """<Project Sdk="Microsoft.NET.Sdk" />""").Add($"p{i}/C.cs", "class C;").Add($"p{i}/appsettings.json", "{}");
        }

        CommandResult build = (await folder.RunAsync("build", "-m:8")).Succeeded();

        Assert.Contains("0 Warning(s)", build.Output, StringComparison.Ordinal);
        Assert.Equal(Projects, Regex.Count(build.Output, @" -> .*\.dll"));
    }

    [Fact]
    public async Task PackingTwiceWithoutAVersion_GivesTwoVersions_EachWithItsOwnAnalyzers()
    {
        string packages = Directory.CreateDirectory(Path.Combine(feed.Root, $"packed-{Guid.NewGuid():N}")).FullName;

        for (int i = 0; i < 2; i++)
        {
            (await DotNet.RunAsync(
                RepositoryFiles.GetFullPath(""), ["pack", "src/Fairlead", "--no-build", "-c", "Release", "-o", packages])).Succeeded();
        }

        string[] versions = [.. Directory.GetFiles(packages).Order(StringComparer.Ordinal).Select(ReadVersions)];
        Assert.Equal(2, versions.Length);
        Assert.All(versions, version => Assert.Matches(@"^(0\.1\.0-dev\.\d{14}) needs \1$", version));
    }

    [Theory]
    [InlineData("/packages")]
    [InlineData("/packages/")]
    public async Task PackageFolder_IsFoundWithAndWithoutASlashAtItsEnd(string folder)
    {
        CommandResult property = await DotNet.RunAsync(
            RepositoryFiles.GetFullPath("src/Fairlead.Package"), ["msbuild", "-getProperty:_Crossgen", "-p:NuGetPackageRoot=" + folder]);

        Assert.StartsWith("/packages/microsoft.netcore.app.crossgen2.", property.Succeeded().Output, StringComparison.Ordinal);
    }

    private static IEnumerable<string> FindContent(string package)
    {
        using ZipArchive archive = ZipFile.OpenRead(package);
        return [.. archive.Entries
            .Select(entry => entry.FullName)
            .Where(name => !Regex.IsMatch(name, @"^(_rels/|package/|\[Content_Types\])"))
            .Order(StringComparer.Ordinal)];
    }

    private static string ReadVersions(string package)
    {
        using ZipArchive archive = ZipFile.OpenRead(package);
        using var reader = new StreamReader(archive.GetEntry("Fairlead.nuspec")!.Open());
        string manifest = reader.ReadToEnd();
        string own = Regex.Match(manifest, "<version>(.*?)</version>").Groups[1].Value;
        return $"{own} needs {Regex.Match(manifest, "id=\"Fairlead.Analyzers\" version=\"(.*?)\"").Groups[1].Value}";
    }
}

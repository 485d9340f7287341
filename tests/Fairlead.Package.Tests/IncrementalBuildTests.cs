namespace Fairlead.Package.Tests;

/// <summary>When the compiler runs again: whenever an additional file changed, however old the new one is, and never otherwise.</summary>
public sealed class IncrementalBuildTests(LocalFeed feed)
{
    private const string Settings = """{ "Smtp": { "Password": "hunter2" } }""";

    private static readonly DateTime LongAgo = new(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);

    private readonly ConsumerFolder _folder = new(feed);

    [Theory]
    [InlineData("csproj", "Program.cs", "System.Console.WriteLine();")]
    [InlineData("vbproj", "Program.vb", "Module Program\nSub Main()\nEnd Sub\nEnd Module")]
    public async Task ChangedFiles_AreCompiledAgain_AndNothingElseIs(string projectExtension, string program, string code)
    {
        _folder.Add("Consumer." + projectExtension, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><UseAppHost>false</UseAppHost></PropertyGroup>
              <ItemGroup><PackageReference Include="Fairlead.Analyzers" Version="{LocalFeed.Version}" /></ItemGroup>
            </Project>
            """).Add(program, code).Add("appsettings.json", Settings).Add("old.ini", "a=1\n").Add("web.config", "<configuration />");

        Assert.Equal((true, 1), await BuildAsync());
        Assert.Equal((false, 0), await BuildAsync());

        File.Delete(_folder.GetPath("appsettings.json"));
        Assert.Equal((true, 0), await BuildAsync());

        AddOld("appsettings.Production.json", Settings);
        Assert.Equal((true, 1), await BuildAsync());

        File.Move(_folder.GetPath("appsettings.Production.json"), _folder.GetPath("appsettings.Staging.json"));
        AddOld("old.ini", "password=hunter2\n");
        Assert.Equal((true, 2), await BuildAsync());

        await LetADayPassAsync();
        Assert.Equal((false, 0), await BuildAsync());
    }

    /// <summary>What the package wrote yesterday is there; today's build is to write the day anew and nothing more.</summary>
    private async Task LetADayPassAsync()
    {
        string day = Assert.Single(Directory.GetFiles(_folder.GetPath("obj"), "*.fairlead.day.globalconfig", SearchOption.AllDirectories));
        string text = await File.ReadAllTextAsync(day, TestContext.Current.CancellationToken);
        DateTime written = File.GetLastWriteTimeUtc(day);
        await File.WriteAllTextAsync(day, text.Replace("= 20", "= 19", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(day, written);
    }

    private void AddOld(string file, string text) => File.SetLastWriteTimeUtc(_folder.Add(file, text).GetPath(file), LongAgo);

    /// <summary>Builds, and says whether the compiler ran and how many secrets it reported.</summary>
    private async Task<(bool IsCompiled, int Findings)> BuildAsync()
    {
        string output = _folder.GetPath("obj/Debug/net10.0/Consumer.dll");
        DateTime before = File.Exists(output) ? File.GetLastWriteTimeUtc(output) : DateTime.MinValue;
        CommandResult build = (await _folder.RunAsync("build")).Succeeded();
        return (File.GetLastWriteTimeUtc(output) != before, ConsumerProject.Diagnostics(build).Count(d => d.Id == "FLD1008"));
    }
}

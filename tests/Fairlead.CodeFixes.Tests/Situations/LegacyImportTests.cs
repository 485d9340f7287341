using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;

namespace Fairlead.CodeFixes.Tests.Situations;

/// <summary>The sample of a code base that grew over ten years, with all that the light bulb can do for it.</summary>
public class LegacyImportTests
{
    private const string Folder = "samples/LegacyImport";

    private const string ProjectFile = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <RootNamespace>LegacyImport</RootNamespace>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Fairlead" Version="1.0.0" />
            <PackageReference Include="Microsoft.Extensions.Hosting" Version="1.0.0" />
          </ItemGroup>
        </Project>

        """;

    private static readonly string[] Secrets =
        ["Nacht" + "schicht!", "Autumn" + "2021!", "Winter" + "2019!", "Post" + "bote77", "AK" + "IAODZDOCIS2JHTLGMX"];

    [Fact]
    public async Task FixAll_TakesEverySecretThatAFixCanTake()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        SituationRun run = await SituationRun.CreateAsync(ReadSample(), EditorActions.AllProviders, cancellationToken);
        SituationProject moved = run.AllAtOnce!.Project;
        foreach (string secret in Secrets)
        {
            Assert.DoesNotContain(moved.Files, file => file.Value.Contains(secret, StringComparison.Ordinal));
            Assert.Contains(run.AllAtOnce.Store.Values, stored => stored.Contains(secret, StringComparison.Ordinal));
        }

        Assert.Null(run.Thrown);
        Assert.All(moved.Files.Where(static file => !SituationProject.IsProjectFile(file.Key)),
            file => Assert.Equal(run.OneByOne.Project.Files[file.Key], file.Value));
        Diagnostic[] left = [.. await moved.AnalyzeAsync(cancellationToken)];
        Assert.DoesNotContain(left, static diagnostic => diagnostic.Id.StartsWith("CS", StringComparison.Ordinal)
            && diagnostic.Severity >= DiagnosticSeverity.Warning);
        List<string> explained = [];
        foreach (Diagnostic secret in left.Where(SituationRun.IsSecret))
        {
            foreach (OfferedAction action in await EditorActions.FindAsync(EditorActions.AllProviders, moved, secret, cancellationToken))
            {
                Assert.Null(await EditorActions.PreviewAsync(action.Action, moved, cancellationToken));
                explained.Add($"{moved.GetPath(secret)}: {action.Title}");
            }
        }
        Assert.Equal(4, explained.Count);
        Assert.All(explained, static title => Assert.EndsWith(
            "is a static property, which takes no parameter; make it a method first", title, StringComparison.Ordinal));
        Assert.StartsWith("Nightly import would", await RunAsync(moved, cancellationToken), StringComparison.Ordinal);
    }

    private static Situation ReadSample() => new("samples", "LegacyImport", new Dictionary<string, string>(), Expectation.Parse("move"))
    {
        Files = RepositoryFiles.Find(Folder, "*.cs").Concat(RepositoryFiles.Find(Folder, "*.json"))
            .ToDictionary(static path => Path.GetFileName(path), File.ReadAllText)
            .Append(new("LegacyImport.csproj", ProjectFile)).ToDictionary(),
        FilesAfter = new Dictionary<string, string>(),
    };

    private static async Task<string> RunAsync(SituationProject project, CancellationToken cancellationToken)
    {
        using var image = new MemoryStream();
        EmitResult emitted = (await project.GetCompilationAsync(cancellationToken)).Emit(image, cancellationToken: cancellationToken);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        image.Position = 0;
        var context = new AssemblyLoadContext("LegacyImport", isCollectible: true);
        TextWriter console = Console.Out;
        using var output = new StringWriter();
        try
        {
            Console.SetOut(output);
            MethodInfo main = context.LoadFromStream(image).EntryPoint!;
            main.Invoke(null, main.GetParameters().Length == 0 ? [] : [Array.Empty<string>()]);
        }
        finally
        {
            Console.SetOut(console);
            context.Unload();
        }
        return output.ToString();
    }
}

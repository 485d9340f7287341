using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Fairlead.Generator.Tests;

/// <summary>Whatever can be read of a manifest that nobody should write, the code that it gives compiles, without a warning.</summary>
public class FuzzedManifestTests
{
    /// <summary>Compiling takes its time, so that few are compiled, and none of the longest.</summary>
    private const int Manifests = 20;
    private const int LongestText = 4_000;

    [Fact]
    public void CodeOfFuzzedManifests_Compiles()
    {
        int files = 0;
        IEnumerable<IReadOnlyList<(string Path, string Text)>> projects = Enumerable.Range(0, int.MaxValue)
            .Select(seed => new ManifestFuzzer(seed * 7).NextProject())
            .Where(project => project.Sum(file => file.Text.Length) < LongestText)
            .Take(Manifests);
        Parallel.ForEach(projects, project =>
        {
            string[] manifests = [.. project.Where(file => file.Path.EndsWith("connections.json", StringComparison.Ordinal))
                .Select(file => file.Text)];
            var generated = new GeneratorProject(manifests)
                { ConnectionTypes = project.FirstOrDefault(file => file.Path == "connection-types.json").Text };
            Interlocked.Add(ref files, generated.Generate().Count);
        });

        Assert.True(files > Manifests * 4, $"{files} files");
    }

    /// <summary>The generator is pure: the versions that a driver saw before make no difference, however broken they are.</summary>
    [Fact]
    public void VersionsOneAfterAnother_GiveWhatEachGivesAlone()
    {
        const int Histories = 50;
        const int VersionsEach = 8;
        CSharpCompilation compilation = new GeneratorProject().CreateCompilation();
        int files = 0;
        Parallel.For(0, Histories, seed =>
        {
            var fuzzer = new ManifestFuzzer(seed);
            GeneratorDriver driver = new GeneratorProject().CreateDriver();
            for (int version = 0; version < VersionsEach; version++)
            {
                ImmutableArray<AdditionalText> texts =
                    [.. fuzzer.NextProject().Select(file => new ManifestFileText(file.Text, "/project/" + file.Path))];
                driver = driver.ReplaceAdditionalTexts(texts).RunGenerators(compilation, TestContext.Current.CancellationToken);
                GeneratorDriver alone = new GeneratorProject().CreateDriver().AddAdditionalTexts(texts)
                    .RunGenerators(compilation, TestContext.Current.CancellationToken);

                List<(string, string)> expected = Generated(alone);
                Assert.Equal(expected, Generated(driver));
                Interlocked.Add(ref files, expected.Count);
            }
        });

        Assert.True(files > Histories * VersionsEach * 4, $"{files} files");
    }

    private static List<(string Name, string Text)> Generated(GeneratorDriver driver) =>
        [.. driver.GetRunResult().Results.Single().GeneratedSources.Select(file => (file.HintName, file.SourceText.ToString()))];
}

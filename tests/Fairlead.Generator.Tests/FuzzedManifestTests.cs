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
            string[] manifests = [.. project.Where(file => file.Path.EndsWith("connections.json", StringComparison.Ordinal)).Select(file => file.Text)];
            var generated = new GeneratorProject(manifests) { ConnectionTypes = project.FirstOrDefault(file => file.Path == "connection-types.json").Text };
            Interlocked.Add(ref files, generated.Generate().Count);
        });

        Assert.True(files > Manifests * 4, $"{files} files");
    }
}

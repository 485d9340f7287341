using System.Reflection;
using Fairlead.Detection.SecretFormats;
using Fairlead.Detection.SecretFormats.Patterns;
using Fairlead.Detection.Tests.SecretFormats.Samples;

namespace Fairlead.Detection.Tests.SecretFormats;

/// <summary>Each file of patterns has a file of samples with the same name.</summary>
public class SampleFileTests
{
    private const string PatternFolder = "src/Fairlead.Detection/SecretFormats/Patterns";

    private static readonly IReadOnlyDictionary<string, IReadOnlyList<SecretPattern>> PatternsByFile = typeof(SecretPatterns).Assembly
        .GetTypes()
        .Where(static type => type.Namespace == typeof(SecretPatterns).Namespace && type != typeof(SecretPatterns))
        .Select(static type => (type.Name, Patterns: type.GetField("All", BindingFlags.Static | BindingFlags.Public)?.GetValue(null)))
        .Where(static file => file.Patterns is IReadOnlyList<SecretPattern>)
        .ToDictionary(static file => file.Name, static file => (IReadOnlyList<SecretPattern>)file.Patterns!);

    public static TheoryData<string> Files => [.. PatternsByFile.Keys];

    [Theory]
    [MemberData(nameof(Files))]
    public void PatternsOfAFile_AreKnown(string file)
    {
        bool areKnown = !PatternsByFile[file].Except(SecretPatterns.All).Any();
        Assert.True(areKnown, $"Add '.. {file}.All' to {PatternFolder}/SecretPatterns.cs.");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void PatternsOfAFile_HaveTheirSamplesInTheFileOfThatName(string file)
    {
        string name = file.Replace("Patterns", "Samples", StringComparison.Ordinal);
        IEnumerable<string> samples = FindSamples(name);
        string[] missing = [.. PatternsByFile[file].Select(static pattern => pattern.Id).Except(samples)];
        Assert.True(missing.Length == 0, $"""
            Add samples for {string.Join(", ", missing.Select(static id => $"'{id}'"))} to {SecretSamples.GetPath(name)}, one line each:
                Add("{missing.FirstOrDefault()}", secrets: ["pre" + "fix_" + B62(40)], others: ["pre" + "fix_" + B62(8)]);
            The first list is found whole, the second not at all. Split the prefix, so that the file holds no secret.
            """);

        string[] left = [.. samples.Except(PatternsByFile[file].Select(static pattern => pattern.Id))];
        Assert.True(left.Length == 0, $"""
            Remove the samples of {string.Join(", ", left)} from {SecretSamples.GetPath(name)}:
            {PatternFolder}/{file}.cs has no such pattern.
            """);
    }

    private static IEnumerable<string> FindSamples(string name) =>
        SecretSamples.Files.FirstOrDefault(file => file.GetType().Name == name)?.ById.Keys ?? [];
}

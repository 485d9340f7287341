using System.Text.RegularExpressions;

namespace Fairlead.Generator.Tests;

/// <summary>docs/manifest.md shows what really is generated.</summary>
public partial class DocumentationTests
{
    private static readonly string Page = RepositoryFiles.Read("docs/manifest.md").ReplaceLineEndings("\n");

    [Fact]
    public void Manifest_IsTheExample() => Assert.Contains($"```jsonc\n{ExampleManifest.Text.ReplaceLineEndings("\n")}\n```", Page, StringComparison.Ordinal);

    [Fact]
    public void GeneratedCode_IsTheExamples()
    {
        string generated = string.Join('\n', new GeneratorProject(ExampleManifest.Text).Generate().Values);
        List<string> lines = [.. CodeBlock().Matches(Page).Select(block => block.Groups[1].Value)
            .Where(code => code.StartsWith("///", StringComparison.Ordinal))
            .SelectMany(code => code.Split('\n', StringSplitOptions.RemoveEmptyEntries))];

        Assert.True(lines.Count >= 6);
        Assert.All(lines, line => Assert.Contains($"\n    {line}\n", generated, StringComparison.Ordinal));
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}

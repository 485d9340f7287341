using System.Text.RegularExpressions;

namespace Fairlead.Generator.Tests;

/// <summary>The pages show a valid manifest and the code that is generated from it.</summary>
public partial class DocumentationTests
{
    [Fact]
    public void Manifest_IsTheExample() => CheckManifest("docs/manifest.md", ExampleManifest.Text);

    [Fact]
    public void Template_IsTheExample() => CheckManifest("docs/templates.md", TemplateManifest.Text);

    [Fact]
    public void MethodOfTheTemplate_IsTheGeneratedOne()
    {
        string code = CodeBlock().Matches(Read("docs/templates.md")).Select(block => block.Groups[1].Value)
            .Single(code => code.StartsWith("public global", StringComparison.Ordinal));

        Assert.True(
            new GeneratorProject(TemplateManifest.Text).Generate()["TenantDbTemplate.g.cs"].Contains(code, StringComparison.Ordinal),
            "docs/templates.md shows a method that is not generated: copy it from Baselines/TenantDbTemplate.generated.txt.");
    }

    [Fact]
    public void GeneratedCode_IsTheExamples()
    {
        string generated = string.Join('\n', new GeneratorProject(ExampleManifest.Text).Generate().Values);
        List<string> lines = [.. CodeBlock().Matches(Read("docs/generated-code.md")).Select(block => block.Groups[1].Value)
            .Where(code => code.StartsWith("///", StringComparison.Ordinal))
            .SelectMany(code => code.Split('\n', StringSplitOptions.RemoveEmptyEntries))];

        Assert.True(lines.Count >= 6);
        Assert.All(lines, line => Assert.True(
            generated.Contains($"\n    {line}\n", StringComparison.Ordinal),
            $"docs/generated-code.md shows a line that is not generated; copy the present one from Baselines/*.generated.txt: {line}"));
    }

    private static void CheckManifest(string page, string manifest) => BaselineFiles.CheckBetween(
        page, "```jsonc\n{\n", "\n```", manifest.ReplaceLineEndings("\n")["{\n".Length..]);

    private static string Read(string page) => RepositoryFiles.Read(page).ReplaceLineEndings("\n");

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}

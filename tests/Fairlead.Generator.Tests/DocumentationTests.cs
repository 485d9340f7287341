using System.Text.RegularExpressions;

namespace Fairlead.Generator.Tests;

/// <summary>The pages show a valid manifest and the code that is generated from it.</summary>
public partial class DocumentationTests
{
    [Fact]
    public void Manifest_IsTheExample() =>
        Assert.Contains($"```jsonc\n{ExampleManifest.Text.ReplaceLineEndings("\n")}\n```", Read("docs/manifest.md"),
            StringComparison.Ordinal);

    [Fact]
    public void Template_IsTheExample() =>
        Assert.Contains($"```jsonc\n{TemplateManifest.Text.ReplaceLineEndings("\n")}\n```", Read("docs/templates.md"),
            StringComparison.Ordinal);

    [Fact]
    public void MethodOfTheTemplate_IsTheGeneratedOne()
    {
        string code = CodeBlock().Matches(Read("docs/templates.md")).Select(block => block.Groups[1].Value)
            .Single(code => code.StartsWith("public global", StringComparison.Ordinal));

        Assert.Contains(code, new GeneratorProject(TemplateManifest.Text).Generate()["TenantDbTemplate.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void GeneratedCode_IsTheExamples()
    {
        string generated = string.Join('\n', new GeneratorProject(ExampleManifest.Text).Generate().Values);
        List<string> lines = [.. CodeBlock().Matches(Read("docs/generated-code.md")).Select(block => block.Groups[1].Value)
            .Where(code => code.StartsWith("///", StringComparison.Ordinal))
            .SelectMany(code => code.Split('\n', StringSplitOptions.RemoveEmptyEntries))];

        Assert.True(lines.Count >= 6);
        Assert.All(lines, line => Assert.Contains($"\n    {line}\n", generated, StringComparison.Ordinal));
    }

    private static string Read(string page) => RepositoryFiles.Read(page).ReplaceLineEndings("\n");

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}

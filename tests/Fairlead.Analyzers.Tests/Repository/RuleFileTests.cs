using Fairlead.Core.Rules;

namespace Fairlead.Analyzers.Tests.Repository;

/// <summary>The files that list rules are those that the table gives. UPDATE_BASELINES=1 writes them.</summary>
public class RuleFileTests
{
    private const string Presets = "src/Fairlead.Package/globalconfig/Fairlead.";

    [Theory]
    [InlineData("none")]
    [InlineData("default")]
    [InlineData("strict")]
    public void Preset_NamesEveryRuleWithTheSeverityOfItsConfidence(string preset) => BaselineFiles.CheckBetween(
        $"{Presets}{preset}.globalconfig", "\nglobal_level = -10\n\n", end: null,
        string.Concat(RuleTable.All.Select(rule => DescribeSeverity(rule, preset))));

    [Fact]
    public void PresetOfTests_WeakensErrorsOfTheStrictPreset()
    {
        string[] strict = ReadSeverities("strict"), tests = ReadSeverities("tests");
        string[] others = [.. tests.Where(line => !strict.Contains(line.Replace("= warning", "= error", StringComparison.Ordinal)))];
        Assert.True(tests.Length > 0, $"{Presets}tests.globalconfig names no rule.");
        Assert.True(others.Length == 0, $"""
            {Presets}tests.globalconfig is written by hand and makes warnings of errors of the strict preset. Take these lines out:
            {string.Join("\n", others)}
            """);
    }

    [Fact]
    public void ReleaseFile_ListsEveryRuleThatIsNotReleased()
    {
        string shipped = RepositoryFiles.Read("src/Fairlead.Analyzers/AnalyzerReleases.Shipped.md");
        BaselineFiles.CheckBetween(
            "src/Fairlead.Analyzers/AnalyzerReleases.Unshipped.md",
            "\nRule ID | Category | Severity | Notes\n--------|----------|----------|-------\n", end: null,
            string.Concat(RuleTests.AllDescriptors
                .Select(descriptor =>
                    $"{descriptor.Id} | {descriptor.Category} | {descriptor.DefaultSeverity} | {descriptor.Title}\n")
                .Where(row => !shipped.Contains(row, StringComparison.Ordinal))));
    }

    [Fact]
    public void Index_ListsEveryRule() => BaselineFiles.CheckBetween(
        "docs/rules/README.md", "| Rule | Reports |\n| --- | --- |\n", "\nEvery page has the same parts",
        string.Concat(RuleTable.All.Select(rule => $"| [{rule.Id}]({rule.Id}.md) | {rule.Title} |\n")));

    private static string DescribeSeverity(Rule rule, string preset)
    {
        string severity = (preset, rule.Confidence) switch
        {
            ("none", _) => "none",
            (_, RuleConfidence.Hygiene) => "suggestion",
            ("strict", RuleConfidence.Certain) => "error",
            _ => "warning",
        };
        return rule != RuleTable.SecretInConfigurationFile ? $"dotnet_diagnostic.{rule.Id}.severity = {severity}\n" : $"""
            # A key of our own, which a section of .editorconfig can set for a file that is no C#: Roslyn's would win over it here.
            fairlead.severity.{rule.Id} = {severity}

            """;
    }

    private static string[] ReadSeverities(string preset) =>
    [
        .. RepositoryFiles.Read($"{Presets}{preset}.globalconfig").Split('\n')
            .Where(static line => line.StartsWith("dotnet_diagnostic.", StringComparison.Ordinal)
                || line.StartsWith("fairlead.", StringComparison.Ordinal)),
    ];
}

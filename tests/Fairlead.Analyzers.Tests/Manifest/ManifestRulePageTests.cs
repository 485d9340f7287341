using System.Text.RegularExpressions;
using Fairlead.Analyzers.Tests.Repository;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Manifest;
using Fairlead.Core.Rules;

namespace Fairlead.Analyzers.Tests.Manifest;

/// <summary>The examples on the pages of the manifest rules do what the pages say.</summary>
public partial class ManifestRulePageTests
{
    public static TheoryData<string> Ids => [.. RuleTable.All.Where(rule => rule.Category == "Manifest").Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void ReportedExample_IsReportedAsOftenAsItSays(string id)
    {
        string example = Example(id, "### Reported");

        Assert.Equal(Enumerable.Repeat(id, example.Split("// " + id).Length - 1), Check(example));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void NotReportedExample_IsFine(string id) => Assert.Empty(Check(Example(id, "### Not reported")));

    private static string Example(string id, string heading)
    {
        string page = RepositoryFiles.Read($"docs/rules/{id}.md").ReplaceLineEndings("\n");
        return CodeBlock().Match(page, page.IndexOf(heading, StringComparison.Ordinal)).Groups[1].Value;
    }

    /// <summary>An example shows no more of the manifest than it needs.</summary>
    private static IEnumerable<string> Check(string example)
    {
        string manifest = example.StartsWith('{') ? example
            : example.StartsWith("\"connections\"", StringComparison.Ordinal) ? "{\n" + example + "}"
            : "{ \"connections\": {\n" + example + "} }";
        return ManifestParser.Parse(manifest, ConnectionTypeTable.BuiltIn).Problems.Select(problem => problem.Rule.Id);
    }

    [GeneratedRegex("```jsonc\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}

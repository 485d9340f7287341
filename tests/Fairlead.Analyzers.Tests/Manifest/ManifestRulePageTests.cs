using System.Text.RegularExpressions;
using Fairlead.Core.Manifest;
using Fairlead.Core.Rules;
using Fairlead.Detection.Text.Urls;
using Fairlead.Detection.Transport;

namespace Fairlead.Analyzers.Tests.Manifest;

/// <summary>The examples on the pages of the manifest rules do what the pages say.</summary>
public partial class ManifestRulePageTests
{
    public static TheoryData<string> Ids => [.. RuleTable.All.Where(rule => rule.Category == "Manifest").Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void ReportedExample_IsReportedAsOftenAsItSays(string id)
    {
        IReadOnlyList<string> examples = Examples(id, "### Reported");

        string[] reported = [.. Check(examples)];
        int marks = string.Concat(examples).Split("// " + id).Length - 1;
        Assert.True(reported.SequenceEqual(Enumerable.Repeat(id, marks)), $"""
            Mark each finding with '// {id}' under '### Reported' of docs/rules/{id}.md, and leave no other mistake in the example.
            It has {marks} marks, and this is reported: {string.Join(", ", reported)}
            """);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void NotReportedExample_IsFine(string id)
    {
        string[] reported = [.. Check(Examples(id, "### Not reported"))];
        Assert.True(reported.Length == 0,
            $"Correct the example under '### Not reported' of docs/rules/{id}.md, which is reported: {string.Join(", ", reported)}");
    }

    /// <summary>Of a section with one manifest that one; of a section with several all of them, read as a project's.</summary>
    private static IReadOnlyList<string> Examples(string id, string heading)
    {
        string page = RepositoryFiles.Read($"docs/rules/{id}.md").ReplaceLineEndings("\n");
        int start = page.IndexOf(heading, StringComparison.Ordinal);
        string section = page[start..page.IndexOf("\n## ", start, StringComparison.Ordinal)].Split("\n### ")[0];
        return [.. CodeBlock().Matches(section).Select(match => match.Groups[1].Value)];
    }

    private static IEnumerable<string> Check(IReadOnlyList<string> examples)
    {
        ProjectManifest project = ProjectManifest.Read(
            [.. examples.Select((example, index) => new ManifestSource($"{index}.connections.json", WholeManifest(example)))]);
        return project.Problems.SelectMany(file => file)
            .Concat(ManifestTransportScanner.Scan(project.Manifest, new InternalHostSuffixes([])).Select(found => found.Problem))
            .Concat(EndedConnection.Check(project.Manifest, today: new DateTime(2026, 6, 1)).Select(found => found.Problem))
            .Select(problem => problem.Rule.Id);
    }

    /// <summary>An example shows no more of the manifest than it needs.</summary>
    private static string WholeManifest(string example) =>
        example.StartsWith('{') || example.StartsWith("//", StringComparison.Ordinal) ? example
        : example.StartsWith("\"connections\"", StringComparison.Ordinal) ? "{\n" + example + "}"
        : "{ \"connections\": {\n" + example + "} }";

    [GeneratedRegex("```jsonc\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}

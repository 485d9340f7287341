using System.Reflection;
using Fairlead.Core.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Analyzers.Tests.Repository;

/// <summary>Every rule has a page in docs/rules that says what the code says; FLD3001's shows the format.</summary>
public class RulePageTests
{
    private static readonly string[] Sections =
    [
        "## What it reports", "## Why", "## Examples", "### Reported", "### Not reported",
        "## How to fix it", "## Options", "## How to suppress it",
    ];

    public static TheoryData<string> Ids => [.. RuleTable.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_StartsWithTheFactsOfTheRule(string id)
    {
        DiagnosticDescriptor descriptor = DescriptorOf(id);
        RuleConfidence confidence = RuleTable.All.Single(rule => rule.Id == id).Confidence;
        string facts = $"""
            # {id}: {descriptor.Title}

            | Category | Default severity | Confidence | Code fix |
            | --- | --- | --- | --- |
            | {descriptor.Category} | {descriptor.DefaultSeverity} | {confidence} | {(HasCodeFix(id) ? "yes" : "no")} |

            """.ReplaceLineEndings("\n");
        string page = Page(id);
        Assert.Equal(facts, page[..Math.Min(page.Length, facts.Length)]);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_HasTheSectionsInOrder(string id) =>
        Assert.Equal(Sections, Page(id).Split('\n').Where(line => Sections.Contains(line)));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_ShowsATrueAndAFalseExample(string id)
    {
        Assert.Contains("```", Section(id, "### Reported"));
        Assert.Contains("```", Section(id, "### Not reported"));
    }

    [Fact]
    public void EveryOption_IsDescribedOnAPage()
    {
        string options = string.Join('\n', RuleTable.All.Select(rule => Section(rule.Id, "## Options")));
        Assert.All(Options(), option => Assert.Contains($"`{option.Key}`", options));
    }

    [Fact]
    public void Options_AreFound() => Assert.NotEmpty(Options());

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_SaysHowToSuppressTheRule(string id) => Assert.Contains(id, Section(id, "## How to suppress it"));

    [Fact]
    public void Index_LinksEveryPage()
    {
        string index = RepositoryFiles.Read("docs/rules/README.md");
        Assert.All(RuleTable.All, rule => Assert.Contains($"| [{rule.Id}]({rule.Id}.md) | {rule.Title} |", index));
    }

    [Fact]
    public void EveryPage_BelongsToARule() => Assert.Empty(
        RepositoryFiles.Find("docs/rules", "FLD*.md")
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .Except(RuleTable.All.Select(rule => rule.Id)));

    private static IEnumerable<FairleadOption> Options() => typeof(FairleadAnalyzer).Assembly.GetTypes()
        .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
        .Where(field => field.FieldType.IsSubclassOf(typeof(FairleadOption)))
        .Select(field => (FairleadOption)field.GetValue(null)!);

    private static string Page(string id)
    {
        Assert.True(RepositoryFiles.Exists($"docs/rules/{id}.md"), $"docs/rules/{id}.md is missing.");
        return RepositoryFiles.Read($"docs/rules/{id}.md").ReplaceLineEndings("\n");
    }

    /// <summary>From a heading to the next one of the format.</summary>
    private static string Section(string id, string heading)
    {
        string page = Page(id);
        int start = page.IndexOf($"\n{heading}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"docs/rules/{id}.md has no '{heading}'.");
        int end = Sections
            .Select(next => page.IndexOf($"\n{next}\n", start + 1, StringComparison.Ordinal))
            .Where(at => at > 0)
            .DefaultIfEmpty(page.Length)
            .Min();
        return page[start..end];
    }

    private static DiagnosticDescriptor DescriptorOf(string id) =>
        typeof(Descriptors).GetFields().Select(field => (DiagnosticDescriptor)field.GetValue(null)!)
            .Single(descriptor => descriptor.Id == id);

    private static bool HasCodeFix(string id) => Assembly.Load("Fairlead.CodeFixes").GetTypes()
        .Where(type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract)
        .Any(type => ((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds.Contains(id));
}

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
        string page = Page(id);
        int end = page.IndexOf($"\n{Sections[0]}\n", StringComparison.Ordinal);
        BaselineFiles.Check(GetPath(id), WriteFacts(id) + (end < 0 ? page : page[end..]));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_HasTheSectionsInOrder(string id)
    {
        string[] sections = [.. Page(id).Split('\n').Where(line => Sections.Contains(line))];
        Assert.True(sections.SequenceEqual(Sections), $"""
            {GetPath(id)} needs these headings, in this order; docs/rules/FLD3001.md shows the format:
            {string.Join("\n", Sections)}
            """);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_ShowsATrueAndAFalseExample(string id) => Assert.All(["### Reported", "### Not reported"], heading => Assert.True(
        Section(id, heading).Contains("```", StringComparison.Ordinal), $"Add an example, in a code block, under '{heading}' of {GetPath(id)}."));

    [Fact]
    public void EveryOption_IsDescribedOnAPage()
    {
        string options = string.Join('\n', RuleTable.All.Select(rule => Section(rule.Id, "## Options")));
        Assert.All(Options(), option => Assert.True(
            options.Contains($"`{option.Key}`", StringComparison.Ordinal),
            $"Describe `{option.Key}` under '## Options' of the page of its rule in docs/rules."));
    }

    [Fact]
    public void Options_AreFound() => Assert.NotEmpty(Options());

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_SaysHowToSuppressTheRule(string id) => Assert.True(
        Section(id, "## How to suppress it").Contains(id, StringComparison.Ordinal),
        $"Show a suppression that names {id} under '## How to suppress it' of {GetPath(id)}.");

    [Fact]
    public void EveryPage_BelongsToARule()
    {
        string[] left =
        [
            .. RepositoryFiles.Find("docs/rules", "FLD*.md")
                .Select(path => Path.GetFileNameWithoutExtension(path))
                .Except(RuleTable.All.Select(rule => rule.Id)),
        ];
        Assert.True(left.Length == 0, $"Remove these pages from docs/rules, or add their rules to RuleTable: {string.Join(", ", left)}");
    }

    private static IEnumerable<FairleadOption> Options() => typeof(FairleadAnalyzer).Assembly.GetTypes()
        .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
        .Where(field => field.FieldType.IsSubclassOf(typeof(FairleadOption)))
        .Select(field => (FairleadOption)field.GetValue(null)!);

    private static string GetPath(string id) => $"docs/rules/{id}.md";

    private static string WriteFacts(string id)
    {
        DiagnosticDescriptor descriptor = GetDescriptor(id);
        RuleConfidence confidence = RuleTable.All.Single(rule => rule.Id == id).Confidence;
        return $"""
            # {id}: {descriptor.Title}

            | Category | Default severity | Confidence | Code fix |
            | --- | --- | --- | --- |
            | {descriptor.Category} | {descriptor.DefaultSeverity} | {confidence} | {(HasCodeFix(id) ? "yes" : "no")} |

            """.ReplaceLineEndings("\n");
    }

    private static string Page(string id)
    {
        string path = GetPath(id);
        if (!RepositoryFiles.Exists(path))
            BaselineFiles.Check(path, WriteFacts(id) + string.Concat(Sections.Select(static section => $"\n{section}\n")));
        return RepositoryFiles.Read(path).ReplaceLineEndings("\n");
    }

    /// <summary>From a heading to the next one of the format.</summary>
    private static string Section(string id, string heading)
    {
        string page = Page(id);
        int start = page.IndexOf($"\n{heading}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"Add the heading '{heading}' to {GetPath(id)}.");
        int end = Sections
            .Select(next => page.IndexOf($"\n{next}\n", start + 1, StringComparison.Ordinal))
            .Where(at => at > 0)
            .DefaultIfEmpty(page.Length)
            .Min();
        return page[start..end];
    }

    private static DiagnosticDescriptor GetDescriptor(string id) =>
        typeof(Descriptors).GetFields().Select(field => (DiagnosticDescriptor)field.GetValue(null)!)
            .Single(descriptor => descriptor.Id == id);

    private static bool HasCodeFix(string id) => Assembly.Load("Fairlead.CodeFixes").GetTypes()
        .Where(type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract)
        .Any(type => ((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds.Contains(id));
}

using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;
using Fairlead.Analyzers.Suppressions;
using Fairlead.Analyzers.Types;
using Fairlead.Core.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Analyzers.Tests.Repository;

/// <summary>The rule table, the descriptors and the analyzers have the same rules.</summary>
public class RuleTests
{
    internal static readonly IReadOnlyList<DiagnosticDescriptor> AllDescriptors =
        [.. typeof(Descriptors).GetFields().Select(field => (DiagnosticDescriptor)field.GetValue(null)!)];

    [Fact]
    public void Table_HasEachIdOnce() => Assert.Distinct(RuleTable.All.Select(rule => rule.Id));

    [Fact]
    public void Table_ListsEveryRow() => AssertSame(
        typeof(RuleTable).GetFields().Where(field => field.FieldType == typeof(Rule)).Select(field => ((Rule)field.GetValue(null)!).Id),
        RuleTable.All.Select(rule => rule.Id),
        "List every row of RuleTable in RuleTable.All, in the order of the rows");

    [Fact]
    public void Descriptors_AreTheRowsOfTheTable() => AssertSame(
        RuleTable.All.Select(rule => $"{rule.Id}: {rule.Title}; {rule.Message}; {rule.Category}; {rule.HelpLink}"),
        AllDescriptors.Select(descriptor => $"{descriptor.Id}: {descriptor.Title}; {descriptor.MessageFormat}; {descriptor.Category}; "
            + descriptor.HelpLinkUri),
        "Give each row of RuleTable a field 'X = Create(RuleTable.X)' in src/Fairlead.Analyzers/Descriptors.cs, in the same order");

    [Fact]
    public void Severity_FollowsConfidence() => AssertSame(
        RuleTable.All.Select(rule => $"{rule.Id} {(rule.Confidence == RuleConfidence.Hygiene ? "Info" : "Warning")}"),
        AllDescriptors.Select(descriptor => $"{descriptor.Id} {descriptor.DefaultSeverity}"),
        "Create descriptors with Create(RuleTable.X), which takes the severity from the confidence");

    [Fact]
    public void EveryRule_IsReportedByAnAnalyzer() => AssertSame(
        RuleTable.All.Except([RuleTable.UnreadManifest]).Select(rule => rule.Id), // the generator reports this one
        Analyzers().SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(descriptor => descriptor.Id).Distinct()
            .Order(StringComparer.Ordinal),
        "Hand Descriptors.X to the base class in the constructor of the analyzer that reports the rule");

    [Fact]
    public void EveryAnalyzer_IsAFairleadAnalyzerThatCompilersFind() => Assert.All(
        typeof(FairleadAnalyzer).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract),
        type =>
        {
            Assert.True(
                type.IsSubclassOf(typeof(FairleadAnalyzer)) || type.IsSubclassOf(typeof(DiagnosticSuppressor)),
                $"Derive {type.Name} from FairleadAnalyzer, or from FileAnalyzer if it judges files.");
            string[] languages = JudgesFiles(type) ? [LanguageNames.CSharp, LanguageNames.VisualBasic] : [LanguageNames.CSharp];
            Assert.True(
                languages.SequenceEqual(type.GetCustomAttribute<DiagnosticAnalyzerAttribute>()?.Languages ?? []),
                $"Mark {type.Name} with [DiagnosticAnalyzer] for {string.Join(" and ", languages)}.");
        });

    /// <summary>A field of an analyzer would be state that outlives a compilation.</summary>
    [Fact]
    public void Analyzers_HaveNoFieldsOfTheirOwn()
    {
        const BindingFlags Own = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly;
        Assert.All(Analyzers(), analyzer => Assert.True(
            analyzer.GetType().GetFields(Own).Length == 0,
            $"Move the fields of {analyzer.GetType().Name} into a value that it creates when a compilation starts, or make them static."));
    }

    /// <summary>
    /// A look-up goes through all references for each compilation, and so for each key that somebody presses. A fix may: it is asked for.
    /// </summary>
    [Fact]
    public void NoRuleLooksUpTypesInTheCompilation() => Assert.All(
        RepositoryFiles.Find("src/Fairlead.Analyzers", "*.cs"),
        path => Assert.False(
            Regex.IsMatch(File.ReadAllText(path), @"\bcompilation\.GetTypes?ByMetadataName\b", RegexOptions.IgnoreCase),
            $"{Path.GetFileName(path)} looks up a type in the compilation: compare names with KnownTypes or TypeNameSet instead"));

    [Fact]
    public void EveryRule_CanBeSuppressedByACommentAndByTheBaseline() => AssertSame(
        RuleTable.All.Except([RuleTable.InvalidSuppression]).SelectMany(rule => new[] { rule.Id + "Baseline", rule.Id + "Ignore", rule.Id + "More" }),
        new FairleadSuppressor().SupportedSuppressions.Select(suppression => suppression.Id).Order(StringComparer.Ordinal),
        "FairleadSuppressor must support three suppressions of each rule");

    private static void AssertSame(IEnumerable<string> expected, IEnumerable<string> actual, string advice)
    {
        string[] wanted = [.. expected], found = [.. actual];
        int first = wanted.Zip(found).TakeWhile(static pair => pair.First == pair.Second).Count();
        Assert.True(wanted.SequenceEqual(found), $"""
            {advice}. They first differ here:
                expected  {wanted.ElementAtOrDefault(first) ?? "(nothing more)"}
                found     {found.ElementAtOrDefault(first) ?? "(nothing more)"}
            """);
    }

    private static bool JudgesFiles(Type type) =>
        type.IsSubclassOf(typeof(FileAnalyzer)) || type == typeof(InvalidSuppressionAnalyzer) || type == typeof(FairleadSuppressor);

    private static ImmutableArray<DiagnosticAnalyzer> Analyzers() => [.. typeof(FairleadAnalyzer).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
        .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];
}

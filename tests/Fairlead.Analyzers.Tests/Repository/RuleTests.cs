using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;
using Fairlead.Analyzers.Suppressions;
using Fairlead.Analyzers.Types;
using Fairlead.Core.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Analyzers.Tests.Repository;

/// <summary>The rule table, the descriptors, the analyzers and the release files tell of the same rules.</summary>
public class RuleTests
{
    private static readonly IReadOnlyList<DiagnosticDescriptor> AllDescriptors =
        [.. typeof(Descriptors).GetFields().Select(field => (DiagnosticDescriptor)field.GetValue(null)!)];

    [Fact]
    public void Table_HasEachIdOnce() => Assert.Distinct(RuleTable.All.Select(rule => rule.Id));

    [Fact]
    public void Table_ListsEveryRow() => Assert.Equal(
        typeof(RuleTable).GetFields().Where(field => field.FieldType == typeof(Rule)).Select(field => (Rule)field.GetValue(null)!),
        RuleTable.All);

    [Fact]
    public void Descriptors_AreTheRowsOfTheTable() => Assert.Equal(
        RuleTable.All.Select(rule => (rule.Id, rule.Title, rule.Message, rule.Category, rule.HelpLink)),
        AllDescriptors.Select(descriptor =>
            (descriptor.Id, descriptor.Title.ToString(), descriptor.MessageFormat.ToString(), descriptor.Category,
                descriptor.HelpLinkUri)));

    [Fact]
    public void Severity_FollowsConfidence() => Assert.Equal(
        RuleTable.All.Select(rule => rule.Confidence == RuleConfidence.Hygiene ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning),
        AllDescriptors.Select(descriptor => descriptor.DefaultSeverity));

    [Fact]
    public void EveryRule_IsReportedByAnAnalyzer() => Assert.Equal(
        // which the generator reports
        RuleTable.All.Except([RuleTable.UnreadManifest]).Select(rule => rule.Id).Order(StringComparer.Ordinal),
        Analyzers().SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(descriptor => descriptor.Id).Distinct()
            .Order(StringComparer.Ordinal));

    [Fact]
    public void EveryAnalyzer_IsAFairleadAnalyzerThatCompilersFind() => Assert.All(
        typeof(FairleadAnalyzer).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract),
        type =>
        {
            Assert.True(type.IsSubclassOf(typeof(FairleadAnalyzer)) || type.IsSubclassOf(typeof(DiagnosticSuppressor)));
            Assert.Equal(
                JudgesFiles(type) ? [LanguageNames.CSharp, LanguageNames.VisualBasic] : [LanguageNames.CSharp],
                type.GetCustomAttribute<DiagnosticAnalyzerAttribute>()?.Languages ?? []);
        });

    [Fact]
    public void ReleaseFiles_ListEveryRule()
    {
        IEnumerable<string> released = new[] { "Shipped", "Unshipped" }
            .SelectMany(file => RepositoryFiles.Read($"src/Fairlead.Analyzers/AnalyzerReleases.{file}.md").Split('\n'))
            .Where(line => Regex.IsMatch(line, "^FLD[0-9]{4}"))
            .Select(line => string.Join(" | ", line.Split('|').Take(3).Select(cell => cell.Trim())))
            .Order(StringComparer.Ordinal);
        Assert.Equal(
            AllDescriptors.Select(descriptor => $"{descriptor.Id} | {descriptor.Category} | {descriptor.DefaultSeverity}"), released);
    }

    /// <summary>A field of an analyzer would be state that outlives a compilation.</summary>
    [Fact]
    public void Analyzers_HaveNoFieldsOfTheirOwn()
    {
        const BindingFlags Own = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly;
        Assert.All(Analyzers(), analyzer => Assert.Empty(analyzer.GetType().GetFields(Own)));
    }

    /// <summary>A look-up goes through all references for each compilation, and so for each key that somebody presses.</summary>
    [Fact]
    public void NoRuleLooksUpTypesInTheCompilation() => Assert.All(
        RepositoryFiles.Find("src/Fairlead.Analyzers", "*.cs").Concat(RepositoryFiles.Find("src/Fairlead.CodeFixes", "*.cs")),
        path => Assert.False(
            Regex.IsMatch(File.ReadAllText(path), @"\bcompilation\.GetTypes?ByMetadataName\b", RegexOptions.IgnoreCase),
            $"{Path.GetFileName(path)} looks up a type in the compilation: compare names with KnownTypes or TypeNameSet instead"));

    [Fact]
    public void EveryRule_CanBeSuppressedByACommentAndByTheBaseline() => Assert.Equal(
        RuleTable.All.Except([RuleTable.InvalidSuppression]).SelectMany(rule => new[] { rule.Id + "Baseline", rule.Id + "Ignore" }),
        new FairleadSuppressor().SupportedSuppressions.Select(suppression => suppression.Id).Order(StringComparer.Ordinal));

    private static bool JudgesFiles(Type type) =>
        type.IsSubclassOf(typeof(FileAnalyzer)) || type == typeof(InvalidSuppressionAnalyzer) || type == typeof(FairleadSuppressor);

    private static ImmutableArray<DiagnosticAnalyzer> Analyzers() => [.. typeof(FairleadAnalyzer).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
        .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];
}

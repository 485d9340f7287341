using System.Text.RegularExpressions;
using Fairlead.Core.Rules;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Fairlead.Analyzers.Tests.Repository;

/// <summary>
/// Everything about a rule is found under its name: the row, the descriptor, the class, the cases, the page and the fixer.
/// </summary>
public class RuleStemTests
{
    private const string Checklist = """
        A rule needs, under one name X:
          RuleTable.X            its row in src/Fairlead.Core/Rules/RuleTable.cs, and in the list All
          Descriptors.X          its field in src/Fairlead.Analyzers/Descriptors.cs
          X.cs or XAnalyzer.cs   the class that creates its diagnostics; analyzers that visit for several rules only call it
          XTests.cs or a case    tests, or {|FLDnnnn:…|} in a case file FLDnnnn.<topic>.md
          XFixer.cs              its fixer, where one fixer is for this rule alone
          docs/rules/FLDnnnn.md  its page
        UPDATE_BASELINES=1 dotnet test tests/Fairlead.Analyzers.Tests --filter Repository begins the page and writes the lines in
        docs/rules/README.md, AnalyzerReleases.Unshipped.md and the severity presets. docs/contributing.md has the whole recipe.
        """;

    /// <summary>
    /// Found while a manifest is read: the parsers in Core/Manifest create these problems, and the analyzer only shows them.
    /// </summary>
    private static readonly Rule[] OfTheParser =
    [
        RuleTable.UnreadableManifest, RuleTable.UnknownOrDuplicateProperty, RuleTable.InvalidConnectionId, RuleTable.UnknownConnectionType,
        RuleTable.InvalidField, RuleTable.SecretInManifest, RuleTable.UnknownDeploymentTarget, RuleTable.ManifestsDisagree,
        RuleTable.InvalidTemplate,
    ];

    private static readonly IReadOnlyDictionary<string, Rule> RulesByName = typeof(RuleTable).GetFields()
        .Where(field => field.FieldType == typeof(Rule))
        .ToDictionary(field => field.Name, field => (Rule)field.GetValue(null)!);

    public static TheoryData<string> Names => [.. RulesByName.Keys];

    [Fact]
    public void Descriptors_HaveTheNamesOfTheTable()
    {
        IEnumerable<string> names = typeof(Descriptors).GetFields().Select(field => field.Name);
        string[] different = [.. RulesByName.Keys.Except(names).Concat(names.Except(RulesByName.Keys))];
        Assert.True(different.Length == 0,
            $"Only one of RuleTable and Descriptors has {string.Join(", ", different)}. {Checklist}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Rule_HasAClassOfItsName(string name)
    {
        if (OfTheParser.Contains(RulesByName[name])) return;
        IEnumerable<string> files = FindSources("src/Fairlead.Core", "src/Fairlead.Analyzers", "src/Fairlead.Generator")
            .Select(Path.GetFileName)!;
        Assert.True(files.Any(file => file == $"{name}.cs" || file == $"{name}Analyzer.cs"), $"No class is called {name}. {Checklist}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Rule_HasACase(string name)
    {
        string id = RulesByName[name].Id;
        bool hasTests = RepositoryFiles.Find("tests", $"{name}*Tests.cs").Any() || RepositoryFiles.Find("tests", $"{id}.*.md").Any();
        bool hasCase = hasTests || RepositoryFiles.Find("tests/Fairlead.Analyzers.Tests", "*.md")
            .Any(path => File.ReadAllText(path).Contains($"{{|{id}:", StringComparison.Ordinal));
        Assert.True(hasCase, $"Nothing tests {id}: add {name}Tests.cs or a case file {id}.<topic>.md. {Checklist}");
    }

    /// <summary>Who visits for several rules lists them for the compiler and leaves the diagnostics to their classes.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Diagnostics_AreCreatedByTheClassOfTheRule(string name)
    {
        string[] elsewhere =
        [
            .. FindSources("src/Fairlead.Analyzers")
                .Where(path => Path.GetFileName(path) is var file && file != $"{name}.cs" && file != $"{name}Analyzer.cs")
                .Where(path => Regex.IsMatch(WithoutDescriptorLists(File.ReadAllText(path)), $@"\bDescriptors\.{name}\b"))
                .Select(path => Path.GetFileName(path)),
        ];
        Assert.True(elsewhere.Length == 0,
            $"Move the use of Descriptors.{name} from {string.Join(", ", elsewhere)} to {name}.cs. {Checklist}");
    }

    [Fact]
    public void FixerOfOneRule_HasTheNameOfTheRule() => Assert.All(
        System.Reflection.Assembly.Load("Fairlead.CodeFixes").GetTypes()
            .Where(type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract),
        type =>
        {
            string[] ids = [.. ((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds];
            if (ids.Length > 1) return;
            string name = RulesByName.Single(rule => rule.Value.Id == ids[0]).Key;
            Assert.True(type.Name == $"{name}Fixer", $"Rename {type.Name}, which fixes {ids[0]} alone, to {name}Fixer. {Checklist}");
        });

    private static IEnumerable<string> FindSources(params string[] folders) =>
        folders.SelectMany(folder => RepositoryFiles.Find(folder, "*.cs"));

    /// <summary>Removes what an analyzer hands to its base class: the rules that it may report.</summary>
    private static string WithoutDescriptorLists(string source) =>
        Regex.Replace(source, @"\(\) : (Fairlead|File)Analyzer\([^)]*\)", "");
}

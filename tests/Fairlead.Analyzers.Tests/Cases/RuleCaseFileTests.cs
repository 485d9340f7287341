namespace Fairlead.Analyzers.Tests.Cases;

/// <summary>The Markdown files of cases are read as their authors meant them.</summary>
public class RuleCaseFileTests
{
    public static TheoryData<string> Files =>
        [.. RuleCase.Families.SelectMany(RuleCase.FindFiles).Select(path => Path.GetFileNameWithoutExtension(path))];

    [Fact]
    public void EveryCase_HasATitleOfItsOwn() => Assert.Distinct(RuleCase.All.Select(ruleCase => ruleCase.ToString()));

    [Fact]
    public void EveryCase_HasAFile() => Assert.All(RuleCase.All, ruleCase => Assert.True(
        ruleCase.Files.Count > 0, $"Add a code block to the case '{ruleCase}'."));

    [Theory]
    [MemberData(nameof(Files))]
    public void EveryFile_HasCases(string topic) => Assert.True(
        RuleCase.All.Any(ruleCase => ruleCase.Topic == topic), $"Begin each case of {topic}.md with a heading '### <situation>'.");
}

using System.Globalization;

namespace Fairlead.CodeFixes.Tests.Situations;

/// <summary>
/// "Move to the connection 'x'", tried on small programs as a stranger would. <c>NotYet.txt</c> lists the situations that fail so far;
/// with NOT_YET=0 in the environment they fail with what is wrong, too.
/// </summary>
public class SituationTests
{
    private const string NotYetFile = "tests/Fairlead.CodeFixes.Tests/Situations/NotYet.txt";

    private static readonly bool CountsNotYet = Environment.GetEnvironmentVariable("NOT_YET") != "0";

    private static readonly HashSet<string> NotYet = [.. RepositoryFiles.Read(NotYetFile).ReplaceLineEndings("\n").Split('\n')
        .Where(static line => line.Length > 0 && !line.StartsWith('#'))];

    /// <summary>The whole title is what a test run shows and filters by.</summary>
    public static IEnumerable<TheoryDataRow<string, string>> Titles => Situation.All.Select(static situation =>
        new TheoryDataRow<string, string>(situation.Topic, situation.Title) { Label = situation.ToString() });

    [Fact]
    public void EverySituation_HasATitleOfItsOwn() => Assert.Distinct(Situation.All.Select(static situation => situation.ToString()));

    [Fact]
    public void NotYet_ListsSituations() =>
        Assert.Empty(NotYet.Except(Situation.All.Select(static situation => situation.ToString())));

    /// <summary>The program is one that a compiler takes, its packages are there, and a secret is reported in it.</summary>
    [Theory]
    [MemberData(nameof(Titles))]
    public async Task Program_IsSound(string topic, string title)
    {
        Judgement judgement = await Judgement.GetAsync(Situation.Find(topic, title));
        SituationRun run = judgement.Run;
        Assert.All(run.Before.File.Packages, static package => Assert.True(PackageAssemblies.Exist(package), package));
        string[] errors = [.. run.DiagnosticsBefore
            .Where(static diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error
                && !diagnostic.Id.StartsWith("FLD", StringComparison.Ordinal))
            .Select(diagnostic => $"{run.Before.GetPath(diagnostic)} {diagnostic.GetMessage(CultureInfo.InvariantCulture)}")];
        bool isBroken = judgement.Situation.Settings.GetValueOrDefault("reported") == "broken";
        Assert.True(errors.Length == 0 || isBroken, FakeSecrets.Hide(string.Join("\n", errors)));
        string reported = string.Join(", ", run.Findings.Select(static finding => finding.Id));
        string expected = judgement.Situation.Settings.GetValueOrDefault("reported", "");
        Assert.True(run.Findings.Count > 0, "Nothing is reported");
        if (expected.StartsWith("FLD", StringComparison.Ordinal)) Assert.Equal(expected, reported);
    }

    [Theory]
    [MemberData(nameof(Titles))]
    public async Task Situation_IsGood(string topic, string title)
    {
        Judgement judgement = await Judgement.GetAsync(Situation.Find(topic, title));
        if (CountsNotYet && NotYet.Contains(judgement.Situation.ToString()))
        {
            Assert.False(judgement.IsGood, $"This situation is good now. Remove the line '{judgement.Situation}' from {NotYetFile}.");
            return;
        }

        // The description is long, so only the last problem has it.
        Verdict? last = judgement.Verdicts.LastOrDefault(static verdict => verdict.Problem is not null);
        Assert.Multiple([.. judgement.Verdicts.Select(verdict => (Action)(() => Assert.True(
            verdict.Problem is null, $"{verdict.Law}: {verdict.Problem}\n{(verdict == last ? judgement.Describe() : "")}")))]);
    }

    /// <summary>The table of all situations. UPDATE_BASELINES=1 writes it, and removes needless lines from the list.</summary>
    [Fact]
    public async Task Table_IsUpToDate()
    {
        List<Judgement> all = [];
        foreach (Situation situation in Situation.All) all.Add(await Judgement.GetAsync(situation));
        HashSet<string> good =
            [.. all.Where(static judgement => judgement.IsGood).Select(static judgement => judgement.Situation.ToString())];
        if (NotYet.Overlaps(good))
        {
            string[] lines = RepositoryFiles.Read(NotYetFile).ReplaceLineEndings("\n").Split('\n');
            BaselineFiles.Check(NotYetFile, string.Join('\n', lines.Where(line => !good.Contains(line))));
        }
        BaselineFiles.Check("docs/measurements/light-bulb.md", SituationTable.Write(all));
    }
}

using System.Text.Json;
using Fairlead.Core.Suppression;

namespace Fairlead.Core.Tests.Suppression;

public class BaselineTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    private static readonly BaselineEntry Source =
        BaselineEntry.Create(Key, "FLD1006", "Orders", "F:Orders.Jobs.password", isSource: true, "\"hunter2\"");
    private static readonly BaselineEntry Setting =
        BaselineEntry.Create(Key, "FLD1008", "src/a b/appsettings.json", "Smtp:Pass\"word", isSource: false, "hunter2");

    [Fact]
    public void WrittenBaseline_ReadsBackTheSame()
    {
        Baseline baseline = Baseline.Parse(Baseline.Format(Key, [Setting, Source]));

        Assert.Null(baseline.Error);
        Assert.Equal(Key, baseline.Key);
        Assert.Equal([Source, Setting], baseline.Entries.Select(entry => entry.Key));
    }

    [Fact]
    public void Text_IsTheSameInAnyOrder_AndEveryEntryIsALineThatEndsWithAComma()
    {
        string text = Baseline.Format(Key, [Setting, Source, Setting]);

        Assert.Equal(Baseline.Format(Key, [Source, Setting]), text);
        Assert.Equal(2, text.Split('\n')
            .Count(line => line.StartsWith("    { \"rule\": ", StringComparison.Ordinal)
                && line.EndsWith(" },", StringComparison.Ordinal)));
        JsonDocument.Parse(text).Dispose();
    }

    [Fact]
    public void Text_DoesNotHoldTheValue() =>
        Assert.DoesNotContain("hunter2", Baseline.Format(Key, [Source, Setting]), StringComparison.Ordinal);

    [Fact]
    public void Hash_DependsOnTheKeyTheRuleThePlaceAndTheValue() => Assert.Distinct([
        Source.Hash,
        BaselineEntry.Create([.. Key.Reverse()], "FLD1006", "Orders", "F:Orders.Jobs.password", true, "\"hunter2\"").Hash,
        BaselineEntry.Create(Key, "FLD1002", "Orders", "F:Orders.Jobs.password", true, "\"hunter2\"").Hash,
        BaselineEntry.Create(Key, "FLD1006", "Billing", "F:Orders.Jobs.password", true, "\"hunter2\"").Hash,
        BaselineEntry.Create(Key, "FLD1006", "Orders", "F:Orders.Jobs.pwd", true, "\"hunter2\"").Hash,
        BaselineEntry.Create(Key, "FLD1006", "Orders", "F:Orders.Jobs.password", true, "\"hunter3\"").Hash,
    ]);

    [Fact]
    public void MergedBaseline_KeepsTheEntriesOfBothSides()
    {
        string[] lines = Baseline.Format(Key, [Source]).Split('\n');
        string theirs = Baseline.Format(Key, [Setting]).Split('\n')[3];

        Baseline merged = Baseline.Parse(string.Join('\n', [.. lines[..3], theirs, .. lines[3..]]));

        Assert.Null(merged.Error);
        Assert.True(merged.Contains(Source));
        Assert.True(merged.Contains(Setting));
    }

    [Fact]
    public void BrokenLine_CostsThatLine()
    {
        string text = Baseline.Format(Key, [Source, Setting])
            .Replace("{ \"rule\": \"FLD1006\",", "{ \"rule\": FLD1006\",", StringComparison.Ordinal);

        Baseline baseline = Baseline.Parse(text);

        Assert.NotNull(baseline.Error);
        Assert.True(baseline.Contains(Setting));
    }

    [Theory]
    [InlineData("""{ "entries": [] }""")]
    [InlineData("""{ "key": "AAAA", "entries": [] }""")]
    [InlineData("""{ "key": "not base64!", "entries": [] }""")]
    [InlineData("""{ "key": "AQIDBAUGBwgJCgsMDQ4PEA==", "entries": [{ "rule": "FLD1008" }] }""")]
    [InlineData("""{ "key": "AQIDBAUGBwgJCgsMDQ4PEA==", "entries": [1] }""")]
    [InlineData("")]
    [InlineData("[]")]
    public void UnusableBaseline_SaysSo(string text) => Assert.NotNull(Baseline.Parse(text).Error);

    [Theory]
    [InlineData("/repo/.fairlead/baseline.json", true)]
    [InlineData(@"C:\repo\.fairlead\baseline.json", true)]
    [InlineData("/repo/baseline.json", false)]
    [InlineData("baseline.json", false)]
    public void Baseline_IsKnownByItsPath(string path, bool expected) => Assert.Equal(expected, Baseline.IsBaseline(path));

    [Theory]
    [InlineData("/repo/.fairlead/baseline.json", "/repo/src/a.json", "src/a.json")]
    [InlineData(@"C:\repo\.fairlead\baseline.json", @"C:\repo\src\a.json", "src/a.json")]
    [InlineData("/repo/.fairlead/baseline.json", "/other/a.json", null)]
    [InlineData("/repo/.fairlead/baseline.json", "/repository/a.json", null)]
    public void Paths_AreRelativeToTheFolderOfTheBaseline(string baseline, string path, string? expected) =>
        Assert.Equal(expected, Baseline.FindRelativePath(baseline, path));
}

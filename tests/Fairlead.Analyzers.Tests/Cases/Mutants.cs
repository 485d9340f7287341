using Fairlead.TestFramework;

namespace Fairlead.Analyzers.Tests.Cases;

/// <summary>
/// A case again, written differently in every way that <see cref="Mutation"/> knows: as much of each rule must be reported.
/// </summary>
internal static class Mutants
{
    public static async Task AreReportedAsTheCaseIs(RuleCase one)
    {
        string[] marked = [.. one.Files.Select(file => RuleCase.WholeFile(file.Content))];
        string expected = Describe(marked.SelectMany(file => MarkedText.Parse(file).Ids));

        var survivors = new List<string>();
        foreach (Mutation mutation in Mutation.All)
        {
            string[] plain = [.. marked.Select(file => MarkedText.Parse(file).Text)];
            string[] mutants = [.. plain.Select(file => mutation.Apply(file) ?? file)];
            if (mutants.SequenceEqual(plain)) continue;

            IReadOnlyList<string> actual = await RuleCaseTest.ReportedIdsAsync(one.Family, mutants, TestContext.Current.CancellationToken);
            if (Describe(actual) != expected)
                survivors.Add($"{mutation.Name}: expected {expected}, reported {Describe(actual)} in\n{string.Join("\n", mutants)}");
        }

        Assert.True(survivors.Count == 0, string.Join("\n", survivors));
    }

    private static string Describe(IEnumerable<string> ids) => ids.Any() ? string.Join(", ", ids.Order(StringComparer.Ordinal)) : "nothing";
}

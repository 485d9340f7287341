using Fairlead.TestFramework;

namespace Fairlead.Analyzers.Tests.Credentials;

/// <summary>Each case again, written differently in every way that <see cref="Mutation"/> knows: as much of each rule must be reported.</summary>
public class CredentialMutationTests
{
    private static readonly IEnumerable<CredentialCase> Programs = CredentialCase.All.Where(one => one.Files.All(file => file.IsCSharp));

    public static TheoryData<string, string> Cases
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (CredentialCase one in Programs) data.Add(one.Topic, one.Title);
            return data;
        }
    }

    public static TheoryData<string> Mutations => [.. Mutation.All.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Mutant_IsReportedAsTheCaseIs(string topic, string title)
    {
        CredentialCase one = Programs.Single(candidate => candidate.Topic == topic && candidate.Title == title);
        string[] marked = [.. one.Files.Select(file => CredentialCase.WholeFile(file.Content))];
        string expected = Describe(marked.SelectMany(file => TestMarkup.Parse(file, MarkupMode.Allow).Spans).Select(span => span.DiagnosticId!));

        var survivors = new List<string>();
        foreach (Mutation mutation in Mutation.All)
        {
            string[] plain = [.. marked.Select(file => TestMarkup.Parse(file, MarkupMode.Allow).Text)];
            string[] mutants = [.. plain.Select(file => mutation.Apply(file) ?? file)];
            if (mutants.SequenceEqual(plain)) continue;

            IReadOnlyList<string> actual = await CredentialTest.ReportedIdsAsync(mutants, TestContext.Current.CancellationToken);
            if (Describe(actual) != expected)
                survivors.Add($"{mutation.Name}: expected {expected}, reported {Describe(actual)} in\n{string.Join("\n", mutants)}");
        }

        Assert.True(survivors.Count == 0, string.Join("\n", survivors));
    }

    [Theory]
    [MemberData(nameof(Mutations))]
    public void Mutation_ChangesManyCases(string name)
    {
        Mutation mutation = Mutation.All.Single(one => one.Name == name);
        IEnumerable<string> files = Programs.SelectMany(one => one.Files)
            .Select(file => TestMarkup.Parse(CredentialCase.WholeFile(file.Content), MarkupMode.Allow).Text);
        Assert.True(files.Count(file => mutation.Apply(file) is not null) >= 100);
    }

    private static string Describe(IEnumerable<string> ids) => ids.Any() ? string.Join(", ", ids.Order(StringComparer.Ordinal)) : "nothing";
}

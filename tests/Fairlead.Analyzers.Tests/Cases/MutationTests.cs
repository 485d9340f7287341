using Fairlead.TestFramework;

namespace Fairlead.Analyzers.Tests.Cases;

/// <summary>The mutations are worth their time: each of them changes many cases.</summary>
public class MutationTests
{
    public static TheoryData<string> Mutations => [.. Mutation.All.Select(mutation => mutation.Name)];

    [Theory]
    [MemberData(nameof(Mutations))]
    public void Mutation_ChangesManyCases(string name)
    {
        Mutation mutation = Mutation.All.Single(candidate => candidate.Name == name);
        IEnumerable<string> files = RuleCase.All.Where(ruleCase => ruleCase.IsProgram).SelectMany(ruleCase => ruleCase.Files)
            .Select(file => MarkedText.Parse(RuleCase.WholeFile(file.Content)).Text);
        Assert.True(files.Count(file => mutation.Apply(file) is not null) >= 100);
    }
}

namespace Fairlead.Analyzers.Tests.Cases;

/// <summary>
/// Each case again with secrets in its texts: whatever is reported then, and whatever fix is offered, shows none of them.
/// </summary>
public class CanaryTests
{
    public static TheoryData<string> Topics => [.. RuleCase.All.Select(ruleCase => ruleCase.Topic).Distinct()];

    [Theory]
    [MemberData(nameof(Topics))]
    public async Task SecretInAnyText_IsNotShown(string topic)
    {
        var leaks = new List<string>();
        foreach ((int index, RuleCase ruleCase) in RuleCase.All.Where(ruleCase => ruleCase.Topic == topic).Index())
        {
            foreach (Canary canary in Canary.PickFor(index))
            {
                RuleCaseTest test = RuleCaseTest.WithCanary(ruleCase, canary);
                IReadOnlyList<string> shown = await test.GetShownTextsAsync(TestContext.Current.CancellationToken);
                leaks.AddRange(shown.Where(Canary.IsIn).Select(text => $"{ruleCase.Title}, {canary.Name}: {text}"));
            }
        }

        Assert.True(leaks.Count == 0, string.Join("\n", leaks.Take(20)));
    }
}

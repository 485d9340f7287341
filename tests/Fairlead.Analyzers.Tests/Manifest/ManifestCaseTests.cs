using Fairlead.Analyzers.Tests.Cases;

namespace Fairlead.Analyzers.Tests.Manifest;

/// <summary>The cases of the manifest rules.</summary>
public class ManifestCaseTests
{
    [Theory]
    [MemberData(nameof(RuleCase.GetData), "Manifest", MemberType = typeof(RuleCase))]
    public Task Case_IsReportedAsMarked(string topic, string title) =>
        RuleCaseTest.Of(RuleCase.Find(topic, title)).RunAsync(TestContext.Current.CancellationToken);
}

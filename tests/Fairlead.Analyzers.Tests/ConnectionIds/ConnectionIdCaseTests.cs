using Fairlead.Analyzers.Tests.Cases;

namespace Fairlead.Analyzers.Tests.ConnectionIds;

/// <summary>The cases of the rules about connection ids.</summary>
public class ConnectionIdCaseTests
{
    [Theory]
    [MemberData(nameof(RuleCase.GetData), "ConnectionIds", MemberType = typeof(RuleCase))]
    public Task Case_IsReportedAsMarked(string topic, string title) =>
        RuleCaseTest.Of(RuleCase.Find(topic, title)).RunAsync(TestContext.Current.CancellationToken);
}

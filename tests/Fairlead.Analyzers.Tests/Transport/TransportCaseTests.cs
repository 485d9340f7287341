using Fairlead.Analyzers.Tests.Cases;

namespace Fairlead.Analyzers.Tests.Transport;

/// <summary>The cases of the transport rules.</summary>
public class TransportCaseTests
{
    [Theory]
    [MemberData(nameof(RuleCase.GetData), "Transport", MemberType = typeof(RuleCase))]
    public Task Case_IsReportedAsMarked(string topic, string title) =>
        RuleCaseTest.Of(RuleCase.Find(topic, title)).RunAsync(TestContext.Current.CancellationToken);
}

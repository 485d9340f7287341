using Fairlead.Analyzers.Tests.Cases;

namespace Fairlead.Analyzers.Tests.Credentials;

/// <summary>The cases of the credential rules.</summary>
public class CredentialCaseTests
{
    [Theory]
    [MemberData(nameof(RuleCase.GetData), "Credentials", MemberType = typeof(RuleCase))]
    public Task Case_IsReportedAsMarked(string topic, string title) =>
        RuleCaseTest.Of(RuleCase.Find(topic, title)).RunAsync(TestContext.Current.CancellationToken);
}

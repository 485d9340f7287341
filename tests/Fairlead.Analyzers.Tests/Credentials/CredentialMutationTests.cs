using Fairlead.Analyzers.Tests.Cases;

namespace Fairlead.Analyzers.Tests.Credentials;

/// <summary>The cases of the credential rules, written differently.</summary>
public class CredentialMutationTests
{
    [Theory]
    [MemberData(nameof(RuleCase.GetPrograms), "Credentials", MemberType = typeof(RuleCase))]
    public Task Mutant_IsReportedAsTheCaseIs(string topic, string title) => Mutants.AreReportedAsTheCaseIs(RuleCase.Find(topic, title));
}

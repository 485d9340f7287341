using Fairlead.Analyzers.Tests.Cases;

namespace Fairlead.Analyzers.Tests.Transport;

/// <summary>The cases of the transport rules, written differently.</summary>
public class TransportMutationTests
{
    [Theory]
    [MemberData(nameof(RuleCase.GetPrograms), "Transport", MemberType = typeof(RuleCase))]
    public Task Mutant_IsReportedAsTheCaseIs(string topic, string title) => Mutants.AreReportedAsTheCaseIs(RuleCase.Find(topic, title));
}

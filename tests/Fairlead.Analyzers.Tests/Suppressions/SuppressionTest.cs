using System.Collections.Immutable;
using Fairlead.Analyzers.Credentials;
using Fairlead.Analyzers.Suppressions;
using Fairlead.Analyzers.Transport;
using Fairlead.TestFramework;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Analyzers.Tests.Suppressions;

/// <summary>
/// The rules that need the least around them, with the suppressor and the rule about suppressions. It is the first of June 2026.
/// </summary>
internal sealed class SuppressionTest : AnalyzerTest<InvalidSuppressionAnalyzer>
{
    public SuppressionTest() => TestState.AnalyzerConfigFiles.Add(("/0/.globalconfig", """
        is_global = true
        build_property.FairleadToday = 2026-06-01
        """));

    private protected override ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
        [new InvalidSuppressionAnalyzer(), new FairleadSuppressor(), new TransportTextAnalyzer(), new SecretInConfigurationFileAnalyzer()];

    public static Task VerifyAsync(string code)
    {
        var test = new SuppressionTest { TestCode = code };
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    public static Task VerifyAsync(string path, string text)
    {
        var test = new SuppressionTest { TestCode = "" };
        test.TestState.AdditionalFiles.Add((path, text));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }
}

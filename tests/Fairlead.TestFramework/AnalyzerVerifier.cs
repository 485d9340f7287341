using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Fairlead.TestFramework;

/// <summary>One call for the usual analyzer test. <see cref="AnalyzerTest{TAnalyzer}"/> is for everything else.</summary>
public static class AnalyzerVerifier<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    /// <summary>The only diagnostic that the analyzer supports.</summary>
    public static DiagnosticResult Diagnostic() => Diagnostic(new TAnalyzer().SupportedDiagnostics.Single().Id);

    public static DiagnosticResult Diagnostic(string id) => TestProjects.Expect(id);

    public static DiagnosticResult Diagnostic(DiagnosticDescriptor descriptor) => TestProjects.Expect(descriptor.Id);

    public static Task VerifyAnalyzerAsync(string source, params DiagnosticResult[] expected)
    {
        var test = new AnalyzerTest<TAnalyzer> { TestCode = source };
        test.TestState.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync();
    }
}

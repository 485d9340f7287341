using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.TestFramework;

/// <summary>One call for the usual code-fix test. <see cref="CodeFixTest{TAnalyzer,TCodeFix}"/> is for everything else.</summary>
public static class CodeFixVerifier<TAnalyzer, TCodeFix>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TCodeFix : CodeFixProvider, new()
{
    public static Task VerifyCodeFixAsync(string source, string fixedSource)
    {
        var test = new CodeFixTest<TAnalyzer, TCodeFix> { TestCode = source, FixedCode = fixedSource };
        return test.RunAsync();
    }

    /// <summary>The diagnostics are reported, and no fix is offered for any of them.</summary>
    public static Task VerifyNoCodeFixAsync(string source)
    {
        var test = new CodeFixTest<TAnalyzer, TCodeFix> { TestCode = source };
        return test.RunAsync();
    }
}

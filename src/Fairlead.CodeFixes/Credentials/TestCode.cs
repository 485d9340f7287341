using Fairlead.Analyzers.Credentials;
using Microsoft.CodeAnalysis;

namespace Fairlead.CodeFixes.Credentials;

/// <summary>Tells the code of tests from that of programs, as the rules do.</summary>
internal static class TestCode
{
    public static async Task<bool> ContainsAsync(Document document, CancellationToken cancellationToken)
    {
        if (await document.GetSyntaxTreeAsync(cancellationToken).ConfigureAwait(false) is not { } tree) return false;
        return await document.Project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is { } compilation
            && new TestProject(compilation, document.Project.AnalyzerOptions).Contains(tree);
    }
}

using Fairlead.Tool.Scanning;
using Microsoft.CodeAnalysis;

namespace Fairlead.Tool.Reports;

/// <summary>Writes workflow commands that GitHub Actions shows as annotations of a pull request.</summary>
internal static class GitHubReport
{
    public static void Write(ScanResult result, TextWriter output)
    {
        foreach (Finding finding in result.Findings.Where(static finding => !finding.IsAccepted))
        {
            string level = finding.Severity switch
            {
                DiagnosticSeverity.Error => "error",
                DiagnosticSeverity.Warning => "warning",
                _ => "notice",
            };
            string file = EscapeProperty(finding.Path);
            string lines = $"line={finding.Line},endLine={finding.EndLine}", columns = $"col={finding.Column},endColumn={finding.EndColumn}";
            output.WriteLine($"::{level} file={file},{lines},{columns},title={finding.RuleId}::{EscapeMessage(finding.Message)}");
        }
        foreach (ScanProblem problem in result.Problems)
            output.WriteLine($"::error title=Not scanned::{EscapeMessage(problem.ToString())}");
        foreach (string entry in result.StaleEntries) output.WriteLine($"::notice title=Stale baseline entry::{EscapeMessage(entry)}");
    }

    private static string EscapeMessage(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string EscapeProperty(string text) => EscapeMessage(text)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}

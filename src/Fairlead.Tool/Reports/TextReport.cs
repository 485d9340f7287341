using System.Globalization;
using Fairlead.Tool.Scanning;
using Microsoft.CodeAnalysis;

namespace Fairlead.Tool.Reports;

/// <summary>
/// Writes findings as a compiler does, so that editors and CI systems link them, and a summary. Suggestions and what is accepted are only
/// counted; many findings of a rule in one file are folded, as in a build.
/// </summary>
internal static class TextReport
{
    private const int ShownPerFile = 10;
    private const string Red = "\e[31m", Yellow = "\e[33m", Grey = "\e[90m", Reset = "\e[0m";

    public static void Write(ScanResult result, TextWriter output, bool isColoured)
    {
        Finding[] open =
            [.. result.Findings.Where(static finding => !finding.IsAccepted && finding.Severity >= DiagnosticSeverity.Warning)];
        foreach (var group in open.GroupBy(static finding => (finding.Path, finding.RuleId, finding.Commit)))
        {
            Finding[] ofRule = [.. group];
            int shown = ofRule.Length > ShownPerFile + 1 ? ShownPerFile : ofRule.Length;
            foreach (Finding finding in ofRule.Take(shown)) WriteFinding(finding, finding.Message, output, isColoured);
            if (shown < ofRule.Length)
                WriteFinding(ofRule[shown], $"And {ofRule.Length - shown} more in this file; --format json lists them", output, isColoured);
        }
        foreach (ScanProblem problem in result.Problems) output.WriteLine($"{Paint("not scanned:", Red, isColoured)} {problem}");
        foreach (string entry in result.StaleEntries) output.WriteLine($"{Paint("stale:", Grey, isColoured)} {entry}");
        output.WriteLine(Summarize(result, open));
    }

    private static void WriteFinding(Finding finding, string message, TextWriter output, bool isColoured)
    {
        string severity = finding.Severity == DiagnosticSeverity.Error ? Paint("error", Red, isColoured)
            : Paint("warning", Yellow, isColoured);
        string commit = finding.Commit is null ? "" : $"{finding.Commit[..10]}:";
        string place = finding.Path.Length == 0 ? "" : $"{commit}{finding.Path}({finding.Line},{finding.Column}): ";
        output.WriteLine($"{place}{severity} {finding.RuleId}: {message}");
    }

    private static string Summarize(ScanResult result, Finding[] open)
    {
        int errors = open.Count(static finding => finding.Severity == DiagnosticSeverity.Error);
        int accepted = result.Findings.Count(static finding => finding.IsAccepted);
        int suggestions = result.Findings.Count(static finding => !finding.IsAccepted && finding.Severity == DiagnosticSeverity.Info);
        var parts = new List<string>();
        if (errors > 0) parts.Add(Count(errors, "error"));
        parts.Add(Count(open.Length - errors, "warning"));
        if (suggestions > 0) parts.Add(Count(suggestions, "suggestion"));
        if (accepted > 0) parts.Add($"{accepted.ToString("#,0", CultureInfo.InvariantCulture)} accepted");
        if (result.StaleEntries.Count > 0) parts.Add(Count(result.StaleEntries.Count, "stale line") + " of the baseline");
        string incomplete = result.IsComplete ? "" : "; the scan is incomplete";
        return $"{string.Join(", ", parts)} in {Count(result.Files, "file")} with {Count(result.Lines, "line")}{incomplete}";
    }

    private static string Count(long number, string noun) =>
        $"{number.ToString("#,0", CultureInfo.InvariantCulture)} {noun}{(number == 1 ? "" : "s")}";

    private static string Paint(string text, string colour, bool isColoured) => isColoured ? colour + text + Reset : text;
}

using Fairlead.Core.Suppression;
using Fairlead.Tool.Scanning;

namespace Fairlead.Tool.Baselines;

/// <summary>Marks the findings of a scan that a baseline has, and names the entries that accept nothing any more.</summary>
internal static class BaselineJudge
{
    /// <param name="result">What was found.</param>
    /// <param name="baseline">The baseline, or null.</param>
    /// <param name="ignored">What a <c>.gitleaksignore</c> lists.</param>
    /// <param name="isWhole">Whether the whole repository was scanned, so that a missing finding is gone.</param>
    public static ScanResult Judge(ScanResult result, BaselineFile? baseline, IReadOnlyList<GitleaksEntry> ignored, bool isWhole)
    {
        Finding[] findings = [.. result.Findings.Select(finding => AcceptByGitleaks(finding, baseline?.Gitleaks ?? [], ignored))];
        if (baseline is null) return result with { Findings = findings };

        int[] open = [.. Enumerable.Range(0, findings.Length).Where(i => findings[i].Acceptance != Acceptance.InSource)];
        bool[] accepted = KnownFindings.Match(
            [.. open.Select(i => BaselineFile.Create(findings[i]))], baseline.Findings, out IReadOnlyList<KnownFinding> unused);
        for (int i = 0; i < open.Length; i++)
        {
            if (accepted[i])
                findings[open[i]] = findings[open[i]] with { Acceptance = Acceptance.InBaseline, Justification = "The baseline has it" };
        }
        return result with
        {
            Findings = findings,
            StaleEntries = isWhole ? [.. unused.Select(Describe).Order(StringComparer.Ordinal)] : [],
        };
    }

    private static string Describe(KnownFinding entry) => entry.Place.Contains(':', StringComparison.Ordinal)
        ? $"{entry.RuleId} in {entry.File} at {entry.Place}"
        : $"{entry.RuleId} in {entry.File}";

    private static Finding AcceptByGitleaks(Finding finding, IReadOnlyList<GitleaksEntry> baseline, IReadOnlyList<GitleaksEntry> ignored)
    {
        bool isCredential = finding.RuleId.StartsWith("FLD1", StringComparison.Ordinal);
        if (finding.IsAccepted || !isCredential) return finding;
        if (baseline.Any(IsSame))
            return finding with { Acceptance = Acceptance.InBaseline, Justification = "The baseline of gitleaks has it" };
        return ignored.Any(IsSame)
            ? finding with { Acceptance = Acceptance.InBaseline, Justification = GitleaksEntry.IgnoreFile + " lists it" }
            : finding;

        bool IsSame(GitleaksEntry entry) => entry.IsAt(finding.Path, finding.Line, finding.EndLine);
    }
}

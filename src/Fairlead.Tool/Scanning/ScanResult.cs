namespace Fairlead.Tool.Scanning;

/// <summary>What a scan found, in the order of paths and places, and how much it looked at.</summary>
internal sealed record ScanResult(
    string Root, IReadOnlyList<Finding> Findings, IReadOnlyList<ScanProblem> Problems, int Files, long Lines)
{
    /// <summary>Gets the entries of the baseline that accept nothing any more.</summary>
    public IReadOnlyList<string> StaleEntries { get; init; } = [];

    public bool IsComplete => Problems.Count == 0;
}

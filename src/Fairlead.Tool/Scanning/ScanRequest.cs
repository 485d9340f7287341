using Fairlead.Tool.Reports;

namespace Fairlead.Tool.Scanning;

/// <summary>What a command line asked of a scan.</summary>
internal sealed record ScanRequest(IReadOnlyList<string> Paths)
{
    public ReportFormat Format { get; init; }

    /// <summary>Gets the file for the report, or null for the standard output.</summary>
    public string? Output { get; init; }

    public FailOn FailOn { get; init; } = FailOn.Warning;

    /// <summary>Gets the baseline, or null for the repository's own if it has one.</summary>
    public string? Baseline { get; init; }

    public bool IsWithoutBaseline { get; init; }

    /// <summary>Gets whether only what the next commit would bring is asked for.</summary>
    public bool IsStaged { get; init; }

    /// <summary>Gets the revision since which files have changed, or null for all files.</summary>
    public string? ChangedSince { get; init; }

    /// <summary>Gets whether every version of every file is asked for.</summary>
    public bool IsHistory { get; init; }

    /// <summary>Gets whether only what the history brought and nobody has removed is asked for.</summary>
    public bool IsStillPresent { get; init; }

    public Shard? Shard { get; init; }

    public bool IsWithoutCache { get; init; }

    /// <summary>Gets whether a finding that is missing from the result is gone.</summary>
    public bool IsWhole => !IsStaged && ChangedSince is null && !IsHistory && Shard is null;
}

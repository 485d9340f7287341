using Fairlead.Tool.Reports;

namespace Fairlead.Tool.Scanning;

/// <summary>What a command line asked of a scan.</summary>
internal sealed record ScanRequest(IReadOnlyList<string> Paths)
{
    public ReportFormat Format { get; init; }

    /// <summary>Gets the file for the report, or null for the standard output.</summary>
    public string? Output { get; init; }

    public FailOn FailOn { get; init; } = FailOn.Warning;
}

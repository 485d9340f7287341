namespace Fairlead.Tool.Reports;

/// <summary>Ways to write what a scan found.</summary>
internal enum ReportFormat
{
    /// <summary>A line each, as a compiler writes them.</summary>
    Text,
    Json,

    /// <summary>SARIF 2.1.0.</summary>
    Sarif,

    /// <summary>Commands of GitHub Actions, which become annotations.</summary>
    GitHub,

    /// <summary>A test that fails for each finding, as most CI systems show them.</summary>
    Junit,
}

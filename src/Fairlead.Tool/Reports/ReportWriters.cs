using Fairlead.Tool.Scanning;

namespace Fairlead.Tool.Reports;

/// <summary>Writes a report in one of the formats.</summary>
internal static class ReportWriters
{
    /// <param name="format">How to write.</param>
    /// <param name="result">What was found.</param>
    /// <param name="output">Gets the report.</param>
    /// <param name="isColoured">Whether a person reads the text on a terminal.</param>
    public static void Write(ReportFormat format, ScanResult result, TextWriter output, bool isColoured = false)
    {
        switch (format)
        {
            case ReportFormat.Json:
                JsonReport.Write(result, output);
                break;
            case ReportFormat.Sarif:
                SarifReport.Write(result, output);
                break;
            case ReportFormat.GitHub:
                GitHubReport.Write(result, output);
                break;
            case ReportFormat.Junit:
                JunitReport.Write(result, output);
                break;
            default:
                TextReport.Write(result, output, isColoured);
                break;
        }
    }
}

using System.Globalization;
using Fairlead.Tool.Reports;
using Microsoft.CodeAnalysis;

namespace Fairlead.Tool.Scanning;

/// <summary>Carries out a scan as a command line asked for it, from the paths to the exit code.</summary>
internal static class ScanRun
{
    public static async Task<int> RunAsync(ScanRequest request, ToolContext context, CancellationToken cancellationToken)
    {
        string[] paths = [.. (request.Paths.Count == 0 ? [context.Directory] : request.Paths).Select(context.GetFullPath)];
        if (Array.Find(paths, static path => !File.Exists(path) && !Directory.Exists(path)) is { } missing)
        {
            context.Error.WriteLine($"There is no file or folder '{missing}'");
            return ExitCode.Usage;
        }
        try
        {
            ScanResult result = await FindAsync(request, paths, context, cancellationToken);
            Write(request, result, context);
            return GetExitCode(result, request.FailOn);
        }
        catch (OperationCanceledException)
        {
            context.Error.WriteLine("The scan was interrupted; nothing was written");
            return ExitCode.Failure;
        }
    }

    private static async Task<ScanResult> FindAsync(ScanRequest request, string[] paths, ToolContext context, CancellationToken cancellationToken)
    {
        _ = request;
        ScanScope scope = ScanScope.Create(paths);
        using var progress = new ProgressBar(context);
        var options = new ScanOptions(scope.Root)
        {
            IsSelected = scope.Contains,
            Today = context.Time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Progress = progress.Show,
        };
        return await new Scanner(options).RunAsync(cancellationToken);
    }

    private static void Write(ScanRequest request, ScanResult result, ToolContext context)
    {
        if (request.Output is null)
        {
            ReportWriters.Write(request.Format, result, context.Out, context.IsTerminal);
            return;
        }
        ReportFile.Write(context.GetFullPath(request.Output), output => ReportWriters.Write(request.Format, result, output));
        if (request.Format != ReportFormat.Text) ReportWriters.Write(ReportFormat.Text, result, context.Out, context.IsTerminal);
    }

    private static int GetExitCode(ScanResult result, FailOn failOn)
    {
        if (!result.IsComplete) return ExitCode.Failure;
        DiagnosticSeverity? lowest = failOn switch
        {
            FailOn.Error => DiagnosticSeverity.Error,
            FailOn.Warning => DiagnosticSeverity.Warning,
            _ => null,
        };
        return lowest is { } severity && result.Findings.Any(finding => !finding.IsAccepted && finding.Severity >= severity)
            ? ExitCode.Findings
            : ExitCode.Clean;
    }
}

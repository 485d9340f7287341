using System.Globalization;
using Fairlead.Tool.Baselines;
using Fairlead.Tool.Git;
using Fairlead.Tool.Reports;
using Microsoft.CodeAnalysis;

namespace Fairlead.Tool.Scanning;

/// <summary>Carries out a scan as a command line asked for it, from the paths to the exit code.</summary>
internal static class ScanRun
{
    public static Task<int> RunAsync(ScanRequest request, ToolContext context, CancellationToken cancellationToken)
    {
        if (request.Paths.Select(context.GetFullPath)
            .FirstOrDefault(static path => !File.Exists(path) && !Directory.Exists(path)) is { } missing)
        {
            context.Error.WriteLine($"There is no file or folder '{missing}'");
            return Task.FromResult(ExitCode.Usage);
        }
        return TryAsync(context, async () =>
        {
            ScanResult result = await FindAsync(request, context, cancellationToken);
            Write(request, result, context);
            return GetExitCode(result, request.FailOn);
        });
    }

    /// <summary>Runs what a command does, and says what went wrong where it could not be done.</summary>
    public static async Task<int> TryAsync(ToolContext context, Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (OperationCanceledException)
        {
            context.Error.WriteLine("Interrupted; nothing was written");
            return ExitCode.Failure;
        }
        catch (Exception e) when (e is BaselineException or GitException or IOException or UnauthorizedAccessException)
        {
            context.Error.WriteLine(e.Message);
            return ExitCode.Failure;
        }
    }

    /// <inheritdoc cref="TryAsync"/>
    public static int Try(ToolContext context, Func<int> run) => TryAsync(context, () => Task.FromResult(run())).GetAwaiter().GetResult();

    public static async Task<ScanResult> FindAsync(ScanRequest request, ToolContext context, CancellationToken cancellationToken)
    {
        ScanScope scope = ScanScope.Create(
            [.. (request.Paths.Count == 0 ? [context.Directory] : request.Paths).Select(context.GetFullPath)], context.Directory);
        BaselineFile? baseline = FindBaseline(request, scope.Root, context);
        using var progress = new ProgressBar(context);
        var options = new ScanOptions(scope.Root)
        {
            IsSelected = scope.Contains,
            IsProjectSelected = folder => request.Shard?.Contains(folder) != false,
            IsBlobSelected = blob => request.Shard?.Contains(blob) != false,
            Today = context.Time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            HashedBaseline = baseline?.FindHashedText(scope.Root),
            CacheFolder = request.IsWithoutCache ? null : FindingCache.GetFolder(context),
            Progress = progress.Show,
        };
        ScanResult result = await ScanAsync(request, options, cancellationToken);
        string ignoreFile = Path.Combine(scope.Root, GitleaksEntry.IgnoreFile);
        GitleaksEntry[] ignored = File.Exists(ignoreFile) ? [.. GitleaksEntry.ReadIgnoreFile(File.ReadAllText(ignoreFile))] : [];
        return BaselineJudge.Judge(result, baseline, ignored, request.IsWhole && scope.IsWhole);
    }

    private static async Task<ScanResult> ScanAsync(ScanRequest request, ScanOptions options, CancellationToken cancellationToken)
    {
        if (request.IsHistory) return await ScanHistoryAsync(request, options, cancellationToken);
        if (request.IsStaged) options = await SelectStagedAsync(options, cancellationToken);
        if (request.ChangedSince is { } revision)
        {
            IReadOnlySet<string> changed = await GitFiles.FindChangedAsync(options.Root, revision, cancellationToken);
            Func<string, bool> isInScope = options.IsSelected;
            options = options with { IsSelected = path => changed.Contains(path) && isInScope(path) };
        }
        return await new Scanner(options).RunAsync(cancellationToken);
    }

    private static async Task<ScanOptions> SelectStagedAsync(ScanOptions options, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, string> staged = await GitFiles.FindStagedAsync(options.Root, cancellationToken);
        var overlay = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        using var blobs = new GitBlobs(options.Root);
        foreach ((string path, string id) in staged)
        {
            if (FileWalk.FindRole(path) is null) continue;
            overlay[path] = blobs.Find(id) ?? throw new GitException($"The staged version of '{path}' could not be read");
        }
        Func<string, bool> isInScope = options.IsSelected;
        return options with { IsSelected = path => overlay.ContainsKey(path) && isInScope(path), Overlay = overlay };
    }

    private static async Task<ScanResult> ScanHistoryAsync(ScanRequest request, ScanOptions options, CancellationToken cancellationToken)
    {
        FileWalk walk = FileWalk.Run(options.Root, options.Overlay, cancellationToken);
        AnalyzerConfigSet configs = AnalyzerSettings.ReadFiles(options.Root, walk.SettingsFiles, walk.Problems);
        ScanResult history = await new HistoryScanner(options, configs).RunAsync(cancellationToken);
        if (!request.IsStillPresent) return history;

        // Without the cache, which keeps no values.
        ScanResult now = await new Scanner(options with { CacheFolder = null }).RunAsync(cancellationToken);
        HashSet<(string, string)> present = [.. now.Findings.Select(static finding => (finding.RuleId, finding.ValueKey))];
        return history with
        {
            Findings = [.. history.Findings.Where(finding => present.Contains((finding.RuleId, finding.ValueKey)))],
            Problems = [.. history.Problems.Concat(now.Problems).Distinct()],
        };
    }

    private static BaselineFile? FindBaseline(ScanRequest request, string root, ToolContext context)
    {
        if (request.IsWithoutBaseline) return null;
        if (request.Baseline is { } asked) return BaselineFile.Read(context.GetFullPath(asked));
        string path = Path.Combine(root, BaselineFile.DefaultPath);
        return File.Exists(path) ? BaselineFile.Read(path) : null;
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

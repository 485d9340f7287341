using System.CommandLine;
using System.Globalization;
using Fairlead.Core.Suppression;
using Fairlead.Tool.Baselines;
using Fairlead.Tool.Scanning;
using Microsoft.CodeAnalysis;

namespace Fairlead.Tool.Commands;

/// <summary><c>fairlead baseline create|prune|show</c>: the findings that an old code base is allowed to keep.</summary>
internal static class BaselineCommand
{
    public static Command Create(ToolContext context)
    {
        var folder = new Argument<string>("PATH")
        {
            Description = "The repository; the current folder by default.", DefaultValueFactory = static _ => ".",
        };
        var file = new Option<string?>("--baseline")
        {
            Description = $"The file; {BaselineFile.DefaultPath} by default.", HelpName = "FILE",
        };
        var overwrite = new Option<bool>("--overwrite") { Description = "Replaces a baseline that exists." };
        var create = new Command("create", "Writes down the findings of today, so that only new ones fail.") { folder, file, overwrite };
        create.SetAction((result, cancellationToken) => CreateAsync(
            result.GetRequiredValue(folder), result.GetValue(file), result.GetValue(overwrite), context, cancellationToken));
        var prune = new Command("prune", "Removes the entries whose finding is gone.") { folder, file };
        prune.SetAction((result, cancellationToken) =>
            PruneAsync(result.GetRequiredValue(folder), result.GetValue(file), context, cancellationToken));
        var show = new Command("show", "Counts the entries by rule and file.") { folder, file };
        show.SetAction(result => Show(result.GetRequiredValue(folder), result.GetValue(file), context));
        return new Command("baseline", "Manages the findings that an old code base may keep.") { create, prune, show };
    }

    private static async Task<int> CreateAsync(string folder, string? file, bool overwrite, ToolContext context,
        CancellationToken cancellationToken)
    {
        string path = GetPath(folder, file, context);
        if (File.Exists(path) && !overwrite)
        {
            context.Error.WriteLine($"'{path}' exists; remove gone entries with 'fairlead baseline prune', or replace it with --overwrite");
            return ExitCode.Usage;
        }
        return await ScanRun.TryAsync(context, async () =>
        {
            ScanResult result = await ScanRun.FindAsync(new ScanRequest([folder]) { IsWithoutBaseline = true }, context, cancellationToken);
            if (!IsComplete(result, context)) return ExitCode.Failure;
            KnownFinding[] findings = [.. result.Findings.Where(IsKept).Select(BaselineFile.Create)];
            BaselineFile.Write(path, findings);
            context.Out.WriteLine($"{Count(findings.Length)} written to '{path}'; commit it");
            return ExitCode.Clean;
        });
    }

    private static async Task<int> PruneAsync(string folder, string? file, ToolContext context, CancellationToken cancellationToken) =>
        await ScanRun.TryAsync(context, async () =>
        {
            BaselineFile baseline = BaselineFile.Read(GetPath(folder, file, context));
            if (baseline.HashedEntries > 0 || baseline.Gitleaks.Count > 0)
                throw new BaselineException(
                    $"'{baseline.Path}' was not written by this command; run 'fairlead baseline create --overwrite'");
            ScanResult result = await ScanRun.FindAsync(new ScanRequest([folder]) { IsWithoutBaseline = true }, context, cancellationToken);
            if (!IsComplete(result, context)) return ExitCode.Failure;
            KnownFinding[] found = [.. result.Findings.Where(IsKept).Select(BaselineFile.Create)];
            bool[] accepted = KnownFindings.Match(found, baseline.Findings, out IReadOnlyList<KnownFinding> unused);

            // What is still there is written as it is now: in its new file, beside the code of today.
            BaselineFile.Write(baseline.Path, found.Where((_, i) => accepted[i]));
            context.Out.WriteLine($"{Count(unused.Count)} removed, {Count(accepted.Count(static isAccepted => isAccepted))} left");
            return ExitCode.Clean;
        });

    private static int Show(string folder, string? file, ToolContext context) => ScanRun.Try(context, () =>
    {
        BaselineFile baseline = BaselineFile.Read(GetPath(folder, file, context));
        foreach (var group in baseline.Findings.GroupBy(static finding => (finding.RuleId, finding.File))
            .OrderBy(static group => group.Key.RuleId, StringComparer.Ordinal)
                .ThenBy(static group => group.Key.File, StringComparer.Ordinal))
            context.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{group.Key.RuleId}  {group.Count(),5}  {group.Key.File}"));
        foreach (GitleaksEntry entry in baseline.Gitleaks) context.Out.WriteLine($"gitleaks  {entry.File}({entry.StartLine})");
        context.Out.WriteLine(Count(baseline.Findings.Count + baseline.HashedEntries + baseline.Gitleaks.Count));
        return ExitCode.Clean;
    });

    private static string GetPath(string folder, string? file, ToolContext context) => file is not null
        ? context.GetFullPath(file)
        : Path.Combine(ScanScope.Create([context.GetFullPath(folder)], context.Directory).Root, BaselineFile.DefaultPath);

    private static bool IsKept(Finding finding) =>
        !finding.IsAccepted && finding.Severity >= DiagnosticSeverity.Warning && finding.Path.Length > 0;

    private static bool IsComplete(ScanResult result, ToolContext context)
    {
        foreach (ScanProblem problem in result.Problems) context.Error.WriteLine($"not scanned: {problem}");
        if (!result.IsComplete) context.Error.WriteLine("The scan is incomplete, so the baseline was not written");
        return result.IsComplete;
    }

    private static string Count(int number) =>
        number == 1 ? "1 entry" : string.Create(CultureInfo.InvariantCulture, $"{number:#,0} entries");
}

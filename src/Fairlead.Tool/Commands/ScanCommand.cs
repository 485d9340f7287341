using System.CommandLine;
using Fairlead.Tool.Reports;
using Fairlead.Tool.Scanning;
using Microsoft.CodeAnalysis;

namespace Fairlead.Tool.Commands;

/// <summary><c>fairlead scan</c>: the analyzers' verdict on a folder, without a build.</summary>
internal static class ScanCommand
{
    public static Command Create(ToolContext context)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Files and folders to look at; the current folder by default.", Arity = ArgumentArity.ZeroOrMore,
        };
        var format = new Option<ReportFormat>("--format")
        {
            Description = "How to write the findings.", HelpName = "text|json|sarif|github|junit",
        };
        var output = new Option<string?>("--output", "-o")
        {
            Description = "The file to write the findings to. It is written whole or not at all.", HelpName = "FILE",
        };
        var failOn = new Option<FailOn>("--fail-on")
        {
            Description = "The lowest severity that makes the exit code 1.", HelpName = "error|warning|none",
            DefaultValueFactory = static _ => FailOn.Warning,
        };
        var baseline = new Option<string?>("--baseline")
        {
            Description = "Findings to accept: a baseline of ours, or a report of gitleaks.", HelpName = "FILE",
        };
        var staged = new Option<bool>("--staged") { Description = "Looks only at what the next commit would bring, as it is staged." };
        var changed = new Option<string?>("--changed")
        {
            Description = "Looks only at files that differ from a revision.", HelpName = "REV",
        };
        var history = new Option<bool>("--history")
        {
            Description = "Looks at every version of every file in the commits of all branches.",
        };
        var stillPresent = new Option<bool>("--still-present")
        {
            Description = "With --history, reports only what is in the files of today as well.",
        };
        var shard = new Option<string?>("--shard")
        {
            Description = "Looks at one of several equal parts, such as 3/16.", HelpName = "N/COUNT",
        };
        var noCache = new Option<bool>("--no-cache") { Description = "Neither uses nor keeps what earlier scans found." };
        var command = new Command("scan", "Finds credentials and weak transport in code and configuration, without a build.")
        {
            paths, format, output, failOn, baseline, staged, changed, history, stillPresent, shard, noCache,
        };
        command.Validators.Add(result =>
        {
            int modes = (result.GetValue(staged) ? 1 : 0) + (result.GetValue(changed) is null ? 0 : 1) + (result.GetValue(history) ? 1 : 0);
            if (modes > 1) result.AddError("--staged, --changed and --history exclude each other");
            if (result.GetValue(stillPresent) && !result.GetValue(history)) result.AddError("--still-present needs --history");
            if (result.GetValue(shard) is { } text && Shard.Find(text) is null)
                result.AddError($"'{text}' is not a part such as 3/16, whose number is at least 1 and at most the count");
        });
        command.SetAction((result, cancellationToken) => ScanRun.RunAsync(
            new ScanRequest(result.GetValue(paths) ?? [])
            {
                Format = result.GetValue(format),
                Output = result.GetValue(output),
                FailOn = result.GetValue(failOn),
                Baseline = result.GetValue(baseline),
                IsStaged = result.GetValue(staged),
                ChangedSince = result.GetValue(changed),
                IsHistory = result.GetValue(history),
                IsStillPresent = result.GetValue(stillPresent),
                Shard = Shard.Find(result.GetValue(shard) ?? ""),
                IsWithoutCache = result.GetValue(noCache),
            },
            context, cancellationToken));
        return command;
    }
}

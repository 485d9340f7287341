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
        var paths = new Argument<string[]>("PATH") { Description = "Files and folders to look at; the current folder by default.", Arity = ArgumentArity.ZeroOrMore };
        var format = new Option<ReportFormat>("--format") { Description = "How to write the findings.", HelpName = "text|json|sarif|github|junit" };
        var output = new Option<string?>("--output", "-o") { Description = "The file to write the findings to. It is written whole or not at all.", HelpName = "FILE" };
        var failOn = new Option<FailOn>("--fail-on")
        {
            Description = "The lowest severity that makes the exit code 1.", HelpName = "error|warning|none", DefaultValueFactory = static _ => FailOn.Warning,
        };
        var command = new Command("scan", "Finds credentials and weak transport in code and configuration, without a build.")
        {
            paths, format, output, failOn,
        };
        command.SetAction((result, cancellationToken) => ScanRun.RunAsync(
            new ScanRequest(result.GetValue(paths) ?? [])
            {
                Format = result.GetValue(format),
                Output = result.GetValue(output),
                FailOn = result.GetValue(failOn),
            },
            context, cancellationToken));
        return command;
    }
}

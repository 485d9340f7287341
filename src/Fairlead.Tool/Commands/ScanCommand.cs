using System.CommandLine;
using Fairlead.Tool.Scanning;

namespace Fairlead.Tool.Commands;

/// <summary><c>fairlead scan</c>: the analyzers' verdict on a folder, without a build.</summary>
internal static class ScanCommand
{
    public static Command Create(ToolContext context)
    {
        var paths = new Argument<string[]>("PATH") { Description = "Files and folders to look at; the current folder by default." };
        var command = new Command("scan", "Finds credentials and weak transport in code and configuration, without a build.") { paths };
        command.SetAction((result, cancellationToken) => ScanAsync(result.GetValue(paths) ?? [], context, cancellationToken));
        return command;
    }

    private static async Task<int> ScanAsync(string[] paths, ToolContext context, CancellationToken cancellationToken)
    {
        ScanScope scope = ScanScope.Create(paths.Length == 0 ? [context.Directory] : [.. paths.Select(context.GetFullPath)]);
        ScanResult result = await new Scanner(new ScanOptions(scope.Root) { IsSelected = scope.Contains }).RunAsync(cancellationToken);
        foreach (Finding finding in result.Findings)
            context.Out.WriteLine($"{finding.Path}({finding.Line},{finding.Column}): {finding.Severity.ToString().ToLowerInvariant()} {finding.RuleId}: {finding.Message}{(finding.IsAccepted ? " [accepted]" : "")}");
        foreach (ScanProblem problem in result.Problems) context.Error.WriteLine(problem);
        context.Error.WriteLine($"{result.Files} files, {result.Lines} lines");
        return ExitCode.Clean;
    }
}

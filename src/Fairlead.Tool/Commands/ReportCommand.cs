using System.CommandLine;
using Fairlead.Tool.Reports;
using Fairlead.Tool.Scanning;

namespace Fairlead.Tool.Commands;

/// <summary><c>fairlead report merge</c>: one SARIF log from those of projects and shards.</summary>
internal static class ReportCommand
{
    public static Command Create(ToolContext context)
    {
        var files = new Argument<string[]>("FILE") { Description = "SARIF logs to join.", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string?>("--output", "-o")
        {
            Description = "The file to write; the standard output by default.", HelpName = "FILE",
        };
        var merge = new Command("merge", "Joins the SARIF logs of projects and shards into one run a tool.") { files, output };
        merge.SetAction(result => ScanRun.Try(context, () => Merge(result.GetRequiredValue(files), result.GetValue(output), context)));
        return new Command("report", "Works with reports of earlier scans and builds.") { merge };
    }

    private static int Merge(string[] files, string? output, ToolContext context)
    {
        var merge = new SarifMerge(ScanScope.FindRepository(context.Directory) ?? context.Directory);
        try
        {
            foreach (string file in files) merge.Add(file, File.ReadAllText(context.GetFullPath(file)));
        }
        catch (SarifException e)
        {
            context.Error.WriteLine(e.Message);
            return ExitCode.Failure;
        }
        if (output is null) merge.Write(context.Out);
        else ReportFile.Write(context.GetFullPath(output), merge.Write);
        return ExitCode.Clean;
    }
}

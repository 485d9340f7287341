using System.CommandLine;
using Fairlead.Tool.Commands;
using Fairlead.Tool.Commands.Connections;
using Fairlead.Tool.Commands.Deployments;

namespace Fairlead.Tool;

/// <summary>The command <c>fairlead</c> with its subcommands.</summary>
internal static class FairleadCommand
{
    public static async Task<int> RunAsync(string[] args, ToolContext context)
    {
        var root = new RootCommand("Finds credentials and weak transport in .NET code and configuration, and manages connections.")
        {
            ExplainCommand.Create(context),
            ScanCommand.Create(context),
            BaselineCommand.Create(context),
            ReportCommand.Create(context),
            GuardCommand.Create(context),
            CheckCommand.Create(context),
            ConnectionsCommand.Create(context),
            DeploymentsCommand.Create(context),
            InitCommand.Create(context),
            McpCommand.Create(context),
            CompletionCommand.Create(context),
        };
        ParseResult result = root.Parse(args);
        int exit = await result.InvokeAsync(new InvocationConfiguration { Output = context.Out, Error = context.Error });
        return result.Errors.Count > 0 ? ExitCode.Usage : exit;
    }
}

using System.CommandLine;
using Fairlead.Tool.Mcp;

namespace Fairlead.Tool.Commands;

/// <summary><c>fairlead mcp</c>: a server for coding agents, which tells about connections and never their values.</summary>
internal static class McpCommand
{
    public static Command Create(ToolContext context)
    {
        var session = new SessionArguments();
        var command = new Command("mcp",
            "Serves coding agents over standard input and output: connections, types, deployments, usages and checks, without values.");
        session.AddTo(command, hasOutput: false, hasDeployment: false);
        command.SetGuardedAction(context, async (arguments, cancellationToken) =>
        {
            await ConnectionServer.RunAsync(() => session.OpenProject(arguments, context), context, cancellationToken);
            return ExitCode.Clean;
        });
        return command;
    }
}

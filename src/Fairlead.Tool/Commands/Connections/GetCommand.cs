using System.CommandLine;
using Fairlead.Operations.Listing;
using Fairlead.Operations.Sessions;
using Fairlead.Tool.Output;

namespace Fairlead.Tool.Commands.Connections;

/// <summary><c>fairlead connections get</c>.</summary>
internal static class GetCommand
{
    public static Command Create(ToolContext context)
    {
        var session = new SessionArguments();
        var id = new Argument<string>("ID") { Description = "The connection id." };
        var reveal = new Option<bool>("--reveal") { Description = "Show secrets." };
        var command = new Command("get", "Shows one connection under Airflow's names, its secrets as ***.") { id, reveal };
        session.AddTo(command);
        command.SetGuardedAction(context, async (arguments, cancellationToken) =>
        {
            await using ConnectionSession opened = session.OpenSession(arguments, context);
            ConnectionResolution resolution = await opened.ResolveAsync(arguments.GetRequiredValue(id), cancellationToken);
            if (!resolution.IsFound)
            {
                context.Error.WriteLine(resolution.ToString());
                return resolution.Outcome == ConnectionOutcome.Unavailable ? ExitCode.Failure : ExitCode.Findings;
            }
            session.CreateWriter(arguments, context).WriteObject(arguments.GetValue(reveal)
                ? RevealedConnection.Create(resolution.Connection) : ShownConnection.Create(resolution.Connection));
            return ExitCode.Clean;
        });
        return command;
    }
}

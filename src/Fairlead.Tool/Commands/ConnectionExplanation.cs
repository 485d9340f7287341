using System.CommandLine;
using Fairlead.Operations.Checking;
using Fairlead.Operations.Sessions;
using Fairlead.Tool.Output;

namespace Fairlead.Tool.Commands;

/// <summary><c>fairlead explain orders_db</c>: the chain that a connection resolves through, with winner and losers for each
/// field.</summary>
internal static class ConnectionExplanation
{
    public static async Task<int> WriteAsync(
        string connectionId, SessionArguments session, ParseResult arguments, ToolContext context, CancellationToken cancellationToken)
    {
        await using ConnectionSession opened = session.OpenSession(arguments, context);
        OutputWriter writer = session.CreateWriter(arguments, context);
        ConnectionCheck check = await new ConnectionChecker(opened).CheckAsync(connectionId, cancellationToken);
        if (writer.IsForPeople)
        {
            string deployment = opened.Deployment.Name is { } name ? $"Deployment {name}" : "No deployment";
            writer.WriteLine($"{deployment}, environment {opened.Host.EnvironmentName}");
            writer.WriteLine();
            CheckText.Write(writer, check, showsAttempts: true);
        }
        else
        {
            writer.WriteObject(CheckJson.Create(check));
        }
        return check.State switch
        {
            CheckState.Set => ExitCode.Clean,
            CheckState.Unavailable => ExitCode.Failure,
            _ => ExitCode.Findings,
        };
    }
}

using System.CommandLine;
using System.Text.Json.Nodes;
using Fairlead.Operations.Editing;
using Fairlead.Operations.Listing;
using Fairlead.Operations.Projects;
using Fairlead.Operations.Sessions;

namespace Fairlead.Tool.Commands.Deployments;

/// <summary><c>fairlead deployments diff</c>: in what two deployments differ.</summary>
internal static class DeploymentDiffCommand
{
    public static Command Create(ToolContext context)
    {
        var session = new SessionArguments();
        var left = new Argument<string>("DEPLOYMENT") { Description = "A deployment." };
        var right = new Argument<string>("OTHER") { Description = "Another one." };
        var command = new Command("diff", "Compares two deployments, field by field. Secrets are compared and not shown.") { left, right };
        session.AddTo(command, hasDeployment: false);
        command.SetGuardedAction(context, async (arguments, cancellationToken) =>
        {
            ConnectionProject project = session.OpenProject(arguments, context);
            string first = DeploymentEditor.Find(project, arguments.GetRequiredValue(left)).Name;
            string second = DeploymentEditor.Find(project, arguments.GetRequiredValue(right)).Name;
            await using ConnectionSession one = SessionArguments.OpenSession(project, context, first);
            await using ConnectionSession other = SessionArguments.OpenSession(project, context, second);
            IReadOnlyList<DeploymentDifference> differences = await DeploymentDifference.ListAsync(one, other, cancellationToken);
            session.CreateWriter(arguments, context)
                .WriteRows(["conn_id", "field", first, second], [.. differences.Select(difference => ToRow(difference, first, second))]);
            return differences.Count > 0 ? ExitCode.Findings : ExitCode.Clean;
        });
        return command;
    }

    private static JsonObject ToRow(DeploymentDifference difference, string first, string second) => new()
    {
        ["conn_id"] = difference.ConnectionId, ["field"] = difference.Field, [first] = difference.Left, [second] = difference.Right,
    };
}

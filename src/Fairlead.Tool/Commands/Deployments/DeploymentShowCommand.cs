using System.CommandLine;
using System.Text.Json.Nodes;
using Fairlead.Operations.Editing;
using Fairlead.Operations.Listing;
using Fairlead.Operations.Projects;
using Fairlead.Operations.Sessions;

namespace Fairlead.Tool.Commands.Deployments;

/// <summary><c>fairlead deployments show</c>: the effective values, and where each comes from.</summary>
internal static class DeploymentShowCommand
{
    private static readonly string[] Columns = ["conn_id", "field", "value", "source"];

    public static Command Create(ToolContext context)
    {
        var session = new SessionArguments();
        var deployment = new Argument<string>("DEPLOYMENT") { Description = "The deployment." };
        var ids = new Argument<string[]>("ID") { Description = "The connection ids. Default: all.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("show", "Shows the effective value of each field, and where it comes from.") { deployment, ids };
        session.AddTo(command, hasDeployment: false);
        command.SetGuardedAction(context, async (arguments, cancellationToken) =>
        {
            ConnectionProject project = session.OpenProject(arguments, context);
            string name = DeploymentEditor.Find(project, arguments.GetRequiredValue(deployment)).Name;
            await using ConnectionSession opened = SessionArguments.OpenSession(project, context, name);
            string[] wanted = arguments.GetValue(ids) ?? [];
            foreach (string id in wanted) DeploymentEditor.FindConnection(project, opened.Catalog.GetDeclaredId(id));
            IReadOnlyList<EffectiveValue> values =
                await DeploymentValues.ListAsync(opened, wanted.Length > 0 ? wanted : opened.ListIds(), cancellationToken);
            session.CreateWriter(arguments, context).WriteRows(Columns, [.. values.Select(ToRow)]);
            return ExitCode.Clean;
        });
        return command;
    }

    private static JsonObject ToRow(EffectiveValue value) => new()
    {
        ["conn_id"] = value.ConnectionId, ["field"] = value.Field, ["value"] = value.Value, ["source"] = value.Source ?? "missing",
    };
}

using System.CommandLine;
using System.Text.Json.Nodes;
using Fairlead.Operations.Listing;
using Fairlead.Operations.Sessions;
using Fairlead.Tool.Output;

namespace Fairlead.Tool.Commands.Connections;

/// <summary><c>fairlead connections list</c>.</summary>
internal static class ListCommand
{
    private static readonly string[] Columns = ["conn_id", "conn_type", "host", "port", "schema", "login", "password", "state", "from"];

    public static Command Create(ToolContext context)
    {
        var session = new SessionArguments();
        var id = new Option<string?>("--conn-id") { Description = "Only this connection." };
        var command = new Command("list", "Lists declared connections and what backends have besides, wherever their values are.") { id };
        session.AddTo(command);
        command.SetGuardedAction(context, async (arguments, cancellationToken) =>
        {
            await using ConnectionSession opened = session.OpenSession(arguments, context);
            IReadOnlyList<ListedItem> items = await ConnectionListing.ListAsync(opened, cancellationToken);
            if (arguments.GetValue(id) is { } wanted) items = [.. items.Where(item => item.Check.ConnectionId == wanted)];
            session.CreateWriter(arguments, context).WriteRows(Columns, [.. items.Select(ToRow)]);
            return ExitCode.Clean;
        });
        return command;
    }

    private static JsonObject ToRow(ListedItem item)
    {
        JsonObject row = item.Connection is { } connection ? ShownConnection.Create(connection)
            : new JsonObject { ["conn_id"] = item.Check.ConnectionId, ["conn_type"] = item.Check.ConnType };
        row["state"] = CheckText.GetName(item.Check.State) + (item.IsDeclared ? "" : ", undeclared");
        row["is_declared"] = item.IsDeclared;
        row["from"] = item.From;
        return row;
    }
}

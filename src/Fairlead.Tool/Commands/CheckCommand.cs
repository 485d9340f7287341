using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Fairlead.Operations.Checking;
using Fairlead.Operations.Sessions;
using Fairlead.Tool.Output;

namespace Fairlead.Tool.Commands;

/// <summary><c>fairlead check</c>: whether the program would find its connections, and where each value comes from.</summary>
internal static class CheckCommand
{
    public static Command Create(ToolContext context)
    {
        var session = new SessionArguments();
        var namesOnly = new Option<bool>("--names-only") { Description = "Look at names only: needs no permission to read values." };
        var cost = new Option<bool>("--cost") { Description = "Also estimate the calls of backends per hour." };
        var command =
            new Command("check", "Resolves the connections that the project requires, and says what is missing and where to set it.")
        {
            namesOnly, cost,
        };
        session.AddTo(command);
        command.SetGuardedAction(context, async (arguments, cancellationToken) =>
        {
            await using ConnectionSession opened = session.OpenSession(arguments, context);
            OutputWriter writer = session.CreateWriter(arguments, context);
            return await CheckAsync(opened, writer, arguments.GetValue(namesOnly), arguments.GetValue(cost), cancellationToken);
        });
        return command;
    }

    private static async Task<int> CheckAsync(
        ConnectionSession session, OutputWriter writer, bool namesOnly, bool estimates, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> ids = RequiredConnections.List(session);
        CheckReport report = namesOnly
            ? await new NamesChecker(session).CheckAsync(ids, cancellationToken)
            : await new ConnectionChecker(session).CheckAsync(ids, cancellationToken);
        IReadOnlyList<CallEstimate> costs = estimates && !namesOnly ? CallEstimate.List(session, report) : [];
        if (writer.IsForPeople)
        {
            CheckText.Write(writer, report);
            if (estimates) WriteCosts(writer, costs);
        }
        else
        {
            JsonObject json = CheckJson.Create(report);
            if (estimates) json["cost"] = new JsonArray([.. costs.Select(ToJson)]);
            writer.WriteReport(json, "connections", ["conn_id", "state", "missing", "reason"]);
        }
        return report.HasFailures ? ExitCode.Findings : report.IsIncomplete ? ExitCode.Failure : ExitCode.Clean;
    }

    private static void WriteCosts(OutputWriter writer, IReadOnlyList<CallEstimate> costs)
    {
        writer.WriteLine();
        if (costs.Count == 0) writer.WriteLine("No backend is a service, so no lookup costs a call");
        foreach (CallEstimate cost in costs)
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{cost.Backend}: at most {cost.CallsPerHour} calls per hour and process ")
                + string.Create(CultureInfo.InvariantCulture,
                    $"({cost.Connections} connections, each used for {cost.TimeToLive.TotalMinutes} minutes)"));
    }

    private static JsonObject ToJson(CallEstimate cost) => new()
    {
        ["backend"] = cost.Backend,
        ["connections"] = cost.Connections,
        ["time_to_live_seconds"] = cost.TimeToLive.TotalSeconds,
        ["calls_per_hour"] = cost.CallsPerHour,
    };
}

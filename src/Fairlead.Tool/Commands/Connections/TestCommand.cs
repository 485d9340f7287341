using System.CommandLine;
using System.Text.Json.Nodes;
using Fairlead.Operations.Sessions;
using Fairlead.Tool.Output;

namespace Fairlead.Tool.Commands.Connections;

/// <summary><c>fairlead connections test</c>: connects, step by step.</summary>
internal static class TestCommand
{
    public static Command Create(ToolContext context)
    {
        var session = new SessionArguments();
        var ids = new Argument<string[]>("ID") { Description = "The connection ids. Default: all of the deployment.",
            Arity = ArgumentArity.ZeroOrMore };
        var command = new Command(
            "test", "Tests connections: the host's name, the port, TLS and the certificate, the greeting, the sign-in.") { ids };
        session.AddTo(command);
        command.SetGuardedAction(context, async (arguments, cancellationToken) =>
        {
            await using ConnectionSession opened = session.OpenSession(arguments, context);
            string[] wanted = arguments.GetValue(ids) is { Length: > 0 } given ? given : [.. opened.ListIds()];
            OutputWriter writer = session.CreateWriter(arguments, context);
            var results = new List<ConnectionTestResult>();
            foreach (string id in wanted)
            {
                ConnectionTestResult result = await opened.Tester.TestAsync(id, cancellationToken);
                results.Add(result);
                if (writer.IsForPeople) foreach (string line in result.ToString().Split('\n')) writer.WriteLine(line);
            }
            if (!writer.IsForPeople)
                writer.WriteReport(new JsonObject { ["connections"] = new JsonArray([.. results.Select(ToJson)]) }, "connections",
                    ["conn_id", "outcome", "failed"]);
            return GetExitCode(results);
        });
        return command;
    }

    /// <summary>A connection of a kind that can't be tested is no failure, unless it is all that was asked for.</summary>
    private static int GetExitCode(IReadOnlyList<ConnectionTestResult> results) =>
        results.Any(static result => result.Outcome == ConnectionTestOutcome.Failed) ? ExitCode.Findings
        : results.Count > 0 && results.All(static result => result.Outcome == ConnectionTestOutcome.NotTried) ? ExitCode.Failure
        : ExitCode.Clean;

    private static JsonObject ToJson(ConnectionTestResult result) => new()
    {
        ["conn_id"] = result.ConnectionId,
        ["conn_type"] = result.ConnType,
        ["outcome"] = ToText(result.Outcome),
        ["failed"] = result.Steps.FirstOrDefault(static step => step.Outcome == ConnectionTestOutcome.Failed)?.Name,
        ["steps"] = new JsonArray([.. result.Steps.Select(static step => new JsonObject
        {
            ["name"] = step.Name,
            ["outcome"] = ToText(step.Outcome),
            ["milliseconds"] = Math.Round(step.Duration.TotalMilliseconds, 1),
            ["detail"] = step.Detail,
        })]),
    };

    private static string ToText(ConnectionTestOutcome outcome) => outcome switch
    {
        ConnectionTestOutcome.Succeeded => "succeeded",
        ConnectionTestOutcome.Failed => "failed",
        _ => "not tried",
    };
}

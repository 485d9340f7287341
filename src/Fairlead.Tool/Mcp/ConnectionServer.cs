using System.ComponentModel;
using System.Text.Json.Nodes;
using Fairlead.Operations;
using Fairlead.Operations.Projects;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Fairlead.Tool.Mcp;

/// <summary>The server of <c>fairlead mcp</c>. Each call opens the project anew, so that it sees what was edited meanwhile.</summary>
internal static class ConnectionServer
{
    private const string Instructions =
        "Tells about the managed connections of a .NET project: which exist, where their values come from, what is missing. "
        + "It never gives a value; code reads values through the generated accessors.";

    public static async Task RunAsync(Func<ConnectionProject> openProject, ToolContext context, CancellationToken cancellationToken)
    {
        var tools = new ConnectionTools(openProject, context);
        var options = new McpServerOptions
        {
            ServerInfo =
                new Implementation { Name = "fairlead", Version = typeof(ConnectionServer).Assembly.GetName().Version!.ToString(3) },
            ServerInstructions = Instructions,
            ToolCollection =
            [
                CreateTool("list_connections", "Lists the declared connections: type, description, accessor, deployments, owners.",
                    () => Run(tools.ListConnections)),
                CreateTool("list_connection_types", "Lists the connection types that a manifest can name, with their fields and extras.",
                    () => Run(tools.ListTypes)),
                CreateTool("list_deployments", "Lists the deployments, and what each links, excludes and overrides by name.",
                    () => Run(tools.ListDeployments)),
                CreateTool("find_usages", "Finds the lines of code that use a connection.",
                    ([Description("The connection id.")] string connection_id) => Run(() => tools.FindUsages(connection_id))),
                CreateTool("check",
                    "Checks whether the connections of a deployment can be resolved, and says what is missing and where to set it.",
                    ([Description("The deployment; leave out for the active one.")] string? deployment = null,
                        CancellationToken token = default) =>
                        RunAsync(() => tools.CheckAsync(deployment, token))),
                CreateTool("explain_connection",
                    "Explains where each field of a connection comes from, and who else has a value that doesn't count.",
                    ([Description("The connection id.")] string connection_id,
                        [Description("The deployment; leave out for the active one.")] string? deployment = null,
                            CancellationToken token = default) =>
                        RunAsync(() => tools.ExplainAsync(connection_id, deployment, token))),
            ],
        };
        (Stream input, Stream output) = context.OpenStreams();
        await using var transport = new StreamServerTransport(input, output, "fairlead");
        await using McpServer server = McpServer.Create(transport, options);
        await server.RunAsync(cancellationToken);
    }

    private static McpServerTool CreateTool(string name, string description, Delegate run) => McpServerTool.Create(
        run, new McpServerToolCreateOptions { Name = name, Description = description, ReadOnly = true, Destructive = false,
            Idempotent = true });

    private static string Run(Func<JsonNode> tool) => RunAsync(() => Task.FromResult(tool())).GetAwaiter().GetResult();

    /// <summary>What can't be done is said to the agent; any other exception only by its type.</summary>
    private static async Task<string> RunAsync(Func<Task<JsonNode>> tool)
    {
        try
        {
            return (await tool()).ToJsonString();
        }
        catch (OperationException e)
        {
            throw new McpException(e.Message);
        }
    }
}

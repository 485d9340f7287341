using System.IO.Pipelines;
using Fairlead.Core.Json;
using Fairlead.Tool.Tests.Connections;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Fairlead.Tool.Tests.Commands;

/// <summary><c>fairlead mcp</c>, judged by the client of the protocol's own package.</summary>
public sealed class McpTests : IAsyncDisposable
{
    private readonly ToolProject _project = new();
    private readonly Pipe _toServer = new();
    private readonly Pipe _toClient = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task<int> _server;

    public McpTests()
    {
        _project.Environment["FAIRLEAD_CONN_ORDERS_DB__PASSWORD"] = ToolProject.Password;
        ToolContext context = _project.CreateContext(
            TextReader.Null, TextWriter.Null, TextWriter.Null, _toServer.Reader.AsStream(), _toClient.Writer.AsStream());
        _server = Task.Run(() => FairleadCommand.RunAsync(["mcp"], context));
    }

    public async ValueTask DisposeAsync()
    {
        await _toServer.Writer.CompleteAsync();
        await _server.WaitAsync(TimeSpan.FromSeconds(30));
        _stop.Dispose();
        _project.Dispose();
    }

    [Fact]
    public async Task Tools_AreListedAsReadOnly()
    {
        await using McpClient client = await ConnectAsync();

        IList<McpClientTool> tools = await client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(["check", "explain_connection", "find_usages", "list_connection_types", "list_connections", "list_deployments"],
            tools.Select(tool => tool.Name).Order(StringComparer.Ordinal));
        Assert.All(tools, tool => Assert.True(tool.ProtocolTool.Annotations!.ReadOnlyHint));
    }

    [Fact]
    public async Task Answers_HaveNamesAndNoValues()
    {
        _project.Write("Jobs/Import.cs", "class Import\n{\n    void Run() => connections.OrdersDb.Get();\n}\n");
        await using McpClient client = await ConnectAsync();

        string connections = await CallAsync(client, "list_connections");
        string deployments = await CallAsync(client, "list_deployments");
        string check = await CallAsync(client, "check", ("deployment", "production"));
        string explained = await CallAsync(client, "explain_connection", ("connection_id", "orders_db"));
        string usages = await CallAsync(client, "find_usages", ("connection_id", "orders_db"));
        string types = await CallAsync(client, "list_connection_types");

        Assert.Contains("connections.OrdersDb", connections, StringComparison.Ordinal);
        Assert.Contains("\"links\":[\"lake\"]", deployments, StringComparison.Ordinal);
        Assert.Contains("FAIRLEAD_CONN_ORDERS_DB__PASSWORD", check + explained, StringComparison.Ordinal);
        Assert.Equal("[{\"file\":\"Jobs/Import.cs\",\"line\":3}]", usages);
        Assert.Contains("\"conn_type\":\"postgres\"", types, StringComparison.Ordinal);
        string all = connections + deployments + check + explained + usages;
        Assert.DoesNotContain(ToolProject.Password, all, StringComparison.Ordinal);
        Assert.DoesNotContain("orders.internal", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownConnection_IsAnErrorThatSaysWhich()
    {
        await using McpClient client = await ConnectAsync();

        CallToolResult result = await client.CallToolAsync(
            "find_usages", new Dictionary<string, object?> { ["connection_id"] = "order_db" },
                cancellationToken: TestContext.Current.CancellationToken);

        Assert.True(result.IsError);
        Assert.Contains("did you mean 'orders_db'?", ((TextContentBlock)result.Content[0]).Text, StringComparison.Ordinal);
    }

    private Task<McpClient> ConnectAsync() => McpClient.CreateAsync(
        new StreamClientTransport(_toServer.Writer.AsStream(), _toClient.Reader.AsStream()),
            cancellationToken: TestContext.Current.CancellationToken);

    private static async Task<string> CallAsync(McpClient client, string tool, params (string Name, string Value)[] arguments)
    {
        CallToolResult result = await client.CallToolAsync(
            tool, arguments.ToDictionary(argument => argument.Name, argument => (object?)argument.Value),
            cancellationToken: TestContext.Current.CancellationToken);
        string text = ((TextContentBlock)Assert.Single(result.Content)).Text;
        Assert.False(result.IsError == true, text);
        Assert.Null(JsonDocument.Parse(text, JsonReaderOptions.Strict).Error);
        return text;
    }
}

using Fairlead.Core.Json;

namespace Fairlead.Tool.Tests.Connections;

public sealed class GetAndListTests : IDisposable
{
    private readonly ToolProject _project = new();

    public GetAndListTests() => _project.Environment["FAIRLEAD_CONN_ORDERS_DB__PASSWORD"] = ToolProject.Password;

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Get_HasAirflowsNamesAndMasksThePassword()
    {
        JsonValue shown = ToolProject.ReadJson(await _project.RunAsync("connections", "get", "orders_db", "--output", "json"));

        Assert.Equal(
            ["conn_id", "conn_type", "description", "host", "login", "password", "schema", "port", "extra"],
            shown.Members.Select(member => member.Name));
        Assert.Equal("***", shown["password"]!.Text);
        Assert.Equal(JsonKind.Null, shown["description"]!.Kind);
        Assert.Equal(JsonKind.Number, shown["port"]!.Kind);
        Assert.Equal("prefer", shown["extra"]!["sslmode"]!.Text);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("yaml")]
    [InlineData("plain")]
    [InlineData("table")]
    public async Task Get_RevealsWhereItIsTold(string format)
    {
        ToolRun masked = await _project.RunAsync("connections", "get", "orders_db", "-o", format);
        ToolRun revealed = await _project.RunAsync("connections", "get", "orders_db", "-o", format, "--reveal");

        Assert.DoesNotContain(ToolProject.Password, masked.Out, StringComparison.Ordinal);
        Assert.Contains(ToolProject.Password, revealed.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_HidesExtrasThatNobodyDeclares()
    {
        _project.Environment["FAIRLEAD_CONN_PARTNER_API__EXTRA__X_SIGNATURE"] = ToolProject.Password;

        ToolRun run = await _project.RunAsync("connections", "get", "partner_api", "-o", "json");

        Assert.Equal("***", ToolProject.ReadJson(run)["extra"]!["x_signature"]!.Text);
        Assert.Equal("00:00:30", ToolProject.ReadJson(run)["extra"]!["timeout"]!.Text);
    }

    [Fact]
    public async Task Get_HidesThePathOfAnAddressThatABackendGives()
    {
        _project.Environment["FAIRLEAD_CONN_PARTNER_API__HOST"] = "https://hooks.example/" + ToolProject.Password;

        ToolRun run = await _project.RunAsync("connections", "get", "partner_api", "-o", "json");

        Assert.Equal("https://hooks.example/…", ToolProject.ReadJson(run)["host"]!.Text);
    }

    [Fact]
    public async Task UnknownConnection_IsMissingWithEveryPlace()
    {
        ToolRun run = await _project.RunAsync("connections", "get", "order_db");

        Assert.Equal(ExitCode.Findings, run.ExitCode);
        Assert.Contains("not found (FAIRLEAD_CONN_ORDER_DB)", run.Error, StringComparison.Ordinal);
        Assert.Contains("did you mean 'orders_db'?", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConnectionStringAsId_IsNotRepeated()
    {
        ToolRun run = await _project.RunAsync("connections", "get", $"Host=db;Password={ToolProject.Password}");

        Assert.Equal(ExitCode.Findings, run.ExitCode);
        Assert.DoesNotContain(ToolProject.Password, run.Out + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_HasDeclaredConnectionsAndLeftOvers()
    {
        _project.Environment["AIRFLOW_CONN_OLD_DB"] = $"postgres://u:{ToolProject.Password}@old/x";

        JsonValue rows = ToolProject.ReadJson(await _project.RunAsync("connections", "list", "-o", "json"));

        Assert.Equal(["orders_db", "partner_api", "old_db"], rows.Elements.Select(row => row["conn_id"]!.Text));
        Assert.Equal(["set", "set", "set, undeclared"], rows.Elements.Select(row => row["state"]!.Text));
        Assert.Contains("environment variable AIRFLOW_CONN_OLD_DB", rows.Elements[2]["from"]!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_KeepsCodesOfATerminalOut()
    {
        _project.Environment["FAIRLEAD_CONN_PARTNER_API__LOGIN"] = "a\u001b]0;title\u0007b";

        ToolRun run = await _project.RunAsync("connections", "list");

        Assert.DoesNotContain('\u001b', run.Out);
    }
}

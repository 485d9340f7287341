using Fairlead.Core.Json;
using Fairlead.Tool.Tests.Connections;

namespace Fairlead.Tool.Tests.Deployments;

public sealed class DeploymentsTests : IDisposable
{
    private readonly ToolProject _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task List_CountsConnectionsAndOverrides()
    {
        JsonValue rows = ToolProject.ReadJson(await _project.RunAsync("deployments", "list", "-o", "json"));

        Assert.Equal(["development", "production"], rows.Elements.Select(row => row["deployment"]!.Text));
        Assert.Equal(["2", "3"], rows.Elements.Select(row => row["connections"]!.Text));
        Assert.Equal(["1", "0"], rows.Elements.Select(row => row["overrides"]!.Text));
    }

    [Fact]
    public async Task Show_HasEachValueWithItsSource()
    {
        _project.Environment["FAIRLEAD_CONN_ORDERS_DB__PASSWORD"] = ToolProject.Password;

        ToolRun run = await _project.RunAsync("deployments", "show", "development", "orders_db", "-o", "json");

        JsonValue rows = ToolProject.ReadJson(run);
        Assert.Equal(("localhost", "manifest, deployment development"), Find(rows, "host"));
        Assert.Equal(("etl", "manifest"), Find(rows, "login"));
        Assert.Equal(("***", "environment variable FAIRLEAD_CONN_ORDERS_DB__PASSWORD"), Find(rows, "password"));
    }

    [Fact]
    public async Task Diff_ListsWhatDiffers()
    {
        ToolRun run = await _project.RunAsync("deployments", "diff", "development", "production", "-o", "json");

        JsonValue rows = ToolProject.ReadJson(run);
        Assert.Equal(ExitCode.Findings, run.ExitCode);
        Assert.Equal(["lake (connection)", "orders_db extra.sslmode", "orders_db host"],
            rows.Elements.Select(row => $"{row["conn_id"]!.Text} {row["field"]!.Text}"));
        Assert.Equal("verify-full", rows.Elements[1]["production"]!.Text);
    }

    [Fact]
    public async Task DiffWithItself_IsClean() =>
        Assert.Equal(ExitCode.Clean, (await _project.RunAsync("deployments", "diff", "production", "production")).ExitCode);

    [Theory]
    [InlineData("unlink of a linked one excludes it", "unlink", "production", "partner_api",
        "\"production\": { \"links\": [\"lake\"], \"excludes\": [\"partner_api\"] } // the real one")]
    [InlineData("unlink of a restricted one removes its link", "unlink", "production", "lake", "\"production\": {} // the real one")]
    [InlineData("link of a restricted one", "link", "development", "lake", "\"links\": [\"lake\"] },")]
    public async Task Link_EditsTheManifestAndKeepsTheRest(string situation, string command, string deployment, string id, string expected)
    {
        ToolRun run = await _project.RunAsync("deployments", command, deployment, id);

        string manifest = _project.Read("connections.json");
        Assert.True(run.ExitCode == ExitCode.Clean, situation + run.Error);
        Assert.Contains(expected, manifest, StringComparison.Ordinal);
        Assert.Contains("// Two connections, and one that only production has.", manifest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnlinkAndLink_GiveTheSameTextBack()
    {
        await _project.RunAsync("deployments", "unlink", "production", "partner_api");
        await _project.RunAsync("deployments", "link", "production", "partner_api");

        Assert.Equal(ToolProject.Manifest.ReplaceLineEndings("\n"), _project.Read("connections.json"));
    }

    [Fact]
    public async Task Override_SetsAndRemovesFields()
    {
        ToolRun set = await _project.RunAsync("deployments", "override", "production", "orders_db", "host=pg.prod", "port=6432",
            "extra.sslmode=verify-ca");
        string manifest = _project.Read("connections.json");
        ToolRun removed = await _project.RunAsync("deployments", "override", "production", "orders_db", "host=", "port=", "extra.sslmode=");

        Assert.Equal(ExitCode.Clean, set.ExitCode);
        Assert.Contains(
            "\"overrides\": { \"orders_db\": { \"host\": \"pg.prod\", \"port\": 6432, \"extra\": { \"sslmode\": \"verify-ca\" } } }",
            manifest, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Clean, removed.ExitCode);
        Assert.Equal(ToolProject.Manifest.ReplaceLineEndings("\n"), _project.Read("connections.json"));
    }

    [Theory]
    [InlineData("a secret", "orders_db", "password=x", "the manifest holds none")]
    [InlineData("a field that doesn't exist", "orders_db", "hosst=x", "can't be overridden")]
    [InlineData("a port that is none", "orders_db", "port=many", "not a number from 0 to 65535")]
    [InlineData("a value outside of the list", "orders_db", "extra.sslmode=perhaps", "FLD4")]
    [InlineData("an unknown connection", "order_db", "host=x", "did you mean 'orders_db'?")]
    [InlineData("no equals sign", "orders_db", "host", "FIELD=VALUE")]
    public async Task WrongOverride_ChangesNothing(string situation, string id, string setting, string message)
    {
        ToolRun run = await _project.RunAsync("deployments", "override", "production", id, setting);

        Assert.True(run.ExitCode == ExitCode.Usage, situation);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Equal(ToolProject.Manifest.ReplaceLineEndings("\n"), _project.Read("connections.json"));
    }

    [Fact]
    public async Task UnknownDeployment_SuggestsTheNearest()
    {
        ToolRun run = await _project.RunAsync("deployments", "link", "prodction", "lake");

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("did you mean 'production'?", run.Error, StringComparison.Ordinal);
    }

    private static (string? Value, string? Source) Find(JsonValue rows, string field)
    {
        JsonValue row = rows.Elements.Single(row => row["field"]!.Text == field);
        return (row["value"]!.Text, row["source"]!.Text);
    }
}

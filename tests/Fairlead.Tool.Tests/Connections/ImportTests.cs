using Fairlead.Core.Json;

namespace Fairlead.Tool.Tests.Connections;

public sealed class ImportTests : IDisposable
{
    private readonly ToolProject _project = new();

    public void Dispose() => _project.Dispose();

    [Theory]
    [InlineData("Airflow's JSON", "export.json", """{ "sales_db": { "conn_type": "postgres", "host": "db", "login": "u", "password": "{0}", "port": 5433, "extra": "{\"sslmode\": \"require\"}" } }""")]
    [InlineData("Airflow's JSON with URIs", "export.json", """{ "sales_db": "postgres://u:{0}@db:5433?sslmode=require" }""")]
    [InlineData("Airflow's YAML", "export.yaml",
        "sales_db:\n  conn_type: postgres\n  host: db\n  login: u\n  password: '{0}'\n  port: 5433\n  extra:\n    sslmode: require\n")]
    [InlineData("Airflow's lines", "export.env", "sales_db=postgres://u:{0}@db:5433?sslmode=require\n")]
    [InlineData("variables of Airflow", ".env", "# local\nexport AIRFLOW_CONN_SALES_DB='postgres://u:{0}@db:5433?sslmode=require'\n")]
    [InlineData("variables of Fairlead, by field", "values.env",
        "FAIRLEAD_CONN_SALES_DB__TYPE=postgres\nFAIRLEAD_CONN_SALES_DB__HOST=db\nFAIRLEAD_CONN_SALES_DB__LOGIN=u\nFAIRLEAD_CONN_SALES_DB__PORT=5433\nFAIRLEAD_CONN_SALES_DB__PASSWORD=\"{0}\"\nFAIRLEAD_CONN_SALES_DB__EXTRA__SSLMODE=require\n")]
    [InlineData("appsettings, by field", "appsettings.json", """{ "Logging": {}, "Connections": { "sales_db": { "conn_type": "postgres", "host": "db", "login": "u", "password": "{0}", "port": 5433, "extra": { "sslmode": "require" } } } }""")]
    [InlineData("user secrets, by key", "secrets.json", """{ "Connections:sales_db:conn_type": "postgres", "Connections:sales_db:host": "db", "Connections:sales_db:login": "u", "Connections:sales_db:password": "{0}", "Connections:sales_db:port": "5433", "Connections:sales_db:extra:sslmode": "require" }""")]
    public async Task File_IsImported(string situation, string name, string text)
    {
        _project.Write(Path.Combine("in", name), text.Replace("{0}", ToolProject.Password, StringComparison.Ordinal));

        ToolRun run = await _project.RunAsync("connections", "import", Path.Combine("in", name));

        Assert.True(run.ExitCode == ExitCode.Clean, $"{situation}: {run.Out}{run.Error}");
        JsonValue shown = ToolProject.ReadJson(await _project.RunAsync("connections", "get", "sales_db", "-o", "json", "--reveal"));
        Assert.Equal("postgres", shown["conn_type"]!.Text);
        Assert.Equal("db", shown["host"]!.Text);
        Assert.Equal("u", shown["login"]!.Text);
        Assert.Equal(ToolProject.Password, shown["password"]!.Text);
        Assert.Equal("5433", shown["port"]!.Text);
        Assert.Equal("require", shown["extra"]!["sslmode"]!.Text);
        Assert.DoesNotContain(ToolProject.Password, run.Out + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConnectionStringOfSettings_IsReadByTheDeclaredType()
    {
        _project.Write("in/appsettings.json", $$"""{ "ConnectionStrings": { "orders_db": "Host=db;Username=u;Password={{ToolProject.Password}}" } }""");

        ToolRun run = await _project.RunAsync("connections", "import", "in/appsettings.json");

        Assert.Equal(ExitCode.Clean, run.ExitCode);
        Assert.Contains("orders_db: added in", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nothing chosen", null, ExitCode.Findings, "first")]
    [InlineData("fail", "--fail", ExitCode.Findings, "first")]
    [InlineData("skip", "--skip", ExitCode.Clean, "first")]
    [InlineData("overwrite", "--overwrite", ExitCode.Clean, "second")]
    public async Task OtherValues_NeedAChoice(string situation, string? choice, int exit, string kept)
    {
        _project.WriteUserSecrets("""{ "Connections:orders_db:password": "first" }""");
        _project.Write("in.json", """{ "orders_db": { "conn_type": "postgres", "password": "second" }, "sales_db": "postgres://u@db" }""");

        ToolRun run = await _project.RunAsync(["connections", "import", "in.json", .. choice is null ? Array.Empty<string>() : [choice]]);

        string secrets = File.ReadAllText(_project.UserSecrets);
        Assert.True(run.ExitCode == exit, $"{situation}: {run.Error}");
        Assert.Contains($"\"Connections:orders_db:password\": \"{kept}\"", secrets, StringComparison.Ordinal);
        Assert.Equal(exit == ExitCode.Clean, secrets.Contains("sales_db", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TwoChoices_AreWrongUsage()
    {
        _project.Write("in.json", "{}");

        Assert.Equal(ExitCode.Usage, (await _project.RunAsync("connections", "import", "in.json", "--skip", "--overwrite")).ExitCode);
    }

    [Fact]
    public async Task ImportedTwice_IsUnchanged()
    {
        _project.Write("in.json", """{ "sales_db": "postgres://u:p@db?sslmode=require" }""");
        await _project.RunAsync("connections", "import", "in.json");

        ToolRun run = await _project.RunAsync("connections", "import", "in.json");

        Assert.Equal(ExitCode.Clean, run.ExitCode);
        Assert.Contains("sales_db: unchanged", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DryRun_WritesNothing()
    {
        _project.Write("in.json", """{ "sales_db": "postgres://u:p@db" }""");

        ToolRun run = await _project.RunAsync("connections", "import", "in.json", "--dry-run");

        Assert.Contains("sales_db: new", run.Out, StringComparison.Ordinal);
        Assert.False(File.Exists(_project.UserSecrets));
    }

    [Theory]
    [InlineData("broken JSON", "in.json", "{ \"a\": ", "the JSON is broken at line 1")]
    [InlineData("broken YAML", "in.yaml", "a: [1", "the YAML")]
    [InlineData("a line without '='", "in.env", "orders_db\n", "line 1 is not a connection")]
    [InlineData("another kind of file", "in.txt", "x", "choose one with --format")]
    [InlineData("no file", "nothing.json", null, "does not exist")]
    public async Task BadFile_IsNamed(string situation, string name, string? text, string message)
    {
        if (text is not null) _project.Write(name, text);

        ToolRun run = await _project.RunAsync("connections", "import", name);

        Assert.True(run.ExitCode is ExitCode.Failure or ExitCode.Usage, situation);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneBadConnection_StopsTheImportUnlessAsked()
    {
        _project.Write("in.json", $$"""{ "good": "postgres://u:p@db", "bad": "postgres://u:{{ToolProject.Password}}@db:port" }""");

        ToolRun stopped = await _project.RunAsync("connections", "import", "in.json");
        ToolRun partial = await _project.RunAsync("connections", "import", "in.json", "--skip");

        Assert.Equal(ExitCode.Findings, stopped.ExitCode);
        Assert.Contains("'bad':", stopped.Error, StringComparison.Ordinal);
        Assert.Contains("Nothing was written", stopped.Error, StringComparison.Ordinal);
        Assert.Contains("good: added", partial.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(ToolProject.Password, stopped.Error + partial.Error, StringComparison.Ordinal);
    }
}

namespace Fairlead.Tool.Tests.Connections;

public sealed class WriteTests : IDisposable
{
    private readonly ToolProject _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Add_ReadsThePasswordFromStandardInput()
    {
        ToolRun run = await _project.RunAsync(ToolProject.Password + "\n", ["connections", "add", "orders_db", "--conn-password", "-"]);

        Assert.Equal(ExitCode.Clean, run.ExitCode);
        Assert.Empty(run.Error);
        Assert.Contains($"\"Connections:orders_db:password\": \"{ToolProject.Password}\"", File.ReadAllText(_project.UserSecrets),
            StringComparison.Ordinal);
        Assert.Equal(ExitCode.Clean, (await _project.RunAsync("check")).ExitCode);
    }

    [Fact]
    public async Task PasswordAsArgument_IsAWarning()
    {
        ToolRun run = await _project.RunAsync("connections", "add", "orders_db", "--conn-password", ToolProject.Password);

        Assert.Equal(ExitCode.Clean, run.ExitCode);
        Assert.Contains("warning: --conn-password holds a secret", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(ToolProject.Password, run.Out + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Add_OfWhatExists_ChangesNothing()
    {
        _project.WriteUserSecrets("""{ "Connections:orders_db:password": "first" }""");

        ToolRun run = await _project.RunAsync("second", ["connections", "add", "orders_db", "--conn-password", "-"]);

        Assert.Equal(ExitCode.Findings, run.ExitCode);
        Assert.Contains("it exists already", run.Error, StringComparison.Ordinal);
        Assert.Contains("first", File.ReadAllText(_project.UserSecrets), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Update_KeepsOtherFieldsAndTheRestOfTheFile()
    {
        _project.WriteUserSecrets("""
            {
              // mine
              "Smtp:Password": "keep",
              "Connections": { "orders_db": { "password": "keep too" } }
            }
            """);

        ToolRun run = await _project.RunAsync("connections", "update", "orders_db", "--conn-login", "reader");

        string text = File.ReadAllText(_project.UserSecrets);
        Assert.Equal(ExitCode.Clean, run.ExitCode);
        Assert.Contains("// mine", text, StringComparison.Ordinal);
        Assert.Contains("\"Smtp:Password\": \"keep\"", text, StringComparison.Ordinal);
        Assert.Contains("\"Connections:orders_db:password\": \"keep too\"", text, StringComparison.Ordinal);
        Assert.Contains("\"Connections:orders_db:login\": \"reader\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_TakesOnlyTheConnection()
    {
        _project.WriteUserSecrets("""{ "Connections:orders_db:password": "x", "Connections:orders_db_2:password": "y" }""");

        ToolRun run = await _project.RunAsync("connections", "delete", "orders_db");

        Assert.Equal(ExitCode.Clean, run.ExitCode);
        Assert.DoesNotContain("orders_db:", File.ReadAllText(_project.UserSecrets), StringComparison.Ordinal);
        Assert.Contains("orders_db_2", File.ReadAllText(_project.UserSecrets), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("update")]
    [InlineData("delete")]
    public async Task WhatIsNotThere_CantBeChanged(string command)
    {
        string[] args = ["connections", command, "orders_db", .. command == "update" ? ["--conn-host", "x"] : Array.Empty<string>()];

        ToolRun run = await _project.RunAsync(args);

        Assert.Equal(ExitCode.Findings, run.ExitCode);
        Assert.Contains("has no connection 'orders_db'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BrokenUserSecrets_AreLeftAlone()
    {
        _project.WriteUserSecrets("{ \"a\": ");

        ToolRun run = await _project.RunAsync("x", ["connections", "add", "orders_db", "--conn-password", "-"]);

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Equal("{ \"a\": ", File.ReadAllText(_project.UserSecrets));
    }

    [Fact]
    public async Task UnknownBackend_ListsThoseThatCanBeWritten()
    {
        ToolRun run = await _project.RunAsync("x", ["connections", "add", "orders_db", "--conn-password", "-", "--backend", "vault"]);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("There is no backend 'vault'; these can: user secrets", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoWritableBackend_SaysWhatToDo()
    {
        using var project = new ToolProject(hasProjectFile: false);

        ToolRun run = await project.RunAsync("x", ["connections", "add", "orders_db", "--conn-password", "-"]);

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Contains("dotnet user-secrets init", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BackendOfTheDeployment_IsWritten()
    {
        using var project = new ToolProject();
        project.Write("connections.json", ToolProject.Manifest.Replace(
            "\"links\": [\"lake\"]",
                $"\"backends\": [{{ \"type\": \"connection_file\", \"path\": \"{project.GetPath("values.json")}\", \"isOptional\": true }}]",
            StringComparison.Ordinal));

        ToolRun run =
            await project.RunAsync(ToolProject.Password, ["connections", "add", "orders_db", "--conn-password", "-", "-d", "production"]);

        Assert.Equal(ExitCode.Clean, run.ExitCode);
        Assert.Contains(ToolProject.Password, project.Read("values.json"), StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, UnixModes.Get(project.GetPath("values.json")));
    }

    [Fact]
    public async Task Declare_PutsSecretsIntoTheBackendAndTheRestIntoTheManifest()
    {
        ToolRun run = await _project.RunAsync(
            $"postgres://etl:{ToolProject.Password}@db.internal:5433/sales?sslmode=require",
                ["connections", "add", "sales_db", "--conn-uri", "-", "--declare"]);

        string manifest = _project.Read("connections.json");
        Assert.Equal(ExitCode.Clean, run.ExitCode);
        Assert.Contains("// the real one", manifest, StringComparison.Ordinal);
        Assert.Contains("\"sales_db\"", manifest, StringComparison.Ordinal);
        Assert.DoesNotContain(ToolProject.Password, manifest, StringComparison.Ordinal);
        Core.Json.JsonValue shown =
            ToolProject.ReadJson(await _project.RunAsync("connections", "get", "sales_db", "-o", "json", "--reveal"));
        Assert.Equal(ToolProject.Password, shown["password"]!.Text);
        Assert.Equal("5433", shown["port"]!.Text);
    }

    [Fact]
    public async Task NothingGiven_IsWrongUsage()
    {
        ToolRun run = await _project.RunAsync("connections", "add", "orders_db");

        Assert.Equal(ExitCode.Usage, run.ExitCode);
    }
}

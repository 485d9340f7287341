namespace Fairlead.Tool.Tests.Connections;

public sealed class PullTests : IDisposable
{
    private readonly ToolProject _project = new();

    public PullTests()
    {
        _project.Write("connections.json", ToolProject.Manifest.Replace(
            "\"development\": {",
                $"\"development\": {{ \"backends\": [{{ \"type\": \"connection_file\", \"path\": \"{_project.GetPath("dev.json")}\" }}],",
            StringComparison.Ordinal));
        _project.Write("dev.json", $$"""{ "orders_db": { "password": "{{ToolProject.Password}}" } }""");
    }

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Pull_FillsTheUserSecretsWithSecretsOnly()
    {
        ToolRun run = await _project.RunAsync("connections", "pull", "--deployment", "development");

        Assert.Equal(ExitCode.Clean, run.ExitCode);
        string secrets = File.ReadAllText(_project.UserSecrets);
        Assert.Contains($"\"Connections:orders_db:password\": \"{ToolProject.Password}\"", secrets, StringComparison.Ordinal);
        Assert.DoesNotContain("host", secrets, StringComparison.Ordinal);
        Assert.DoesNotContain(ToolProject.Password, run.Out + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OtherValues_NeedAChoice()
    {
        _project.WriteUserSecrets("""{ "Connections:orders_db:password": "mine" }""");

        ToolRun run = await _project.RunAsync("connections", "pull", "-d", "development");
        string kept = File.ReadAllText(_project.UserSecrets);
        ToolRun overwritten = await _project.RunAsync("connections", "pull", "-d", "development", "--overwrite");

        Assert.Equal(ExitCode.Findings, run.ExitCode);
        Assert.Contains("mine", kept, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Clean, overwritten.ExitCode);
        Assert.Contains(ToolProject.Password, File.ReadAllText(_project.UserSecrets), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProjectWithoutUserSecrets_IsRefused()
    {
        _project.Write("App.csproj", "<Project />");

        ToolRun run = await _project.RunAsync("connections", "pull", "-d", "development");

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Contains("dotnet user-secrets init", run.Error, StringComparison.Ordinal);
    }
}

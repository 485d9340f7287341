namespace Fairlead.Tool.Tests.Connections;

public sealed class ExportTests : IDisposable
{
    private readonly ToolProject _project = new();

    public ExportTests() => _project.Environment["FAIRLEAD_CONN_ORDERS_DB__PASSWORD"] = ToolProject.Password;

    public void Dispose() => _project.Dispose();

    [Theory]
    [InlineData("json")]
    [InlineData("yaml")]
    [InlineData("env")]
    public async Task AirflowsFormats_LeaveSecretsOutUnlessAsked(string format)
    {
        ToolRun plain = await _project.RunAsync("connections", "export", "--format", format);
        ToolRun revealed = await _project.RunAsync("connections", "export", "--format", format, "--reveal");

        Assert.Equal(ExitCode.Clean, plain.ExitCode);
        Assert.DoesNotContain(ToolProject.Password, plain.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("***", plain.Out, StringComparison.Ordinal);
        Assert.Contains("Secrets were left out of 'orders_db'; --reveal writes them", plain.Error, StringComparison.Ordinal);
        Assert.Contains(ToolProject.Password, revealed.Out, StringComparison.Ordinal);
        Assert.Empty(revealed.Error);
    }

    [Theory]
    [InlineData("env-example", "FAIRLEAD_CONN_ORDERS_DB__PASSWORD=\n")]
    [InlineData("kubernetes", "  FAIRLEAD_CONN_ORDERS_DB__PASSWORD: \"\"\n")]
    [InlineData("externalsecret", "      key: orders_db\n      property: password\n")]
    [InlineData("github", "  FAIRLEAD_CONN_ORDERS_DB__PASSWORD: ${{ secrets.FAIRLEAD_CONN_ORDERS_DB__PASSWORD }}\n")]
    [InlineData("appsettings", "      \"password\": \"\"\n")]
    [InlineData("aspire", "    .WithEnvironment(\"FAIRLEAD_CONN_ORDERS_DB__PASSWORD\", ordersDbPassword)")]
    public async Task Skeletons_NameWhatIsNeeded(string format, string line)
    {
        ToolRun run = await _project.RunAsync("connections", "export", "--format", format);

        Assert.Equal(ExitCode.Clean, run.ExitCode);
        Assert.Contains(line, run.Out.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.DoesNotContain(ToolProject.Password, run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task KubernetesSecret_HasValuesWhereAsked()
    {
        ToolRun run = await _project.RunAsync("connections", "export", "--format", "kubernetes", "--reveal");

        Assert.Contains($"FAIRLEAD_CONN_ORDERS_DB__PASSWORD: {ToolProject.Password}", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MissingValue_IsAFinding()
    {
        _project.Environment.Remove("FAIRLEAD_CONN_ORDERS_DB__PASSWORD");

        ToolRun run = await _project.RunAsync("connections", "export", "--format", "env-example");

        Assert.Equal(ExitCode.Findings, run.ExitCode);
        Assert.Contains("'orders_db' can't be resolved", run.Error, StringComparison.Ordinal);
        Assert.Contains("FAIRLEAD_CONN_ORDERS_DB__PASSWORD=", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_IsTheOwnersAndIsNotReplacedUnasked()
    {
        ToolRun first = await _project.RunAsync("connections", "export", "out.json", "--reveal");
        ToolRun second = await _project.RunAsync("connections", "export", "out.json");
        ToolRun third = await _project.RunAsync("connections", "export", "out.json", "--overwrite");

        Assert.Equal(ExitCode.Clean, first.ExitCode);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, UnixModes.Get(_project.GetPath("out.json")));
        Assert.Equal(ExitCode.Findings, second.ExitCode);
        Assert.Contains("--overwrite replaces it", second.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Clean, third.ExitCode);
    }

    [Fact]
    public async Task ExportIntoAnotherProject_MovesEverything()
    {
        using var other = new ToolProject("""{ "connections": {} }""");
        await _project.RunAsync("connections", "export", other.GetPath("moved.yaml"), "--reveal");

        ToolRun run = await other.RunAsync("connections", "import", "moved.yaml");

        Assert.Equal(ExitCode.Clean, run.ExitCode);
        string[] command = ["connections", "get", "orders_db", "-o", "json", "--reveal"];
        Assert.Equal((await _project.RunAsync(command)).Out, (await other.RunAsync(command)).Out);
    }
}

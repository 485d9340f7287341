using Fairlead.Tool.Tests.Connections;

namespace Fairlead.Tool.Tests.Commands;

public sealed class InitTests : IDisposable
{
    private readonly ToolProject _project = new();

    public InitTests()
    {
        File.Delete(_project.GetPath("connections.json"));
        Directory.CreateDirectory(_project.GetPath(".git"));
    }

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task NewProject_GetsAManifestASchemaAndAHook()
    {
        ToolRun run = await _project.RunAsync("init");

        Assert.Equal(ExitCode.Clean, run.ExitCode);
        Assert.Contains("exec fairlead scan --staged", _project.Read(".git/hooks/pre-commit"), StringComparison.Ordinal);
        Assert.True(UnixModes.Get(_project.GetPath(".git/hooks/pre-commit")).HasFlag(UnixFileMode.UserExecute));
        Assert.Equal(RepositoryFiles.Read("src/Fairlead.Package/schema/connections.schema.json"), _project.Read("connections.schema.json"));
        Assert.Equal(ExitCode.Clean, (await _project.RunAsync("check")).ExitCode);
    }

    [Fact]
    public async Task SecondTime_ChangesNothing()
    {
        await _project.RunAsync("init");
        _project.Write("connections.json", ToolProject.Manifest);
        _project.Write(".git/hooks/pre-commit", "#!/bin/sh\nmake test\n");

        ToolRun run = await _project.RunAsync("init");

        Assert.Equal(ExitCode.Clean, run.ExitCode);
        Assert.Equal(ToolProject.Manifest.ReplaceLineEndings("\n"), _project.Read("connections.json"));
        Assert.Equal("#!/bin/sh\nmake test\n", _project.Read(".git/hooks/pre-commit"));
        Assert.Contains("pre-commit exists and was not changed; add:\n    fairlead scan --staged", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lefthook", "lefthook.yml", "run: fairlead scan --staged")]
    [InlineData("pre-commit", ".pre-commit-config.yaml", "entry: fairlead scan --staged")]
    public async Task OtherHookManager_GetsASnippetAndNoHook(string situation, string file, string snippet)
    {
        _project.Write(file, "# ours\n");

        ToolRun run = await _project.RunAsync("init");

        Assert.True(run.Out.Contains(snippet, StringComparison.Ordinal), situation);
        Assert.Equal("# ours\n", _project.Read(file));
        Assert.False(File.Exists(_project.GetPath(".git/hooks/pre-commit")));
    }

    [Fact]
    public async Task Husky_GetsItsOwnHook()
    {
        Directory.CreateDirectory(_project.GetPath(".husky"));

        await _project.RunAsync("init");

        Assert.Contains("fairlead scan --staged", _project.Read(".husky/pre-commit"), StringComparison.Ordinal);
        Assert.False(File.Exists(_project.GetPath(".git/hooks/pre-commit")));
    }

    [Fact]
    public async Task LocalTool_IsRunThroughDotnet()
    {
        _project.Write(".config/dotnet-tools.json", """{ "version": 1, "isRoot": true, "tools": { "fairlead.tool": { "version": "0.1.0", "commands": ["fairlead"] } } }""");

        await _project.RunAsync("init");

        Assert.Contains("exec dotnet fairlead scan --staged", _project.Read(".git/hooks/pre-commit"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task GitHub_GetsAWorkflow()
    {
        Directory.CreateDirectory(_project.GetPath(".github"));

        await _project.RunAsync("init", "--no-hook");

        Assert.Contains("fairlead scan --format github", _project.Read(".github/workflows/fairlead.yml"), StringComparison.Ordinal);
        Assert.False(File.Exists(_project.GetPath(".git/hooks/pre-commit")));
    }
}

using System.Diagnostics;
using Fairlead.Tool.Tests.Connections;

namespace Fairlead.Tool.Tests.Commands;

public sealed class CompletionTests : IDisposable
{
    private readonly ToolProject _project = new();

    public void Dispose() => _project.Dispose();

    [Theory]
    [InlineData("bash", "complete -o default -F _fairlead fairlead")]
    [InlineData("zsh", "compdef _fairlead fairlead")]
    [InlineData("fish", "complete -c fairlead")]
    [InlineData("pwsh", "Register-ArgumentCompleter -Native -CommandName fairlead")]
    public async Task Shell_GetsItsScript(string shell, string line)
    {
        ToolRun run = await _project.RunAsync("completion", shell);

        Assert.Equal(ExitCode.Clean, run.ExitCode);
        Assert.Contains(line, run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownShell_IsWrongUsage() => Assert.Equal(ExitCode.Usage, (await _project.RunAsync("completion", "tcsh")).ExitCode);

    [Theory]
    [InlineData("bash", "fairlead connections ex", "export")]
    [InlineData("bash", "fairlead check --output ", "yaml")]
    [InlineData("fish", "fairlead deployments ov", "override")]
    [InlineData("zsh", "fairlead connections ex", "export")]
    public async Task RealShell_Completes(string shell, string line, string candidate)
    {
        if (!File.Exists("/usr/bin/" + shell) && !File.Exists("/bin/" + shell)) Assert.Skip($"{shell} is not installed");
        string tool = typeof(FairleadCommand).Assembly.Location;
        _project.Write("bin/fairlead", $"#!/bin/sh\nexec dotnet exec '{tool}' \"$@\"\n");
        UnixModes.MakeExecutable(_project.GetPath("bin/fairlead"));
        _project.Write("script", (await _project.RunAsync("completion", shell)).Out);
        string[] words = line.Split(' ');
        _project.Write("run", shell switch
        {
            "bash" => $"""
                source ./script
                COMP_LINE='{line}'; COMP_POINT={line.Length}; COMP_WORDS=({string.Join(' ', words.Select(word => $"'{word}'"))}); COMP_CWORD={words.Length - 1}
                _fairlead; printf '%s\n' "${"{"}COMPREPLY[@]{"}"}"
                """,
            "fish" => $"source ./script; complete -C '{line}'",
            _ => $"autoload -U compinit; compinit -u -D; source ./script; compadd() {"{"} shift; print -l -- \"$@\" {"}"}; LBUFFER='{line}'; _fairlead",
        });

        Assert.Contains(candidate, (await RunShellAsync(shell)).Split('\n').Select(word => word.Trim()));
    }

    private async Task<string> RunShellAsync(string shell)
    {
        string[] options = shell switch { "bash" => ["--norc"], "zsh" => ["-f"], _ => ["--no-config"] };
        var start = new ProcessStartInfo(shell, [.. options, "run"]) { RedirectStandardOutput = true, WorkingDirectory = _project.Folder };
        start.Environment["PATH"] = $"{_project.GetPath("bin")}:{Environment.GetEnvironmentVariable("PATH")}";
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return output;
    }
}

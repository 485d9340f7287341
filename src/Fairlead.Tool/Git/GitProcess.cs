using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Fairlead.Tool.Git;

/// <summary>
/// Runs the <c>git</c> of this machine in a repository: it knows every format of object, worktrees and partial clones, and reads them
/// fast. Nothing of the repository's own configuration can make it run a program here: no pager, no hooks, no file-system monitor.
/// </summary>
internal sealed class GitProcess : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _error = new();

    private GitProcess(Process process)
    {
        _process = process;
        process.ErrorDataReceived += (_, line) =>
        {
            lock (_error) _error.AppendLine(line.Data);
        };
        process.BeginErrorReadLine();
    }

    public Stream Output => _process.StandardOutput.BaseStream;

    public Stream Input => _process.StandardInput.BaseStream;

    /// <exception cref="GitException">There is no Git.</exception>
    public static GitProcess Start(string repository, params ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo("git")
        {
            WorkingDirectory = repository, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8, UseShellExecute = false,
        };
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        start.Environment["GIT_NO_LAZY_FETCH"] = "1"; // a partial clone would open a connection
        start.Environment["LC_ALL"] = "C";
        foreach (string argument in (ReadOnlySpan<string>)["--no-pager", "-c", "core.fsmonitor=false", "-c", "core.quotepath=false"])
            start.ArgumentList.Add(argument);
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        try
        {
            return new GitProcess(Process.Start(start)!);
        }
        catch (Win32Exception)
        {
            throw new GitException("'git' was not found; install it, or scan the folder without --staged, --changed and --history");
        }
    }

    /// <summary>Runs a command and returns what it writes, in parts that a zero byte ends.</summary>
    /// <exception cref="GitException">The command failed.</exception>
    public static async Task<string[]> ReadPartsAsync(string repository, CancellationToken cancellationToken, params string[] arguments)
    {
        using GitProcess git = Start(repository, arguments);
        git.Input.Close();
        using var reader = new StreamReader(git.Output, Encoding.UTF8);
        string output = await reader.ReadToEndAsync(cancellationToken);
        await git.WaitAsync(arguments[0], cancellationToken);
        return output.Split('\0', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <exception cref="GitException">The command failed.</exception>
    public async Task WaitAsync(string command, CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        if (_process.ExitCode != 0) throw new GitException($"'git {command}' failed: {GetError()}");
    }

    public string GetError()
    {
        lock (_error)
        {
            string[] lines = _error.ToString().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            return lines.Length == 0 ? "it did not say why" : lines[0];
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }
}

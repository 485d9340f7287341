using System.Diagnostics;
using System.Globalization;

namespace Fairlead.Store.Tests;

/// <summary>
/// The program of Fairlead.Store.Worker as a process of its own: to be killed, to run as another user, or without space on the disk.
/// </summary>
internal sealed class Worker : IDisposable
{
    private readonly Process _process;
    private readonly List<string> _lines = [];
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _reading;

    private Worker(Process process)
    {
        _process = process;
        _reading = Task.Run(ReadAsync);
    }

    public static string Assembly { get; } = Path.Combine(AppContext.BaseDirectory, "Fairlead.Store.Worker.dll");

    public static string DotNet { get; } = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet"
        ? path
        : Path.Combine(
            Environment.GetEnvironmentVariable("DOTNET_ROOT")
                ?? Path.GetFullPath(Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "../../..")),
            "dotnet");

    /// <summary>Gets a task that ends with the first line.</summary>
    public Task Started => _started.Task;

    /// <summary>Starts the program.</summary>
    /// <param name="environment">Says which store.</param>
    /// <param name="arguments">The command and its ids.</param>
    /// <param name="wrapper">Words before those of the program, as of <c>setpriv</c>.</param>
    public static Worker Start(Dictionary<string, string> environment, IEnumerable<string> arguments, params string[] wrapper)
    {
        string[] words = [.. wrapper, DotNet, Assembly, .. arguments];
        var start = new ProcessStartInfo(words[0], words[1..])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/",
        };
        foreach ((string name, string value) in environment) start.Environment[name] = value;
        start.Environment["DOTNET_TieredCompilation"] = "1";
        start.Environment["DOTNET_TieredPGO"] = "0";
        Process process = Process.Start(start)!;
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        return new Worker(process);
    }

    /// <summary>Runs the program to its end. Returns what it printed.</summary>
    public static async Task<string> RunAsync(
        Dictionary<string, string> environment, IEnumerable<string> arguments, params string[] wrapper)
    {
        using Worker worker = Start(environment, arguments, wrapper);
        await worker._process.WaitForExitAsync();
        await worker._reading;
        return string.Join('\n', worker._lines);
    }

    /// <summary>Sends the program a line.</summary>
    public Task SendAsync(string line)
    {
        _process.StandardInput.AutoFlush = true;
        return _process.StandardInput.WriteLineAsync(line);
    }

    /// <summary>Kills it in the middle of whatever it does.</summary>
    /// <returns>The highest version that it had an acknowledgement for, by connection.</returns>
    public async Task<Dictionary<string, long>> KillAsync()
    {
        _process.Kill(); // SIGKILL
        await _process.WaitForExitAsync(CancellationToken.None);
        await _reading;
        return _lines.Select(static line => line.Split(' ')).Where(static words => words is ["ack", _, _])
            .GroupBy(static words => words[1], static words => long.Parse(words[2], CultureInfo.InvariantCulture))
            .ToDictionary(static group => group.Key, static group => group.Max());
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            _lines.Add(line);
            _started.TrySetResult();
        }
        _started.TrySetResult();
    }
}

using System.Diagnostics;

namespace Fairlead.TestServers;

/// <summary>
/// A running program of a server. A small shell stands between the tests and the program: it reads from a pipe that the tests hold, and
/// when the pipe closes, however the tests ended, it stops the program's process group and removes the server's folder.
/// </summary>
internal sealed class ServerProcess : IDisposable
{
    // $1 folder to remove, $2 log file, $3 signal, then the command. A line of input stops the program only.
    private const string Guard = """
        folder=$1 log=$2 signal=$3
        shift 3
        set -m
        trap : INT HUP TERM
        exec 3<&0
        "$@" </dev/null >>"$log" 2>&1 3<&- &
        server=$!
        exec >/dev/null 2>&1
        {
          read -r -u 3 && remove= || remove=1
          kill -s "$signal" -- "-$server"
          for ((i = 0; i < 50; i++)); do kill -0 -- "-$server" || break; sleep 0.1; done
          kill -s KILL -- "-$server"
          if [[ $remove ]]; then sleep 0.2; rm -rf -- "$folder"; fi
        } &
        watcher=$!
        wait "$server"
        code=$?
        if kill -0 -- "-$server"; then wait "$watcher"; fi
        exit "$code"
        """;

    private readonly Process _process;
    private readonly string _log;

    private ServerProcess(Process process, string log)
    {
        _process = process;
        _log = log;
    }

    public bool HasExited => _process.HasExited;

    public static ServerProcess Start(ServerCommand command, string folder)
    {
        string log = Path.Combine(folder, Path.GetFileName(command.FileName) + ".log");
        var start = new ProcessStartInfo("bash", ["-c", Guard, "server-guard", folder, log, command.StopSignal, .. command.Words])
        {
            RedirectStandardInput = true, WorkingDirectory = folder,
        };
        foreach ((string name, string value) in command.Environment) start.Environment[name] = value;
        return new ServerProcess(Process.Start(start)!, log);
    }

    public string ReadLog()
    {
        if (!File.Exists(_log)) return "";
        string text = File.ReadAllText(_log);
        return text.Length > 4000 ? text[^4000..] : text;
    }

    public async Task StopAsync()
    {
        if (!_process.HasExited)
        {
            try
            {
                await _process.StandardInput.WriteLineAsync("stop");
                await _process.StandardInput.FlushAsync();
            }
            catch (IOException)
            {
                // The program ended meanwhile.
            }
        }
        await _process.WaitForExitAsync();
    }

    public void Dispose() => _process.Dispose();
}

using System.Diagnostics;
using Xunit;

namespace Fairlead.TestServers;

/// <summary>The programs that the servers need, as .ci/install-test-servers installs them.</summary>
internal static class Programs
{
    private static readonly string[] Folders =
    [
        .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries),
        "/usr/local/sbin", "/usr/sbin", "/sbin",
        .. FindFolders("/usr/lib/postgresql", "bin"),
    ];

    /// <summary>Finds a program. Without it the calling test fails in CI, and is skipped elsewhere.</summary>
    public static string Find(string name) => FindIn(Folders, name);

    /// <summary>Finds a program that Debian does not have. Without it the calling test is skipped, also in CI.</summary>
    public static string FindForeign(string name)
    {
        string? path = FindPath(Folders, name);
        if (path is null) Assert.Skip($"{name} is not installed, and no package of Debian's brings it");
        return path!;
    }

    /// <summary>Finds RabbitMQ's own script. Debian's on the PATH is a wrapper that changes to another user.</summary>
    public static string FindRabbitMq(string name) => FindIn([.. FindFolders("/usr/lib/rabbitmq/lib", "sbin")], name);

    /// <summary>Runs a program to its end and returns what it printed.</summary>
    public static async Task<string> RunAsync(ServerCommand command, string? input = null, CancellationToken cancellationToken = default)
    {
        string[] words = [.. command.Words];
        var start = new ProcessStartInfo(words[0], words[1..])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/",
        };
        foreach ((string name, string value) in command.Environment) start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        Task<string> errors = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            if (input is not null) await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
            process.StandardInput.Close();
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"{Path.GetFileName(command.FileName)} ended with {process.ExitCode}: {await errors}{await output}");
        }
        return (await output).TrimEnd('\n');
    }

    /// <summary>Ends the test: as failed in CI, where everything must be installed, as skipped elsewhere.</summary>
    public static void Miss(string name)
    {
        string reason = $"{name} is not installed: run .ci/install-test-servers";
        if (Environment.GetEnvironmentVariable("CI") == "true") throw new InvalidOperationException(reason);
        Assert.Skip(reason);
    }

    private static string FindIn(IEnumerable<string> folders, string name)
    {
        string? path = FindPath(folders, name);
        if (path is null) Miss(name);
        return path!;
    }

    private static string? FindPath(IEnumerable<string> folders, string name) =>
        folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    private static IEnumerable<string> FindFolders(string parent, string child) => Directory.Exists(parent)
        ? Directory.GetDirectories(parent).OrderDescending(StringComparer.Ordinal).Select(folder => Path.Combine(folder, child))
        : [];
}

using System.Diagnostics;

namespace Fairlead.Tool.Tests.Scanning;

/// <summary>
/// Runs the command in a process of its own, and looks at the assemblies that it has loaded. Without the one that has sockets, which
/// everything that opens a connection needs, there was none.
/// </summary>
public class SocketTests
{
    [Theory]
    [InlineData("scan")]
    [InlineData("explain", "FLD1002")]
    [InlineData("baseline", "create", "--overwrite")]
    public async Task Command_LoadsNothingThatOpensSockets(params string[] args)
    {
        using TestRepository repository = TestRepository.WithPassword();
        string list = repository.GetPath("loaded.txt");
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = repository.Root, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Fairlead.Tool.dll"));
        foreach (string argument in args) start.ArgumentList.Add(argument);
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location;
        start.Environment[StartupHook.ListVariable] = list;
        using Process process = Process.Start(start)!;
        await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        string[] loaded = await File.ReadAllLinesAsync(list, TestContext.Current.CancellationToken);
        Assert.Contains("Fairlead.Tool", loaded);
        Assert.DoesNotContain(loaded, static name => name is "System.Net.Sockets" or "System.Net.Http" or "System.Net.Security" or "System.Net.NameResolution");
    }
}

using System.Diagnostics;

namespace Fairlead.Package.Tests;

/// <summary>Runs the dotnet command as a user would, apart from the test run that it is started from.</summary>
internal static class DotNet
{
    public static Task<CommandResult> RunAsync(
        string directory, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? environment = null) =>
        RunAsync(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = directory }, environment);

    /// <summary>Runs what was published, as it is.</summary>
    public static Task<CommandResult> RunProgramAsync(string program, string directory, IReadOnlyDictionary<string, string> environment) =>
        RunAsync(new ProcessStartInfo(program) { WorkingDirectory = directory }, environment);

    private static async Task<CommandResult> RunAsync(ProcessStartInfo start, IReadOnlyDictionary<string, string>? environment)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        RemoveTestRunVariables(start.Environment);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new CommandResult(process.ExitCode, await output + await error);
    }

    /// <summary>What the test run's own MSBuild and a build server's settings put there would change the build we start.</summary>
    private static void RemoveTestRunVariables(IDictionary<string, string?> environment)
    {
        foreach (string name in environment.Keys.ToArray())
        {
            bool inherited = name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
                || name.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase)
                || name.StartsWith("FAIRLEAD", StringComparison.OrdinalIgnoreCase)
                || name is "CI" or "ContinuousIntegrationBuild";
            if (inherited) environment.Remove(name);
        }
        environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        environment["MSBUILDDISABLENODEREUSE"] = "1"; // a build server would outlive the test
    }
}

internal sealed record CommandResult(int ExitCode, string Output)
{
    public CommandResult Succeeded()
    {
        Assert.True(ExitCode == 0, $"The command ended with {ExitCode}:\n{Output}");
        return this;
    }
}

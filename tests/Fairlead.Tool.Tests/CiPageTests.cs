using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Fairlead.Tool.Tests;

/// <summary>Runs the commands of docs/ci.md as a shell does, with the command that was just built.</summary>
public partial class CiPageTests
{
    private const string Page = "docs/ci.md";

    public static TheoryData<string> Commands =>
    [
        .. Line().Matches(RepositoryFiles.Read(Page)).Select(static match => match.Groups[1].Value.Trim()).Distinct()
            .Where(static command => command.StartsWith("fairlead scan", StringComparison.Ordinal)),
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task ScanOfThePage_FailsForASecretAndPassesWithoutOne(string command)
    {
        using TestRepository repository = TestRepository.WithPassword();
        repository.Git("init", "-q");
        repository.Git("add", "-A");
        bool collects = command.Contains("--fail-on none", StringComparison.Ordinal);

        Assert.Equal(collects ? ExitCode.Clean : ExitCode.Findings, await RunAsync(repository, command));
        repository.Write("App/Mailer.cs", "class Mailer;");
        repository.Git("add", "-A");
        Assert.Equal(ExitCode.Clean, await RunAsync(repository, command));
    }

    [Fact]
    public async Task ShardsOfThePage_AreJoined()
    {
        using TestRepository repository = TestRepository.WithPassword();
        string block = RepositoryFiles.Read(Page).Split("```sh\n").Single(static part => part.Contains("report merge", StringComparison.Ordinal));

        Assert.Equal(ExitCode.Clean, await RunAsync(repository, block[..block.IndexOf("```", StringComparison.Ordinal)]));
        Assert.Contains("FLD1002", repository.Read("fairlead.sarif"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task BaselineOfThePage_AcceptsAnOldCodeBase()
    {
        using TestRepository repository = TestRepository.WithPassword();
        repository.Git("init", "-q");

        Assert.Equal(ExitCode.Clean, await RunAsync(repository, "fairlead baseline create && git add .fairlead/baseline.json && fairlead scan"));
    }

    private static async Task<int> RunAsync(TestRepository repository, string script)
    {
        string tool = Path.Combine(AppContext.BaseDirectory, "Fairlead.Tool.dll");
        var start = new ProcessStartInfo("sh") { WorkingDirectory = repository.Root, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("-ec");
        start.ArgumentList.Add($"fairlead() {{ dotnet '{tool}' \"$@\"; }}\n{script}");
        start.Environment["FAIRLEAD_CACHE"] = repository.GetPath(".git/fairlead-cache");
        using Process shell = Process.Start(start)!;
        await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();
        return shell.ExitCode;
    }

    [GeneratedRegex("(fairlead scan[^\n`]*)")]
    private static partial Regex Line();
}

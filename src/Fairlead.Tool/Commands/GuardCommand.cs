using System.CommandLine;
using Fairlead.Tool.Scanning;

namespace Fairlead.Tool.Commands;

/// <summary>
/// <c>fairlead guard</c>: reads what a coding agent is about to write or run, and blocks it with the exit code 2 if it holds a secret, as
/// the hooks of such agents expect.
/// </summary>
internal static class GuardCommand
{
    private const int Blocked = 2;

    public static Command Create(ToolContext context)
    {
        var command = new Command("guard", "Reads a proposed edit or command from standard input, and blocks one that holds a secret.");
        command.SetAction((_, cancellationToken) => ScanRun.TryAsync(context, () => JudgeAsync(context, cancellationToken)));
        return command;
    }

    private static async Task<int> JudgeAsync(ToolContext context, CancellationToken cancellationToken)
    {
        string input = await context.In.ReadToEndAsync(cancellationToken);
        IReadOnlyList<Finding> findings =
            await ProposedChange.FindSecretsAsync(ProposedChange.ReadAll(input), context.Directory, cancellationToken);
        if (findings.Count == 0) return ExitCode.Clean;
        foreach (Finding finding in findings)
            context.Error.WriteLine($"Fairlead blocks this: {finding.Path} line {finding.Line}, {finding.RuleId}: {finding.Message}");
        context.Error.WriteLine("Declare a connection and read the value from it, or take it from an environment variable");
        return Blocked;
    }
}

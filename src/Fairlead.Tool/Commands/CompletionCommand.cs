using System.CommandLine;

namespace Fairlead.Tool.Commands;

/// <summary><c>fairlead completion bash</c>: the script that completes the command in a shell. It asks the command itself what
/// fits.</summary>
internal static class CompletionCommand
{
    private static readonly string[] Shells = ["bash", "zsh", "fish", "pwsh"];

    public static Command Create(ToolContext context)
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh, fish or pwsh." };
        shell.AcceptOnlyFromAmong(Shells);
        var command = new Command("completion", "Prints the script that completes 'fairlead' in a shell.") { shell };
        command.SetAction(arguments =>
        {
            using Stream script =
                typeof(CompletionCommand).Assembly.GetManifestResourceStream("completion/" + arguments.GetRequiredValue(shell))!;
            using var reader = new StreamReader(script);
            context.Out.Write(reader.ReadToEnd());
            return ExitCode.Clean;
        });
        return command;
    }
}

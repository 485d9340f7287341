using System.CommandLine;
using Fairlead.Operations;
using Fairlead.Operations.Setup;
using Fairlead.Tool.Output;

namespace Fairlead.Tool.Commands;

/// <summary><c>fairlead init</c>: a manifest, its schema, a hook and continuous integration. It never overwrites a file.</summary>
internal static class InitCommand
{
    public static Command Create(ToolContext context)
    {
        var folder = new Argument<string>("FOLDER") { Description = "The project's folder.", DefaultValueFactory = static _ => "." };
        var noHook = new Option<bool>("--no-hook") { Description = "Don't check commits." };
        var integration = new Option<string?>(
            "--ci") { Description = "Continuous integration: github, gitlab, azure or none. Default: what the repository uses." };
        integration.AcceptOnlyFromAmong("github", "gitlab", "azure", "none");
        var command = new Command("init",
            "Sets a project up: a manifest, its schema, a pre-commit hook and continuous integration.") { folder, noHook, integration };
        command.SetGuardedAction(context, (arguments, _) =>
        {
            string path = context.GetFullPath(arguments.GetRequiredValue(folder));
            if (!Directory.Exists(path)) throw OperationException.Request($"There is no folder '{path}'");
            var writer = new OutputWriter(context, OutputFormat.Table);
            foreach (SetupStep step in ProjectSetup.Run(path, !arguments.GetValue(noHook), arguments.GetValue(integration)))
            {
                writer.WriteLine(step.Snippet is null ? step.Message : step.Message + ":");
                foreach (string line in step.Snippet?.Split('\n') ?? []) writer.WriteLine("    " + line);
            }
            return Task.FromResult(ExitCode.Clean);
        });
        return command;
    }
}

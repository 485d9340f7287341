using System.CommandLine;
using Fairlead.Operations;
using Fairlead.Operations.Exchange;
using Fairlead.Operations.Projects;
using Fairlead.Operations.Sessions;
using Fairlead.Operations.Writing;
using Fairlead.Tool.Output;

namespace Fairlead.Tool.Commands.Connections;

/// <summary><c>fairlead connections pull</c>: fills a developer's user secrets from the backends of a deployment.</summary>
internal static class PullCommand
{
    public static Command Create(ToolContext context)
    {
        var session = new SessionArguments();
        var ids = new Argument<string[]>("ID") { Description = "The connection ids. Default: all of the deployment.",
            Arity = ArgumentArity.ZeroOrMore };
        var overwrite = new Option<bool>("--overwrite") { Description = "Replace other values that the user secrets have." };
        var skip = new Option<bool>("--skip") { Description = "Keep them." };
        var command = new Command("pull", "Fills the project's user secrets with the values of a deployment.") { ids, overwrite, skip };
        command.Validators.Add(result =>
        {
            if (result.GetValue(overwrite) && result.GetValue(skip)) result.AddError("Choose one of --overwrite and --skip.");
        });
        session.AddTo(command, hasOutput: false);
        command.SetGuardedAction(context, async (arguments, cancellationToken) =>
        {
            await using ConnectionSession source = session.OpenSession(arguments, context);
            var writer = new OutputWriter(context, OutputFormat.Table);
            UserSecretsBackend secrets = FindUserSecrets(source.Project, context);
            WriteTarget target = WriteTarget.FromUserSecrets(source, secrets);
            string[] wanted = arguments.GetValue(ids) is { Length: > 0 } given ? given : [.. source.ListIds()];
            int missing = 0;
            IReadOnlyList<ExchangedConnection> pulled = await PullPlan.ListAsync(source, wanted, (id, reason) =>
            {
                missing++;
                writer.WriteNote($"'{id}' can't be resolved: {reason}");
            }, cancellationToken);
            ConflictChoice choice = arguments.GetValue(overwrite) ? ConflictChoice.Overwrite
                : arguments.GetValue(skip) ? ConflictChoice.Skip : ConflictChoice.Fail;
            ImportPlan plan = await ImportPlan.CreateAsync(target, pulled, choice, cancellationToken);
            if (plan.HasConflicts)
            {
                foreach (ImportStep step in plan.Steps.Where(static step => step.Action == ImportAction.Conflict))
                    writer.WriteNote($"'{step.Connection.Id}': the user secrets have other values");
                writer.WriteNote("Nothing was written; choose --overwrite or --skip");
                return ExitCode.Findings;
            }
            await plan.WriteAsync((step, place) => writer.WriteLine($"{step.Connection.Id}: written to {place}"), cancellationToken);
            int kept = plan.Steps.Count(static step => step.Action is ImportAction.Same or ImportAction.Keep);
            writer.WriteLine(
                $"{plan.Steps.Count - kept} written, {kept} kept, "
                + $"{wanted.Length - plan.Steps.Count - missing} without values of their own, {missing} missing");
            return missing > 0 ? ExitCode.Findings : ExitCode.Clean;
        });
        return command;
    }

    /// <summary>Refuses if no project would read what is written.</summary>
    private static UserSecretsBackend FindUserSecrets(ConnectionProject project, ToolContext context)
    {
        if (project.ProjectFile is not { } file)
            throw OperationException.Work($"There is no project file in '{project.Folder}', so no program would read the user secrets");
        if (file.UserSecretsId is not { } id)
            throw OperationException.Work($"'{file.Path}' has no UserSecretsId; 'dotnet user-secrets init --project {file.Path}' adds one");
        return UserSecretsPath.Find(id, context.ListEnvironmentVariables()) is { } path ? new UserSecretsBackend(path)
            : throw OperationException.Work("There is no home folder to keep user secrets in");
    }
}

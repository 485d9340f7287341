using System.CommandLine;
using Fairlead.Operations.Exchange;
using Fairlead.Operations.Sessions;
using Fairlead.Operations.Writing;
using Fairlead.Tool.Output;

namespace Fairlead.Tool.Commands.Connections;

/// <summary><c>fairlead connections import</c>.</summary>
internal static class ImportCommand
{
    private static readonly Dictionary<string, ImportFormat> Formats = new()
    {
        ["json"] = ImportFormat.AirflowJson, ["yaml"] = ImportFormat.AirflowYaml, ["env"] = ImportFormat.AirflowEnv,
        ["dotenv"] = ImportFormat.DotEnv, ["appsettings"] = ImportFormat.Settings, ["user-secrets"] = ImportFormat.Settings,
    };

    public static Command Create(ToolContext context)
    {
        var session = new SessionArguments();
        var file = new Argument<string>("FILE") { Description = "The file." };
        var format = new Option<string?>("--format")
        {
            Description =
                "The format: json, yaml or env as Airflow exports them, dotenv, appsettings or user-secrets. "
                + "Default: as the file's name and content say.",
        };
        format.AcceptOnlyFromAmong([.. Formats.Keys]);
        Option<string?> backend = WriteCommands.CreateBackendOption();
        var overwrite = new Option<bool>("--overwrite") { Description = "Replace connections that the backend has with other values." };
        var skip = new Option<bool>("--skip") { Description = "Keep them." };
        var fail = new Option<bool>("--fail") { Description = "Write nothing if there are any (the default)." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only say what would happen." };
        var command = new Command("import", "Imports connections from Airflow's exports, .env files, appsettings and user secrets.")
        {
            file, format, backend, overwrite, skip, fail, dryRun,
        };
        command.Validators.Add(result =>
        {
            bool[] choices = [result.GetValue(overwrite), result.GetValue(skip), result.GetValue(fail)];
            if (choices.Count(static chosen => chosen) > 1) result.AddError("Choose one of --overwrite, --skip and --fail.");
        });
        session.AddTo(command, hasOutput: false);
        command.SetGuardedAction(context, async (arguments, cancellationToken) =>
        {
            await using ConnectionSession opened = session.OpenSession(arguments, context);
            string path = System.IO.Path.GetFullPath(arguments.GetRequiredValue(file), context.Directory);
            ImportFormat? chosen = arguments.GetValue(format) is { } name ? Formats[name] : null;
            ImportContent content = ImportReader.Read(path, chosen, id => opened.FindDeclared(id)?.Type.Id);
            ConflictChoice choice = arguments.GetValue(overwrite) ? ConflictChoice.Overwrite
                : arguments.GetValue(skip) ? ConflictChoice.Skip : ConflictChoice.Fail;
            WriteTarget target = WriteTarget.Find(opened, arguments.GetValue(backend));
            return await ImportAsync(target, content, choice, arguments.GetValue(dryRun), context, cancellationToken);
        });
        return command;
    }

    private static async Task<int> ImportAsync(
        WriteTarget target, ImportContent content, ConflictChoice choice, bool isDryRun, ToolContext context,
            CancellationToken cancellationToken)
    {
        var writer = new OutputWriter(context, OutputFormat.Table);
        foreach (string defect in content.Defects) writer.WriteNote(defect);
        if (content.Connections.Count == 0)
        {
            writer.WriteNote("The file has no connection that can be imported");
            return ExitCode.Findings;
        }

        // A part of a file is worse than nothing, unless that was asked for.
        bool isIncomplete = content.Defects.Count > 0 && choice == ConflictChoice.Fail;
        ImportPlan plan = await ImportPlan.CreateAsync(target, content.Connections, choice, cancellationToken);
        if (isDryRun || plan.HasConflicts || isIncomplete)
        {
            foreach (ImportStep step in plan.Steps) writer.WriteLine($"{step.Connection.Id}: {Describe(step.Action)}");
            if (plan.HasConflicts) writer.WriteNote($"Nothing was written: '{target.Name}' has other values; choose --overwrite or --skip");
            else if (isIncomplete) writer.WriteNote(
                "Nothing was written: mend the lines above, or choose --overwrite or --skip to import the others");
            return plan.HasConflicts || content.Defects.Count > 0 ? ExitCode.Findings : ExitCode.Clean;
        }
        await plan.WriteAsync((step, place) => writer.WriteLine($"{step.Connection.Id}: {DescribeDone(step.Action)} in {place}"),
            cancellationToken);
        foreach (ImportStep step in plan.Steps.Where(static step => step.Action is ImportAction.Keep or ImportAction.Same))
            writer.WriteLine($"{step.Connection.Id}: {Describe(step.Action)}");
        return content.Defects.Count > 0 ? ExitCode.Findings : ExitCode.Clean;
    }

    private static string Describe(ImportAction action) => action switch
    {
        ImportAction.Add => "new",
        ImportAction.Replace => "would replace other values",
        ImportAction.Same => "unchanged",
        ImportAction.Keep => "skipped, the backend has other values",
        _ => "conflict, the backend has other values",
    };

    private static string DescribeDone(ImportAction action) => action == ImportAction.Add ? "added" : "replaced";
}

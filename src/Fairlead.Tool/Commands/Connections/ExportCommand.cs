using System.CommandLine;
using Fairlead.Operations.Exchange;
using Fairlead.Operations.Sessions;
using Fairlead.Tool.Output;

namespace Fairlead.Tool.Commands.Connections;

/// <summary><c>fairlead connections export</c>.</summary>
internal static class ExportCommand
{
    private const string StandardOutput = "-";

    public static Command Create(ToolContext context)
    {
        var session = new SessionArguments();
        var file = new Argument<string>("FILE")
        {
            Description = "The file to write; - is standard output.", DefaultValueFactory = static _ => StandardOutput,
        };
        var format = new Option<string?>("--format", "--file-format")
        {
            Description =
                "json, yaml or env as Airflow has them; or what is needed, by its names: env-example, kubernetes, externalsecret, "
                + "github, appsettings, aspire. Default: as the file's name says, else json.",
        };
        format.AcceptOnlyFromAmong([.. Formats]);
        var serialization = new Option<string>("--serialization-format")
        {
            Description = "How env writes a connection: uri or json.", DefaultValueFactory = static _ => "uri",
        };
        serialization.AcceptOnlyFromAmong("uri", "json");
        var id = new Option<string[]>("--conn-id") { Description = "Only these connections." };
        var reveal = new Option<bool>("--reveal") { Description = "With secrets. Without, they are left out." };
        var overwrite = new Option<bool>("--overwrite") { Description = "Replace the file if it exists." };
        var command = new Command("export", "Exports connections for Airflow, or the names of what a deployment needs.")
        {
            file, format, serialization, id, reveal, overwrite,
        };
        session.AddTo(command, hasOutput: false);
        command.SetGuardedAction(context, async (arguments, cancellationToken) =>
        {
            await using ConnectionSession opened = session.OpenSession(arguments, context);
            string path = arguments.GetRequiredValue(file);
            string chosen = arguments.GetValue(format) ?? Detect(path);
            string[] ids = arguments.GetValue(id) is { Length: > 0 } wanted ? wanted : [.. opened.ListIds()];
            Export export = await Export.CreateAsync(
                opened, ids, chosen, arguments.GetValue(reveal), arguments.GetValue(serialization) == "json", cancellationToken);
            if (path == StandardOutput) export.Write(context.Out);
            else export.Write(System.IO.Path.GetFullPath(path, context.Directory), arguments.GetValue(overwrite));
            return Report(export, path, ids.Length, new OutputWriter(context, OutputFormat.Table));
        });
        return command;
    }

    /// <summary>The names of <see cref="ExportFormat.All"/>, here so that help doesn't load what exports.</summary>
    private static string[] Formats =>
        ["json", "yaml", "env", "env-example", "kubernetes", "externalsecret", "github", "appsettings", "aspire"];

    private static string Detect(string path) => System.IO.Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".yaml" or ".yml" => ExportFormat.AirflowYaml,
        ".env" => ExportFormat.AirflowEnv,
        ".example" => ExportFormat.EnvironmentExample,
        _ => ExportFormat.AirflowJson,
    };

    private static int Report(Export export, string path, int count, OutputWriter writer)
    {
        if (path != StandardOutput) writer.WriteLine($"Exported {count} {(count == 1 ? "connection" : "connections")} to {path}");
        if (export.LeftOut.Count > 0)
            writer.WriteNote(
                $"Secrets were left out of {string.Join(", ", export.LeftOut.Select(static id => $"'{id}'"))}; --reveal writes them");
        foreach ((string missing, string reason) in export.Missing) writer.WriteNote($"'{missing}' can't be resolved: {reason}");
        return export.Missing.Count > 0 ? ExitCode.Findings : ExitCode.Clean;
    }
}

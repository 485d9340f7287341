using System.CommandLine;
using Fairlead.Operations;
using Fairlead.Operations.Editing;
using Fairlead.Tool.Output;

namespace Fairlead.Tool.Commands.Deployments;

/// <summary><c>fairlead deployments link</c>, <c>unlink</c> and <c>override</c>: edits of the manifest, which keep its layout and
/// comments.</summary>
internal static class DeploymentEditCommands
{
    public static Command CreateLink(ToolContext context) => Create(
        "link", "Links a connection to a deployment.", context, static (editor, id) => editor.Link(id));

    public static Command CreateUnlink(ToolContext context) => Create(
        "unlink", "Takes a connection out of a deployment.", context, static (editor, id) => editor.Unlink(id));

    public static Command CreateOverride(ToolContext context)
    {
        var session = new SessionArguments();
        Argument<string> deployment = CreateDeploymentArgument();
        var id = new Argument<string>("ID") { Description = "The connection id." };
        var settings = new Argument<string[]>("FIELD=VALUE")
        {
            Description =
                "What to override: host, port, schema, login, description or extra.<name>. FIELD= without a value removes an override.",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command("override", "Overrides fields of a connection in a deployment.") { deployment, id, settings };
        session.AddTo(command, hasOutput: false, hasDeployment: false);
        command.SetGuardedAction(context, (arguments, _) =>
        {
            var writer = new OutputWriter(context, OutputFormat.Table);
            foreach (string setting in arguments.GetRequiredValue(settings))
            {
                int equals = setting.IndexOf('=', StringComparison.Ordinal);
                if (equals <= 0) throw OperationException.Request("An override is FIELD=VALUE, such as host=localhost");
                var editor = new DeploymentEditor(session.OpenProject(arguments, context), arguments.GetRequiredValue(deployment));
                string value = setting[(equals + 1)..];
                writer.WriteLine(editor.Override(arguments.GetRequiredValue(id), setting[..equals], value.Length == 0 ? null : value));
            }
            return Task.FromResult(ExitCode.Clean);
        });
        return command;
    }

    private static Command Create(string name, string description, ToolContext context, Func<DeploymentEditor, string, string> edit)
    {
        var session = new SessionArguments();
        Argument<string> deployment = CreateDeploymentArgument();
        var ids = new Argument<string[]>("ID") { Description = "The connection ids.", Arity = ArgumentArity.OneOrMore };
        var command = new Command(name, description) { deployment, ids };
        session.AddTo(command, hasOutput: false, hasDeployment: false);
        command.SetGuardedAction(context, (arguments, _) =>
        {
            foreach (string id in arguments.GetRequiredValue(ids))
            {
                var editor = new DeploymentEditor(session.OpenProject(arguments, context), arguments.GetRequiredValue(deployment));
                new OutputWriter(context, OutputFormat.Table).WriteLine(edit(editor, id));
            }
            return Task.FromResult(ExitCode.Clean);
        });
        return command;
    }

    private static Argument<string> CreateDeploymentArgument() => new("DEPLOYMENT") { Description = "The deployment." };
}

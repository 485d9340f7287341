using System.CommandLine;
using Fairlead.Core.Connections;
using Fairlead.Operations;
using Fairlead.Operations.Editing;
using Fairlead.Operations.Sessions;
using Fairlead.Operations.Writing;
using Fairlead.Tool.Output;

namespace Fairlead.Tool.Commands.Connections;

/// <summary><c>fairlead connections add</c>, <c>update</c> and <c>delete</c>.</summary>
internal static class WriteCommands
{
    public static Command CreateAdd(ToolContext context)
    {
        var declare = new Option<bool>("--declare")
        {
            Description = "Declare the connection in the manifest: what isn't secret goes there, and only the rest to the backend.",
        };
        Command command = CreateWriting("add", "Adds a connection to a backend.", context,
            async (opened, id, fields, writer, arguments, cancellationToken) =>
        {
            if (!arguments.GetValue(declare))
            {
                if (opened.FindDeclared(id) is null) context.Error.WriteLine(DescribeUndeclared(opened, id));
                return $"Added '{id}' to {await writer.AddAsync(id, fields, cancellationToken)}";
            }
            var declaration = ConnectionDeclaration.Plan(opened.Project, id, fields);

            // The secrets first: a declaration without them would look finished.
            string? place = declaration.Secrets.IsEmpty ? null : await writer.AddAsync(id, declaration.Secrets, cancellationToken);
            declaration.Save();
            return $"Declared '{id}' in the manifest"
                + (place is null ? "; it has no secret to store" : $", and added its secrets to {place}");
        });
        command.Options.Add(declare);
        return command;
    }

    private static string DescribeUndeclared(ConnectionSession session, string id) =>
        "note: no manifest declares this id, so code finds the connection by its id only; --declare adds it"
        + Core.Text.Suggestions.GetPhrase(id, session.Catalog.Ids);

    public static Command CreateUpdate(ToolContext context) => CreateWriting(
        "update", "Changes fields of a connection in a backend; the others stay.", context,
        static async (_, id, fields, writer, _, cancellationToken) =>
            $"Updated '{id}' in {await writer.UpdateAsync(id, fields, cancellationToken)}");

    public static Command CreateDelete(ToolContext context)
    {
        var session = new SessionArguments();
        var id = new Argument<string>("ID") { Description = "The connection id." };
        Option<string?> backend = CreateBackendOption();
        var command = new Command("delete", "Deletes a connection from a backend; its declaration stays.") { id, backend };
        session.AddTo(command, hasOutput: false);
        command.SetGuardedAction(context, async (arguments, cancellationToken) =>
        {
            await using ConnectionSession opened = session.OpenSession(arguments, context);
            var writer = new ConnectionWriter(WriteTarget.Find(opened, arguments.GetValue(backend)));
            string given = arguments.GetRequiredValue(id);
            new OutputWriter(context, OutputFormat.Table)
                .WriteLine($"Deleted '{given}' from {await writer.DeleteAsync(given, cancellationToken)}");
            return ExitCode.Clean;
        });
        return command;
    }

    public static Option<string?> CreateBackendOption() => new("--backend")
    {
        Description =
            "The backend to write to, by its type or name. "
            + "Default: the first that can be written; on a developer's machine the user secrets.",
    };

    private static Command CreateWriting(
        string name, string description, ToolContext context,
        Func<ConnectionSession, string, ConnectionFields, ConnectionWriter, ParseResult, CancellationToken, Task<string>> write)
    {
        var session = new SessionArguments();
        var fields = new FieldOptions();
        var id = new Argument<string>("ID") { Description = "The connection id." };
        Option<string?> backend = CreateBackendOption();
        var command = new Command(name, description) { id, backend };
        fields.AddTo(command);
        session.AddTo(command, hasOutput: false);
        command.SetGuardedAction(context, async (arguments, cancellationToken) =>
        {
            await using ConnectionSession opened = session.OpenSession(arguments, context);
            ConnectionFields given = fields.Read(arguments, context);
            if (given.IsEmpty) throw OperationException.Request(
                "Give at least one field, such as --conn-host, or --conn-password - to be asked for it");
            var writer = new ConnectionWriter(WriteTarget.Find(opened, arguments.GetValue(backend)));
            string done = await write(opened, arguments.GetRequiredValue(id), given, writer, arguments, cancellationToken);
            new OutputWriter(context, OutputFormat.Table).WriteLine(done);
            return ExitCode.Clean;
        });
        return command;
    }
}

using System.CommandLine;

namespace Fairlead.Tool.Commands.Connections;

/// <summary><c>fairlead connections</c>: the connections of a project in every backend.</summary>
internal static class ConnectionsCommand
{
    public static Command Create(ToolContext context) => new("connections", "Lists, reads, writes, tests, imports and exports connections.")
    {
        ListCommand.Create(context),
        GetCommand.Create(context),
        WriteCommands.CreateAdd(context),
        WriteCommands.CreateUpdate(context),
        WriteCommands.CreateDelete(context),
        ImportCommand.Create(context),
        ExportCommand.Create(context),
        TestCommand.Create(context),
        PullCommand.Create(context),
    };
}

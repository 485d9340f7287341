namespace Fairlead.Detection.Credentials.CommandLines;

/// <summary>A command: a program, the words that must follow it, and its arguments that are secrets.</summary>
internal sealed record CommandGrammar(string Program, string[] Subcommands, SecretArgument[] Arguments)
{
    /// <summary>How many other words may stand between the program and the last word of its subcommand.</summary>
    private const int MostWordsBetween = 5;

    /// <summary>True for a program that runs another one, which its own arguments name.</summary>
    public bool RunsAnother => Arguments.Length == 0;

    public string Name { get; } = string.Join(" ", [Program, .. Subcommands]);

    /// <summary>Finds the place behind the subcommand among the words of a command. Returns -1 if the command is another one.</summary>
    public int FindArguments(CommandLine command)
    {
        int next = 1;
        foreach (string subcommand in Subcommands)
        {
            int limit = Math.Min(command.Words.Count, next + MostWordsBetween);
            while (next < limit && !command.Is(next, subcommand)) next++;
            if (next == limit) return -1;
            next++;
        }
        return next;
    }
}

using System.CommandLine;

namespace Fairlead.Tool.Commands;

/// <summary><c>fairlead explain FLD1002</c>: the page of a rule, in the terminal.</summary>
internal static class ExplainCommand
{
    public static Command Create(ToolContext context)
    {
        var subject = new Argument<string>("RULE") { Description = "The id of a rule, such as FLD1002." };
        var command = new Command("explain", "Prints what a rule reports, what it doesn't, and how to fix it.") { subject };
        command.SetAction(result => Explain(result.GetRequiredValue(subject), context));
        return command;
    }

    private static int Explain(string subject, ToolContext context)
    {
        using Stream? page = typeof(ExplainCommand).Assembly.GetManifestResourceStream($"rules/{subject.ToUpperInvariant()}.md");
        if (page is null)
        {
            context.Error.WriteLine($"There is no rule '{subject}'");
            return ExitCode.Usage;
        }
        using var reader = new StreamReader(page);
        context.Out.Write(reader.ReadToEnd());
        return ExitCode.Clean;
    }
}

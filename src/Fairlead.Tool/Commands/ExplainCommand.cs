using System.CommandLine;

namespace Fairlead.Tool.Commands;

/// <summary><c>fairlead explain FLD1002</c>: the page of a rule, in the terminal.</summary>
internal static class ExplainCommand
{
    public static Command Create(ToolContext context)
    {
        var session = new SessionArguments();
        var subject = new Argument<string>("SUBJECT") { Description = "The id of a rule, such as FLD1002, or of a connection." };
        var command =
            new Command("explain", "Prints what a rule reports and how to fix it, or where a connection's values come from.") { subject };
        session.AddTo(command);
        command.SetGuardedAction(context, (result, cancellationToken) => result.GetRequiredValue(subject) is var id && IsRule(id)
            ? Task.FromResult(Explain(id, context))
            : ConnectionExplanation.WriteAsync(id, session, result, context, cancellationToken));
        return command;
    }

    private static bool IsRule(string subject) =>
        subject.StartsWith("FLD", StringComparison.OrdinalIgnoreCase) && subject.Length > 3 && subject.AsSpan(3)
            .IndexOfAnyExceptInRange('0', '9') < 0;

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

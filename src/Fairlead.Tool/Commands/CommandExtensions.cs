using System.CommandLine;
using Fairlead.Operations;

namespace Fairlead.Tool.Commands;

/// <summary>Runs commands on connections, and turns what can't be done into a message and an exit code.</summary>
internal static class CommandExtensions
{
    /// <summary>Sets what the command does.</summary>
    public static void SetGuardedAction(this Command command, ToolContext context, Func<ParseResult, CancellationToken, Task<int>> run) =>
        command.SetAction((arguments, cancellationToken) => RunAsync(context, () => run(arguments, cancellationToken)));

    private static async Task<int> RunAsync(ToolContext context, Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (OperationException e)
        {
            context.Error.WriteLine(e.Message);
            return e.Failure switch
            {
                OperationFailure.Request => ExitCode.Usage,
                OperationFailure.Conflict => ExitCode.Findings,
                _ => ExitCode.Failure,
            };
        }
        catch (OperationCanceledException)
        {
            context.Error.WriteLine("Interrupted");
            return ExitCode.Failure;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The message has the path, and no content.
            context.Error.WriteLine(e.Message);
            return ExitCode.Failure;
        }
    }
}

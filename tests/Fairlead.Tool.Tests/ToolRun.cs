namespace Fairlead.Tool.Tests;

/// <summary>What a run of the command returned and wrote.</summary>
internal sealed record ToolRun(int ExitCode, string Out, string Error)
{
    /// <summary>Runs the command within this process.</summary>
    public static async Task<ToolRun> RunAsync(string directory, string input, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var context = new ToolContext
        {
            In = new StringReader(input),
            Out = output,
            Error = error,
            Directory = directory,
            GetEnvironmentVariable = static _ => null,
        };
        int exit = await FairleadCommand.RunAsync(args, context);
        return new ToolRun(exit, output.ToString(), error.ToString());
    }
}

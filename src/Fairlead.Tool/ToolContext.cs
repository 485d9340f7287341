namespace Fairlead.Tool;

/// <summary>The world that a command sees: tests replace this, and nothing else.</summary>
internal sealed class ToolContext
{
    public required TextReader In { get; init; }

    public required TextWriter Out { get; init; }

    public required TextWriter Error { get; init; }

    /// <summary>Gets the folder that relative paths start from.</summary>
    public required string Directory { get; init; }

    /// <summary>Gets the value of an environment variable, or null.</summary>
    public required Func<string, string?> GetEnvironmentVariable { get; init; }

    /// <summary>Gets a function that lists the environment's variables.</summary>
    public Func<IReadOnlyDictionary<string, string>> ListEnvironmentVariables { get; init; } =
        static () => new Dictionary<string, string>();

    /// <summary>Gets a function that asks a person for a secret without showing it; null if nobody is there to be asked.</summary>
    public Func<string, string?>? AskForSecret { get; init; }

    /// <summary>Gets an action that makes a folder the one that relative paths in manifests start from.</summary>
    public Action<string> EnterDirectory { get; init; } = static _ => { };

    /// <summary>Gets a function that opens standard input and output for a protocol of bytes.</summary>
    public Func<(Stream In, Stream Out)> OpenStreams { get; init; } = static () => (Stream.Null, Stream.Null);

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Gets whether a person reads the output on a terminal that may show colours and progress.</summary>
    public bool IsTerminal { get; init; }

    public static ToolContext FromProcess() => new()
    {
        In = Console.In,
        Out = Console.Out,
        Error = Console.Error,
        Directory = Environment.CurrentDirectory,
        GetEnvironmentVariable = Environment.GetEnvironmentVariable,
        ListEnvironmentVariables = ListVariables,
        AskForSecret = Console.IsInputRedirected ? null : AskWithoutEcho,
        OpenStreams = static () => (Console.OpenStandardInput(), Console.OpenStandardOutput()),
        EnterDirectory = static folder => Environment.CurrentDirectory = folder,
        IsTerminal = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
    };

    private static Dictionary<string, string> ListVariables()
    {
        var variables = new Dictionary<string, string>();
        foreach (System.Collections.DictionaryEntry variable in Environment.GetEnvironmentVariables())
            variables[(string)variable.Key] = (string?)variable.Value ?? "";
        return variables;
    }

    private static string? AskWithoutEcho(string prompt)
    {
        Console.Error.Write(prompt);
        var typed = new System.Text.StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace) typed.Length = Math.Max(0, typed.Length - 1);
            else if (!char.IsControl(key.KeyChar)) typed.Append(key.KeyChar);
        }
        Console.Error.WriteLine();
        return typed.Length == 0 ? null : typed.ToString();
    }

    /// <summary>Makes a path absolute.</summary>
    public string GetFullPath(string path) => Path.GetFullPath(path, Directory);
}

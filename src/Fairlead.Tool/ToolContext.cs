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
        IsTerminal = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
    };

    /// <summary>Makes a path absolute.</summary>
    public string GetFullPath(string path) => Path.GetFullPath(path, Directory);
}

namespace Fairlead.TestServers;

/// <summary>A program that belongs to a server, and how to run it.</summary>
internal sealed record ServerCommand(string FileName, params string[] Arguments)
{
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets the user that the program runs as when the tests run as root. Null is the tests' own user.</summary>
    public string? User { get; init; }

    /// <summary>Gets the signal that ends the program in good order.</summary>
    public string StopSignal { get; init; } = "TERM";

    /// <summary>Gets the words of the command line, with the change of user.</summary>
    public IEnumerable<string> Words => User is not null && System.Environment.IsPrivilegedProcess
        ? [Programs.Find("setpriv"), $"--reuid={User}", $"--regid={User}", "--clear-groups", FileName, .. Arguments]
        : [FileName, .. Arguments];
}

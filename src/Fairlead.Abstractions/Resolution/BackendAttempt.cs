namespace Fairlead;

/// <summary>The result of asking one backend for a connection. Contains no values.</summary>
public sealed class BackendAttempt
{
    /// <summary>Gets the backend's name.</summary>
    public required string Backend { get; init; }

    /// <summary>Gets what the backend answered.</summary>
    public required BackendOutcome Outcome { get; init; }

    /// <summary>Gets the places where the backend looked: names of variables, files, paths.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    /// <summary>Gets the reason for the outcome; null if the outcome is enough.</summary>
    public string? Reason { get; init; }

    /// <summary>Gets how long the backend asks callers to wait; null if it doesn't.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Gets the version of the value; null where the backend does not count versions.</summary>
    public string? Version { get; init; }

    /// <summary>Returns one line: <c>environment: not found (FAIRLEAD_CONN_ORDERS_DB)</c>.</summary>
    public override string ToString()
    {
        string outcome = Outcome switch
        {
            BackendOutcome.Found => "found",
            BackendOutcome.NotFound => "not found",
            BackendOutcome.Denied => "access denied",
            BackendOutcome.Unavailable => "unavailable",
            _ => "malformed",
        };
        string places = Places.Count == 0 ? "" : $" ({string.Join(", ", Places)})";
        return $"{Backend}: {outcome}{places}{(Reason is null ? "" : $": {Reason}")}";
    }
}

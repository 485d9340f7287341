namespace Fairlead.Operations.Checking;

/// <summary>The verdict on the connections of a program in one deployment.</summary>
internal sealed record CheckReport
{
    /// <summary>The deployment, or null.</summary>
    public required string? Deployment { get; init; }

    /// <summary>The name of the host's environment, which decides about user secrets and appsettings.</summary>
    public required string Environment { get; init; }

    public required IReadOnlyList<ConnectionCheck> Connections { get; init; }

    /// <summary>What concerns no single connection.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Whether a backend could not be asked, so that there is no verdict on a connection.</summary>
    public bool IsIncomplete => Connections.Any(static connection => connection.State is CheckState.Unavailable);

    /// <summary>Whether something is missing or wrong.</summary>
    public bool HasFailures => Connections.Any(static connection => connection.State
        is CheckState.Missing or CheckState.Denied or CheckState.Malformed or CheckState.Expired);

    public int Count(CheckState state) => Connections.Count(connection => connection.State == state);
}

namespace Fairlead.Operations.Sessions;

/// <summary>The surroundings in which connections are resolved.</summary>
internal sealed record SessionOptions
{
    /// <summary>The deployment that was asked for; null to take the one of the environment.</summary>
    public string? Deployment { get; init; }

    /// <summary>The environment's variables.</summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;
}

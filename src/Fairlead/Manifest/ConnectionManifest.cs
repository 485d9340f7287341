namespace Fairlead;

/// <summary>What a <c>connections.json</c> declares, as generated code hands it to the runtime. It holds no secret.</summary>
public sealed class ConnectionManifest
{
    /// <summary>The declared connections.</summary>
    public required IReadOnlyList<ConnectionDefinition> Connections { get; init; }

    /// <summary>The names of the declared deployments.</summary>
    public required IReadOnlyList<string> Deployments { get; init; }
}

namespace Fairlead;

/// <summary>Which connection a backend is asked for.</summary>
/// <param name="connectionId">The connection id, which follows Airflow's rules for ids.</param>
/// <param name="definition">What the manifest says of the connection; null when no manifest declares it.</param>
/// <param name="deployment">The active deployment; null when there is none.</param>
public sealed class BackendRequest(string connectionId, ConnectionDefinition? definition = null, string? deployment = null)
{
    /// <summary>The connection id, which follows Airflow's rules for ids.</summary>
    public string ConnectionId { get; } = connectionId;

    /// <summary>What the manifest says of the connection; null when no manifest declares it.</summary>
    public ConnectionDefinition? Definition { get; } = definition;

    /// <summary>The active deployment; null when there is none.</summary>
    public string? Deployment { get; } = deployment;
}

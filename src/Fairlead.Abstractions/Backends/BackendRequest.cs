namespace Fairlead;

/// <summary>A request for one connection.</summary>
/// <param name="connectionId">The connection id, which follows Airflow's rules for ids.</param>
/// <param name="definition">The manifest's declaration of the connection; null when no manifest declares it.</param>
/// <param name="deployment">The active deployment; null when there is none.</param>
public sealed class BackendRequest(string connectionId, ConnectionDefinition? definition = null, string? deployment = null)
{
    /// <summary>Gets the connection id, which follows Airflow's rules for ids.</summary>
    public string ConnectionId { get; } = connectionId ?? throw new ArgumentNullException(nameof(connectionId));

    /// <summary>Gets the manifest's declaration of the connection; null when no manifest declares it.</summary>
    public ConnectionDefinition? Definition { get; } = definition;

    /// <summary>Gets the active deployment; null when there is none.</summary>
    public string? Deployment { get; } = deployment;
}

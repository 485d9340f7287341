namespace Fairlead;

/// <summary>A request for the list of a backend's connections.</summary>
/// <param name="declaredIds">
/// The ids that manifests declare. Backends whose names don't show an id's case, such as environment variables, use their spelling.
/// </param>
/// <param name="deployment">The active deployment, or null.</param>
public sealed class BackendListRequest(IReadOnlyCollection<string> declaredIds, string? deployment = null)
{
    /// <summary>Gets the ids that manifests declare.</summary>
    public IReadOnlyCollection<string> DeclaredIds { get; } = declaredIds ?? throw new ArgumentNullException(nameof(declaredIds));

    /// <summary>Gets the active deployment, or null.</summary>
    public string? Deployment { get; } = deployment;
}

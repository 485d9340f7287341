using System.ComponentModel;

namespace Fairlead.CompilerServices;

/// <summary>The declarations of a <c>connections.json</c>, as generated code passes them to the runtime. Contains no secrets.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ConnectionManifest
{
    /// <summary>Gets the declared connections.</summary>
    public required IReadOnlyList<ConnectionDefinition> Connections { get; init; }

    /// <summary>Gets the names of the declared deployments.</summary>
    public required IReadOnlyList<string> Deployments { get; init; }

    /// <summary>Gets the deployments that inherit another, by name, and which one.</summary>
    public IReadOnlyDictionary<string, string> Inherits { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets the secrets backends of deployments that name some, by deployment and in the order in which they are asked.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<BackendSettings>> Backends { get; init; } =
        new Dictionary<string, IReadOnlyList<BackendSettings>>();

    /// <summary>Gets the manifests of the libraries that the project references. This manifest's values override theirs.</summary>
    public IReadOnlyList<ConnectionManifest> Libraries { get; init; } = [];

    /// <summary>
    /// Gets what deployments change of connections that the libraries declare: by connection id, then by deployment name.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, DeploymentConnection>> LibraryChanges { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, DeploymentConnection>>();
}

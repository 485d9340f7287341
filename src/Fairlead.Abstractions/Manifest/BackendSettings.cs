using System.ComponentModel;

namespace Fairlead.CompilerServices;

/// <summary>A secrets backend that a deployment of the manifest names.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BackendSettings
{
    /// <summary>Gets the name of the backend's type, such as <c>vault</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Gets its settings, flat as configurations have them.</summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }
}

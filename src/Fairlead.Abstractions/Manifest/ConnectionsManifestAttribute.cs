using System.ComponentModel;

namespace Fairlead.CompilerServices;

/// <summary>
/// Says which connections an assembly declares, for the analyzers and the generator of projects that reference it. Generated code writes
/// it; it holds ids, types, sharing and deployments, and no value of any connection.
/// </summary>
/// <param name="connections">The generated class with the accessors.</param>
/// <param name="declarations">The declarations, as JSON.</param>
[AttributeUsage(AttributeTargets.Assembly)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ConnectionsManifestAttribute(Type connections, string declarations) : Attribute
{
    /// <summary>Gets the generated class with the accessors.</summary>
    public Type Connections { get; } = connections;

    /// <summary>Gets the declarations, as JSON.</summary>
    public string Declarations { get; } = declarations;
}

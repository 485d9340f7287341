using System.ComponentModel;

namespace Fairlead.CompilerServices;

/// <summary>
/// Lists the connections that an assembly declares, for the analyzers and the generator of projects that reference it. It is generated, and
/// contains ids, types, sharing and deployments, but no values of connections.
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

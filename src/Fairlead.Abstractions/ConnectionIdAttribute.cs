namespace Fairlead;

/// <summary>
/// Marks a string that names a connection, so that the analyzers check literals given to it against the manifest.
/// </summary>
/// <param name="connType">The connection type that the id must have, such as <c>postgres</c>; null when any will do.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Field)]
public sealed class ConnectionIdAttribute(string? connType) : Attribute
{
    /// <summary>Marks an id of any connection type.</summary>
    public ConnectionIdAttribute() : this(null)
    {
    }

    /// <summary>Gets the connection type that the id must have; null for any type.</summary>
    public string? ConnType { get; } = connType;
}

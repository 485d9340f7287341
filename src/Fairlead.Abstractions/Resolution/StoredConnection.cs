namespace Fairlead;

/// <summary>One backend's values of a connection.</summary>
public sealed class StoredConnection
{
    /// <summary>Gets the connection id.</summary>
    public required string ConnectionId { get; init; }

    /// <summary>Gets the fields, by the names of <see cref="BackendField"/>.</summary>
    public required IReadOnlyDictionary<string, Secret> Fields { get; init; }

    /// <summary>Gets the version to pass to the next write.</summary>
    public required string Version { get; init; }
}

namespace Fairlead;

/// <summary>One deployment's changes to a connection. Null keeps the value of the connection's definition.</summary>
public sealed class DeploymentConnection
{
    /// <summary>
    /// Gets a value indicating whether the deployment links (true) or excludes (false) the connection; null leaves it to the connection's
    /// sharing.
    /// </summary>
    public bool? Linked { get; init; }

    /// <summary>Gets the description.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the host name, address or endpoint.</summary>
    public string? Host { get; init; }

    /// <summary>Gets the user name.</summary>
    public string? Login { get; init; }

    /// <summary>Gets the database, or the type's own meaning of <c>schema</c>.</summary>
    public string? Schema { get; init; }

    /// <summary>Gets the port.</summary>
    public int? Port { get; init; }

    /// <summary>Gets the extra fields that differ, as the text of a JSON object that is merged key by key.</summary>
    public string? Extra { get; init; }
}

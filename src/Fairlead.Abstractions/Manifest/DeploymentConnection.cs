namespace Fairlead;

/// <summary>What one deployment changes of a connection. Null leaves a field as the connection's definition has it.</summary>
public sealed class DeploymentConnection
{
    /// <summary>True links the connection, false excludes it, null leaves it to the connection's sharing.</summary>
    public bool? Linked { get; init; }

    /// <summary>What the connection is for, in words.</summary>
    public string? Description { get; init; }

    /// <summary>The host name, address or endpoint.</summary>
    public string? Host { get; init; }

    /// <summary>The user name.</summary>
    public string? Login { get; init; }

    /// <summary>The database, or whatever <c>schema</c> means for the type.</summary>
    public string? Schema { get; init; }

    /// <summary>The port.</summary>
    public int? Port { get; init; }

    /// <summary>The extra fields that differ: the text of a JSON object, which is merged key by key.</summary>
    public string? Extra { get; init; }
}

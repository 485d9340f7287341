namespace Fairlead.Store;

/// <summary>A value in the store that cannot be read.</summary>
public sealed class StoreDefect
{
    /// <summary>Gets the folder of the connection.</summary>
    public required string Folder { get; init; }

    /// <summary>Gets the connection id.</summary>
    public required string ConnectionId { get; init; }

    /// <summary>Gets the version.</summary>
    public required string Version { get; init; }

    /// <summary>Gets a value indicating whether it is the current value; otherwise it is in the history.</summary>
    public required bool IsCurrent { get; init; }

    /// <summary>Gets why it cannot be read, without the value.</summary>
    public required string Reason { get; init; }
}

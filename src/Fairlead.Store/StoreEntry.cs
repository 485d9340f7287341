namespace Fairlead.Store;

/// <summary>A connection in the store, without its value.</summary>
public sealed class StoreEntry
{
    /// <summary>Gets the connection id.</summary>
    public required string ConnectionId { get; init; }

    /// <summary>Gets its version.</summary>
    public required string Version { get; init; }

    /// <summary>Gets when it became that; null where the audit does not say.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>Gets who wrote it; null where the audit does not say.</summary>
    public string? ChangedBy { get; init; }
}

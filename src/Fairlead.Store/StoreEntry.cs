namespace Fairlead.Store;

/// <summary>A connection in the store, without its value.</summary>
public sealed class StoreEntry
{
    /// <summary>Gets the connection id.</summary>
    public required string ConnectionId { get; init; }

    /// <summary>Gets its version.</summary>
    public required string Version { get; init; }

    /// <summary>Gets when this version was written; null if the audit has no entry.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>Gets who wrote it; null if the audit has no entry.</summary>
    public string? ChangedBy { get; init; }
}

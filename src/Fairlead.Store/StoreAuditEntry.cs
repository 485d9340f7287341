namespace Fairlead.Store;

/// <summary>An entry of the audit. Holds no values.</summary>
public sealed class StoreAuditEntry
{
    /// <summary>Gets the number of the change; later ones are higher.</summary>
    public required long Number { get; init; }

    /// <summary>Gets what was done.</summary>
    public required StoreAction Action { get; init; }

    /// <summary>Gets the folder of the connection; null where the change is the whole store's.</summary>
    public string? Folder { get; init; }

    /// <summary>Gets the connection id; null where the change is the whole store's.</summary>
    public string? ConnectionId { get; init; }

    /// <summary>Gets the version that came of it; null where the change is the whole store's.</summary>
    public string? Version { get; init; }

    /// <summary>Gets the older version that was restored; null for other actions.</summary>
    public string? SourceVersion { get; init; }

    /// <summary>Gets when it was done.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Gets who did it.</summary>
    public required string ChangedBy { get; init; }

    /// <summary>Gets the names of the fields that have another value than before.</summary>
    public IReadOnlyList<string> ChangedFields { get; init; } = [];

    /// <summary>Gets the id of the key that became the one to encrypt with; null for other actions.</summary>
    public string? KeyId { get; init; }
}

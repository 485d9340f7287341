namespace Fairlead.Store;

/// <summary>An entry of the audit, without values.</summary>
public sealed class StoreAuditEntry
{
    /// <summary>Gets the number of the change; later ones are higher.</summary>
    public required long Number { get; init; }

    /// <summary>Gets the kind of change.</summary>
    public required StoreAction Action { get; init; }

    /// <summary>Gets the folder of the connection; null if the change concerns the whole store.</summary>
    public string? Folder { get; init; }

    /// <summary>Gets the connection id; null if the change concerns the whole store.</summary>
    public string? ConnectionId { get; init; }

    /// <summary>Gets the new version; null if the change concerns the whole store.</summary>
    public string? Version { get; init; }

    /// <summary>Gets the older version that was restored; null for other actions.</summary>
    public string? SourceVersion { get; init; }

    /// <summary>Gets the time of the change.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Gets who made the change.</summary>
    public required string ChangedBy { get; init; }

    /// <summary>Gets the names of the fields that changed.</summary>
    public IReadOnlyList<string> ChangedFields { get; init; } = [];

    /// <summary>Gets the id of the key that encrypts from then on; null for other actions.</summary>
    public string? KeyId { get; init; }
}

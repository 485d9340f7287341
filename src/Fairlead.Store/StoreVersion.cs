namespace Fairlead.Store;

/// <summary>A version of a connection, without its value.</summary>
public sealed class StoreVersion
{
    /// <summary>Gets the version.</summary>
    public required string Version { get; init; }

    /// <summary>Gets the kind of change.</summary>
    public required StoreAction Action { get; init; }

    /// <summary>Gets the older version that was restored; null for other actions.</summary>
    public string? SourceVersion { get; init; }

    /// <summary>Gets the time of the change; null if the audit has no entry.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>Gets who made the change; null if the audit has no entry.</summary>
    public string? ChangedBy { get; init; }

    /// <summary>Gets the names of the fields that changed from the previous version.</summary>
    public IReadOnlyList<string> ChangedFields { get; init; } = [];
}

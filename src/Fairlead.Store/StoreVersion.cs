namespace Fairlead.Store;

/// <summary>A version of a connection, without its value.</summary>
public sealed class StoreVersion
{
    /// <summary>Gets the version.</summary>
    public required string Version { get; init; }

    /// <summary>Gets what was done.</summary>
    public required StoreAction Action { get; init; }

    /// <summary>Gets the older version that was restored; null for other actions.</summary>
    public string? SourceVersion { get; init; }

    /// <summary>Gets when it was done; null where the audit does not say.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>Gets who did it; null where the audit does not say.</summary>
    public string? ChangedBy { get; init; }

    /// <summary>Gets the names of the fields that have another value than in the version before.</summary>
    public IReadOnlyList<string> ChangedFields { get; init; } = [];
}

namespace Fairlead.Store;

/// <summary>The result of a rotation of keys.</summary>
public sealed class StoreKeyRotation
{
    /// <summary>Gets the id of the key that now encrypts everything.</summary>
    public required string KeyId { get; init; }

    /// <summary>Gets how many values were encrypted again, both current and older ones.</summary>
    public required int EncryptedCount { get; init; }

    /// <summary>Gets the values that could not be read, and were not changed; empty if the rotation is complete.</summary>
    public required IReadOnlyList<StoreDefect> Unreadable { get; init; }

    /// <summary>Gets the ids of this program's keys that are no longer needed.</summary>
    public required IReadOnlyList<string> RemovableKeyIds { get; init; }
}

namespace Fairlead.Store;

/// <summary>What came of a rotation of keys.</summary>
public sealed class StoreKeyRotation
{
    /// <summary>Gets the id of the key that everything is encrypted with now.</summary>
    public required string KeyId { get; init; }

    /// <summary>Gets how many values were encrypted again, current ones and older ones.</summary>
    public required int EncryptedCount { get; init; }

    /// <summary>Gets the values that could not be read and are as they were; empty after a rotation that is complete.</summary>
    public required IReadOnlyList<StoreDefect> Unreadable { get; init; }

    /// <summary>Gets the ids of the keys that this program has and nobody needs any more.</summary>
    public required IReadOnlyList<string> RemovableKeyIds { get; init; }
}

namespace Fairlead.Store;

/// <summary>A key of the store or of this program.</summary>
public sealed class StoreKeyState
{
    /// <summary>Gets the key's id, which is derived from the key, but does not reveal it.</summary>
    public required string KeyId { get; init; }

    /// <summary>Gets how many values, both current and older ones, are encrypted with it.</summary>
    public required long UseCount { get; init; }

    /// <summary>Gets a value indicating whether another key replaced it, so it no longer encrypts new values.</summary>
    public required bool IsRetired { get; init; }

    /// <summary>Gets the position of the key in this program's list, from 1; null if the program does not have it.</summary>
    public int? Position { get; init; }

    /// <summary>Gets a value indicating whether the key is no longer needed and can be removed everywhere.</summary>
    public bool IsRemovable => IsRetired && UseCount == 0;
}

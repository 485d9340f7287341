namespace Fairlead.Store;

/// <summary>A key that the store knows, or that this program has.</summary>
public sealed class StoreKeyState
{
    /// <summary>Gets the key's id, which is derived from it and does not lead back to it.</summary>
    public required string KeyId { get; init; }

    /// <summary>Gets how many values, current ones and older ones, are encrypted with it.</summary>
    public required long UseCount { get; init; }

    /// <summary>Gets a value indicating whether another key took its place: nothing is encrypted with it any more.</summary>
    public required bool IsRetired { get; init; }

    /// <summary>Gets the key's place among those that this program has, from 1; null if it lacks the key.</summary>
    public int? Position { get; init; }

    /// <summary>Gets a value indicating whether nobody needs the key any more, so that it can be removed wherever it is.</summary>
    public bool IsRemovable => IsRetired && UseCount == 0;
}

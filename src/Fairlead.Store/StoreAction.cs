namespace Fairlead.Store;

/// <summary>What was done to a store.</summary>
public enum StoreAction
{
    /// <summary>Something that this version of the package does not know.</summary>
    Unknown,

    /// <summary>A connection was created.</summary>
    Created,

    /// <summary>A connection was replaced by another version.</summary>
    Updated,

    /// <summary>A connection was deleted.</summary>
    Deleted,

    /// <summary>An older version of a connection became the newest.</summary>
    Restored,

    /// <summary>Another key became the one that values are encrypted with.</summary>
    KeyRotated,
}

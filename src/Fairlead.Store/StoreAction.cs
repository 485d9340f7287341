namespace Fairlead.Store;

/// <summary>The kinds of changes to a store.</summary>
public enum StoreAction
{
    /// <summary>A change that this version of the package does not know.</summary>
    Unknown,

    /// <summary>A connection was created.</summary>
    Created,

    /// <summary>A connection was replaced by another version.</summary>
    Updated,

    /// <summary>A connection was deleted.</summary>
    Deleted,

    /// <summary>An older version of a connection was restored.</summary>
    Restored,

    /// <summary>Another key became the one that encrypts values.</summary>
    KeyRotated,
}

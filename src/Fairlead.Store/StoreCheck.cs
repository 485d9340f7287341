namespace Fairlead.Store;

/// <summary>The result of a check of the whole store.</summary>
public sealed class StoreCheck
{
    /// <summary>Gets where the store is.</summary>
    public required string Place { get; init; }

    /// <summary>Gets the id of the store; null if there is none yet.</summary>
    public string? StoreId { get; init; }

    /// <summary>Gets how many connections there are, in all folders.</summary>
    public int ConnectionCount { get; init; }

    /// <summary>Gets how many versions are in the history.</summary>
    public int VersionCount { get; init; }

    /// <summary>Gets the keys that the store knows or this program has.</summary>
    public IReadOnlyList<StoreKeyState> Keys { get; init; } = [];

    /// <summary>Gets the values that cannot be read.</summary>
    public IReadOnlyList<StoreDefect> Defects { get; init; } = [];
}

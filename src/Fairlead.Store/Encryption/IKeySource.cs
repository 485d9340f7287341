namespace Fairlead.Store.Encryption;

/// <summary>Where a program has its keys from.</summary>
internal interface IKeySource
{
    /// <summary>Gets what people call it: <c>the file /run/secrets/store.key</c>.</summary>
    string Place { get; }

    /// <summary>Reads the keys. Returns null if there are none yet and <see cref="CreateAsync"/> makes one.</summary>
    /// <exception cref="StoreException">They cannot be read.</exception>
    ValueTask<KeyRing?> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Makes the first key, for a store that has none. Of several processes that do so at once all get the same.</summary>
    ValueTask<KeyRing> CreateAsync(CancellationToken cancellationToken);
}

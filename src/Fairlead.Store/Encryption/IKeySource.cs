namespace Fairlead.Store.Encryption;

/// <summary>A source of the program's keys.</summary>
internal interface IKeySource
{
    /// <summary>Gets its name in messages: <c>the file /run/secrets/store.key</c>.</summary>
    string Place { get; }

    /// <summary>Reads the keys. Returns null if there are none yet and <see cref="CreateAsync"/> can create one.</summary>
    /// <exception cref="StoreException">They cannot be read.</exception>
    ValueTask<KeyRing?> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Creates the first key of a store. Several processes that do so at the same time get the same key.</summary>
    ValueTask<KeyRing> CreateAsync(CancellationToken cancellationToken);
}

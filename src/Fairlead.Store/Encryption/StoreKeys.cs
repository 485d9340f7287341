namespace Fairlead.Store.Encryption;

/// <summary>
/// The program's key ring. It is read once, and again if a key is missing, because keys are added while programs run.
/// </summary>
internal sealed class StoreKeys(IKeySource source, TimeProvider timeProvider)
{
    private static readonly TimeSpan ReadInterval = TimeSpan.FromSeconds(1);

    private KeyRing? _ring;
    private long _lastRead;

    public string Place => source.Place;

    /// <summary>Gets the key ring. Returns null if there is none yet and <see cref="CreateAsync"/> can create it.</summary>
    public async ValueTask<KeyRing?> FindAsync(CancellationToken cancellationToken) =>
        Volatile.Read(ref _ring) ?? await ReadAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>Gets the key ring for a store that has values.</summary>
    /// <exception cref="StoreException">There is none.</exception>
    public async ValueTask<KeyRing> GetAsync(CancellationToken cancellationToken) =>
        await FindAsync(cancellationToken).ConfigureAwait(false)
        ?? throw new StoreException(
            BackendOutcome.Denied, $"{Place} is missing, and the store has values that were encrypted with it: put it back");

    /// <summary>Reads the key ring again, at most once a second.</summary>
    public async ValueTask<KeyRing?> ReadAgainAsync(CancellationToken cancellationToken)
    {
        bool isRecent = _ring is not null && timeProvider.GetElapsedTime(Volatile.Read(ref _lastRead)) < ReadInterval;
        return isRecent ? _ring : await ReadAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the key ring from its source.</summary>
    public async ValueTask<KeyRing?> ReadAsync(CancellationToken cancellationToken)
    {
        KeyRing? ring = await source.ReadAsync(cancellationToken).ConfigureAwait(false);
        Volatile.Write(ref _lastRead, timeProvider.GetTimestamp());
        if (ring is not null) Volatile.Write(ref _ring, ring);
        return ring;
    }

    /// <summary>Creates the first key of a store.</summary>
    public async ValueTask<KeyRing> CreateAsync(CancellationToken cancellationToken)
    {
        KeyRing ring = await FindAsync(cancellationToken).ConfigureAwait(false)
            ?? await source.CreateAsync(cancellationToken).ConfigureAwait(false);
        Volatile.Write(ref _ring, ring);
        return ring;
    }

    /// <summary>Decrypts a value.</summary>
    /// <exception cref="StoreException">The key ring does not have its key, or the value belongs to another place.</exception>
    public async ValueTask<byte[]> DecryptAsync(EncryptedValue encrypted, ValuePlace place, CancellationToken cancellationToken)
    {
        KeyRing? ring = await GetAsync(cancellationToken).ConfigureAwait(false);
        if (!ring.TryFind(encrypted.KeyId, out StoreKey? key))
        {
            ring = await ReadAgainAsync(cancellationToken).ConfigureAwait(false);
            if (ring is null || !ring.TryFind(encrypted.KeyId, out key))
                throw new StoreException(
                    BackendOutcome.Denied, $"it is encrypted with the key {ShowKeyId(encrypted.KeyId)}, which {Place} does not have");
        }
        return key.Decrypt(encrypted, place.ToAssociatedData()) ?? throw new StoreException(
            BackendOutcome.Malformed,
            "its value does not belong there: it was changed, or copied from another connection, version or store");
    }

    /// <summary>Formats a key id for a message. The database may contain anything.</summary>
    private static string ShowKeyId(string id) => id.Length <= 32 && id.All(char.IsAsciiHexDigit) ? id : "…";
}

namespace Fairlead.Store.Encryption;

/// <summary>Keys that a function reads as text: from a variable, or from another backend.</summary>
internal sealed class TextKeySource(string place, Func<CancellationToken, ValueTask<string>> read) : IKeySource
{
    public string Place => place;

    public async ValueTask<KeyRing?> ReadAsync(CancellationToken cancellationToken) =>
        KeyRing.Read(await read(cancellationToken).ConfigureAwait(false), place);

    public ValueTask<KeyRing> CreateAsync(CancellationToken cancellationToken) =>
        throw new StoreException(BackendOutcome.Denied, $"{place} contains no key");
}

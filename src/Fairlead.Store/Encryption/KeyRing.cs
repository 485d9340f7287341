using System.Diagnostics.CodeAnalysis;

namespace Fairlead.Store.Encryption;

/// <summary>The keys that a program has. The first encrypts, all decrypt.</summary>
internal sealed class KeyRing
{
    private static readonly char[] Separators = ['\n', '\r', ','];

    private readonly IReadOnlyList<StoreKey> _keys;

    private KeyRing(IReadOnlyList<StoreKey> keys) => _keys = keys;

    public StoreKey First => _keys[0];

    public IEnumerable<string> Ids => _keys.Select(static key => key.Id);

    /// <summary>Reads keys, one per line or separated by commas. Lines that begin with <c>#</c> are comments.</summary>
    /// <param name="text">The text.</param>
    /// <param name="source">Where it comes from, for the error.</param>
    /// <exception cref="StoreException">The text has no key, or something that is not a key; the message quotes none of it.</exception>
    public static KeyRing Read(string text, string source)
    {
        var keys = new List<StoreKey>();
        foreach (string line in text.Split('\n'))
        {
            if (line.TrimStart().StartsWith('#')) continue;
            foreach (string word in line.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                StoreKey key = StoreKey.Read(word) ?? throw new StoreException(
                    BackendOutcome.Denied,
                    $"{source}: key {keys.Count + 1} is not 32 bytes in Base64 (create one with openssl rand -base64 32)");
                if (keys.TrueForAll(other => other.Id != key.Id)) keys.Add(key);
            }
        }
        return keys.Count > 0 ? new KeyRing(keys) : throw new StoreException(BackendOutcome.Denied, $"{source} contains no key");
    }

    public bool TryFind(string id, [NotNullWhen(true)] out StoreKey? key)
    {
        key = null;
        foreach (StoreKey known in _keys)
        {
            if (known.Id == id) key = known;
        }
        return key is not null;
    }
}

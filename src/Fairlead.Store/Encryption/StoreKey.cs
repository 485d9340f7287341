using System.Security.Cryptography;

namespace Fairlead.Store.Encryption;

/// <summary>One key of 256 bits. Its id is derived from it, so a wrong key is recognized without trying it.</summary>
internal sealed class StoreKey
{
    public const int Length = 32;

    private const int TagLength = 16;
    private const int NonceLength = 12;
    private const int IdBytes = 8;

    private static readonly byte[] IdPurpose = "fairlead-store key id"u8.ToArray();

    private readonly byte[] _key;

    private StoreKey(byte[] key)
    {
        _key = key;
        Id = Convert.ToHexString(HMACSHA256.HashData(key, IdPurpose).AsSpan(0, IdBytes)).ToLowerInvariant();
    }

    /// <summary>Gets the id of the key: the beginning of an HMAC, which does not reveal the key.</summary>
    public string Id { get; }

    /// <summary>
    /// Reads a key: 32 bytes in Base64, as <c>openssl rand -base64 32</c> writes them, in the URL-safe form of Base64, or in hexadecimal
    /// digits.
    /// </summary>
    /// <returns>The key; null if the text is not a key.</returns>
    public static StoreKey? Read(string text)
    {
        Span<byte> bytes = stackalloc byte[Length + 2];
        if (text.Length == 2 * Length && text.All(char.IsAsciiHexDigit)) return new StoreKey(Convert.FromHexString(text));
        string base64 = text.TrimEnd('=').Replace('-', '+').Replace('_', '/');
        return Convert.TryFromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '='), bytes, out int length) && length == Length
            ? new StoreKey(bytes[..Length].ToArray())
            : null;
    }

    /// <summary>Creates the text of a new key.</summary>
    public static string CreateText() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length));

    /// <summary>Encrypts with AES-256-GCM under a nonce that was never used.</summary>
    public EncryptedValue Encrypt(ReadOnlySpan<byte> value, ReadOnlySpan<byte> associatedData)
    {
        byte[] nonce = RandomNumberGenerator.GetBytes(NonceLength);
        byte[] ciphertext = new byte[value.Length + TagLength];

        // A new one for each call: an instance is cheap, and not thread-safe.
        using var aes = new AesGcm(_key, TagLength);
        aes.Encrypt(nonce, value, ciphertext.AsSpan(0, value.Length), ciphertext.AsSpan(value.Length), associatedData);
        return new EncryptedValue(Id, nonce, ciphertext);
    }

    /// <summary>Decrypts. Returns null if the value was changed, or belongs to another place.</summary>
    public byte[]? Decrypt(EncryptedValue encrypted, ReadOnlySpan<byte> associatedData)
    {
        int length = encrypted.Ciphertext.Length - TagLength;
        if (length < 0 || encrypted.Nonce.Length != NonceLength) return null;
        byte[] value = new byte[length];
        using var aes = new AesGcm(_key, TagLength);
        try
        {
            aes.Decrypt(
                encrypted.Nonce, encrypted.Ciphertext.AsSpan(0, length), encrypted.Ciphertext.AsSpan(length), value, associatedData);
            return value;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}

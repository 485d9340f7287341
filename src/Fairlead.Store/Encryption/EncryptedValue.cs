namespace Fairlead.Store.Encryption;

/// <summary>An encrypted value in the database.</summary>
/// <param name="KeyId">The key that it is encrypted with.</param>
/// <param name="Nonce">The nonce.</param>
/// <param name="Ciphertext">The ciphertext, followed by the tag.</param>
internal sealed record EncryptedValue(string KeyId, byte[] Nonce, byte[] Ciphertext);

namespace Fairlead.Store.Encryption;

/// <summary>A value as the database has it.</summary>
/// <param name="KeyId">The key that it is encrypted with.</param>
/// <param name="Nonce">The nonce.</param>
/// <param name="Ciphertext">The ciphertext and behind it the tag.</param>
internal sealed record EncryptedValue(string KeyId, byte[] Nonce, byte[] Ciphertext);

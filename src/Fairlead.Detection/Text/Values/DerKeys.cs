namespace Fairlead.Detection.Text.Values;

/// <summary>
/// Private keys and certificates with their keys as their standards encode them: DER, by the elements with which they begin. Bytes may be
/// cut off behind those, as in an example or where a key goes over several texts.
/// </summary>
internal static class DerKeys
{
    private const byte Integer = 0x02, OctetString = 0x04, Sequence = 0x30;

    // The content type of what PKCS #12 encrypts and signs: 1.2.840.113549.1.7.1 and 1.2.840.113549.1.7.2.
    private static readonly byte[] Pkcs7 = [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07];

    // An elliptic curve of 160 bits; an RSA key of 512.
    private const int ShortestScalar = 20, ShortestModulus = 64;

    /// <summary>
    /// Determines whether bytes are a private key that nothing protects: PKCS #8 (RFC 5958), PKCS #1 (RFC 8017) or of an elliptic curve
    /// (RFC 5915).
    /// </summary>
    public static bool IsPrivateKey(byte[] bytes)
    {
        int position = 0;
        if (!TryEnter(bytes, ref position, Sequence, out _)) return false;
        if (!TryReadVersion(bytes, ref position, out int version) || position >= bytes.Length) return false;
        switch (bytes[position])
        {
            case Sequence when version is 0 or 1: // PKCS #8: the algorithm, and the key as octets
                return TryEnter(bytes, ref position, Sequence, out int algorithm)
                    && (position += algorithm) < bytes.Length
                    && TryEnter(bytes, ref position, OctetString, out int key) && key >= ShortestScalar;
            case Integer when version is 0 or 1: // PKCS #1: the modulus and all the other numbers
                return TryEnter(bytes, ref position, Integer, out int modulus) && modulus >= ShortestModulus
                    && (position + modulus >= bytes.Length || bytes[position + modulus] == Integer);
            case OctetString when version == 1: // the number that is the key of a curve
                return TryEnter(bytes, ref position, OctetString, out int scalar) && scalar is >= ShortestScalar and <= 72;
            default:
                return false;
        }
    }

    /// <summary>Determines whether bytes are certificates with private keys: PKCS #12 (RFC 7292).</summary>
    public static bool IsPkcs12(byte[] bytes)
    {
        int position = 0;
        if (!TryEnter(bytes, ref position, Sequence, out _) || !TryReadVersion(bytes, ref position, out int version) || version != 3)
            return false;
        if (!TryEnter(bytes, ref position, Sequence, out _) || position + 2 + Pkcs7.Length > bytes.Length) return false;
        for (int i = 0; i < Pkcs7.Length; i++)
        {
            if (bytes[position + 2 + i] != Pkcs7[i]) return false;
        }
        return true;
    }

    private static bool TryReadVersion(byte[] bytes, ref int position, out int version)
    {
        version = -1;
        if (!TryEnter(bytes, ref position, Integer, out int length) || length != 1 || position >= bytes.Length) return false;
        version = bytes[position++];
        return true;
    }

    /// <summary>Goes into an element, whose contents may be cut off.</summary>
    private static bool TryEnter(byte[] bytes, ref int position, byte tag, out int length)
    {
        length = 0;
        if (position + 1 >= bytes.Length || bytes[position] != tag) return false;
        int first = bytes[position + 1];
        position += 2;
        if (first < 0x80)
        {
            length = first;
            return true;
        }
        for (int count = first & 0x7F; count > 0; count--)
        {
            if (position >= bytes.Length || length > 0xFFFF) return false;
            length = length << 8 | bytes[position++];
        }
        return length > 0;
    }
}

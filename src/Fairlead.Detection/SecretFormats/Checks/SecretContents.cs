using System.Text;
using Fairlead.Detection.Text.Values;

namespace Fairlead.Detection.SecretFormats.Checks;

/// <summary>Checks of what a secret decodes to, where its format has no checksum.</summary>
internal static class SecretContents
{
    private const string Base32Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>
    /// AWS key ids are base32. Those of today hold the account number, whose twelve digits leave some values out; the older ones
    /// begin with I or J. An id with a digit is accepted either way, so that this only keeps capitalised words out.
    /// </summary>
    public static bool IsAwsAccessKeyId(string text, int start, int end)
    {
        for (int i = start + 4; i < end; i++)
        {
            if (text[i] is >= '2' and <= '7') return true;
        }
        return text[start + 4] is 'I' or 'J' || GetAwsAccountNumber(text, start + 4) is >= 0 and < 1_000_000_000_000;
    }

    /// <summary>The value is base64 of exactly 32 or 64 bytes, as the symmetric keys of Azure are.</summary>
    public static bool IsSymmetricKey(string text, int start, int end) => Base64.Decode(text, start, end)?.Length is 32 or 64;

    /// <summary>The value decodes to printable user:password.</summary>
    public static bool IsBasicCredentials(string text, int start, int end)
    {
        if (Base64.Decode(text, start, end) is not { } bytes) return false;
        foreach (byte b in bytes)
        {
            if (b is < 0x20 or > 0x7E) return false;
        }

        string credentials = Encoding.ASCII.GetString(bytes);
        int colon = credentials.IndexOf(':');
        return colon > 0 && colon + 1 < credentials.Length && !SecretPlaceholders.HasHole(credentials, colon + 1, credentials.Length);
    }

    /// <summary>OpenAI's keys have their mark in the middle.</summary>
    public static bool IsOpenAIKey(string text, int start, int end) =>
        text.IndexOf("T3BlbkFJ", start, end - start, StringComparison.Ordinal) > 0;

    /// <summary>The first bytes are zero, as in a number that is stored in more bytes than it needs.</summary>
    public static bool BeginsWithZeros(string text, int start, int end) => string.CompareOrdinal(text, start, "AAAA", 0, 4) == 0;

    /// <summary>The value decodes to a text that says that it is a token.</summary>
    public static bool IsIntercomToken(string text, int start, int end) =>
        Base64.Decode(text, start, end) is { Length: > 4 } bytes && Encoding.ASCII.GetString(bytes, 0, 4) == "tok:";

    /// <summary>Of random letters and digits some are digits; a word or an identifier has none.</summary>
    public static bool HasDigit(string text, int start, int end)
    {
        for (int i = end - 1; i >= start; i--)
        {
            if (CharSet.Digits.Contains(text[i])) return true;
        }
        return false;
    }

    /// <summary>Gets the account number in the first bytes of a key id. Returns -1 if the id is of the older kind and holds none.</summary>
    private static long GetAwsAccountNumber(string text, int start)
    {
        long bits = 0;
        for (int i = start; i < start + 10; i++) bits = (bits << 5) | (uint)Base32Digits.IndexOf(text[i]);
        bool hasAccount = bits >> 49 == 1;
        return hasAccount ? (bits >> 9) & 0xFF_FFFF_FFFF : -1;
    }
}

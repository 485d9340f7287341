namespace Fairlead.Detection.SecretFormats.Checks;

/// <summary>The checksums that providers put into their tokens, so that a scanner need not ask them.</summary>
internal static class Checksums
{
    private const string Base62Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const string Base36Digits = "0123456789abcdefghijklmnopqrstuvwxyz";
    private const string HexDigits = "0123456789abcdef";

    /// <summary>
    /// GitHub, npm and Polar: the last six characters are the CRC-32 of what stands between them and the prefix, in base 62.
    /// </summary>
    public static bool HasGitHubChecksum(string text, int start, int end)
    {
        int body = text.LastIndexOf('_', end - 1, end - start) + 1;
        return EndsWith(Crc32.Compute(text, body, end - 6), Base62Digits, text, end - 6, end);
    }

    /// <summary>GitLab's routable tokens: the last seven characters are the CRC-32 of everything before them, in base 36.</summary>
    public static bool HasGitLabChecksum(string text, int start, int end) =>
        EndsWith(Crc32.Compute(text, start, end - 7), Base36Digits, text, end - 7, end);

    /// <summary>
    /// Grafana's service accounts: after the last underscore, the CRC-32 of everything before it, bytes reversed, in hexadecimal.
    /// </summary>
    public static bool HasGrafanaChecksum(string text, int start, int end)
    {
        uint crc = Crc32.Compute(text, start, end - 9);
        uint reversed = (crc >> 24) | ((crc >> 8) & 0xFF00) | ((crc << 8) & 0xFF0000) | (crc << 24);
        return EndsWith(reversed, HexDigits, text, end - 8, end);
    }

    /// <summary>
    /// Determines whether the characters of a range are the number in the given digits, filled up with zeros on the left.
    /// </summary>
    private static bool EndsWith(uint number, string digits, string text, int start, int end)
    {
        for (int i = end - 1; i >= start; i--)
        {
            if (text[i] != digits[(int)(number % (uint)digits.Length)]) return false;
            number /= (uint)digits.Length;
        }
        return number == 0;
    }
}

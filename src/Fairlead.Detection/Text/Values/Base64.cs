namespace Fairlead.Detection.Text.Values;

/// <summary>Decodes base64 of either alphabet, padded or not, from a range of a text.</summary>
internal static class Base64
{
    /// <summary>The bytes. Returns null if the range is not base64.</summary>
    public static byte[]? Decode(string text, int start, int end)
    {
        while (end > start && text[end - 1] == '=') end--;
        int length = end - start;
        if (length % 4 == 1) return null;

        var bytes = new byte[length * 3 / 4];
        int written = 0, bits = 0, count = 0;
        for (int i = start; i < end; i++)
        {
            int digit = GetDigit(text[i]);
            if (digit < 0) return null;
            bits = (bits << 6) | digit;
            count += 6;
            if (count < 8) continue;
            count -= 8;
            bytes[written++] = (byte)(bits >> count);
        }
        return bytes;
    }

    private static int GetDigit(char c) => c switch
    {
        >= 'A' and <= 'Z' => c - 'A',
        >= 'a' and <= 'z' => c - 'a' + 26,
        >= '0' and <= '9' => c - '0' + 52,
        '+' or '-' => 62,
        '/' or '_' => 63,
        _ => -1,
    };
}

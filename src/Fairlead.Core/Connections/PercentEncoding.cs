using System.Text;

namespace Fairlead.Core.Connections;

/// <summary>
/// Percent-encoding exactly as Python's <c>urllib.parse</c> does it, because Airflow reads what we write and the reverse.
/// </summary>
internal static class PercentEncoding
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Encodes everything but letters, digits and <c>_ . - ~</c>.</summary>
    /// <param name="text">The text to encode.</param>
    /// <param name="spaceAsPlus">Whether a space becomes '+', as in a query.</param>
    public static string Encode(string text, bool spaceAsPlus = false)
    {
        var encoded = new StringBuilder(text.Length);
        foreach (byte unit in Encoding.UTF8.GetBytes(text))
        {
            char c = (char)unit;
            if (c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '.' or '-' or '~') encoded.Append(c);
            else if (c == ' ' && spaceAsPlus) encoded.Append('+');
            else AppendEscape(encoded, unit);
        }
        return encoded.ToString();
    }

    public static void AppendEscape(StringBuilder encoded, byte unit) =>
        encoded.Append('%').Append("0123456789ABCDEF"[unit >> 4]).Append("0123456789ABCDEF"[unit & 15]);

    /// <summary>Decodes as Python does: a '%' without two hex digits stays, bytes that are no UTF-8 become U+FFFD.</summary>
    public static string Decode(string text) => text.IndexOf('%') < 0 ? text : Decode(text, Encoding.UTF8);

    /// <summary>Decodes one name or value of a query, where '+' is a space.</summary>
    public static string DecodeQuery(string text) => Decode(text.Replace('+', ' '));

    /// <summary>Determines whether every '%' starts an escape and every run of escapes is UTF-8, so that decoding loses nothing.</summary>
    public static bool IsWellFormed(string text)
    {
        for (int i = text.IndexOf('%'); i >= 0; i = text.IndexOf('%', i + 1))
        {
            if (!TryReadEscape(text, i, out _)) return false;
        }

        if (text.IndexOf('%') < 0) return true;
        try
        {
            Decode(text, StrictUtf8);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static string Decode(string text, Encoding encoding)
    {
        var decoded = new StringBuilder(text.Length);
        var bytes = new List<byte>();
        for (int i = 0; i < text.Length; i++)
        {
            if (TryReadEscape(text, i, out byte unit))
            {
                bytes.Add(unit);
                i += 2;
                continue;
            }

            Flush();
            decoded.Append(text[i]);
        }
        Flush();
        return decoded.ToString();

        void Flush()
        {
            if (bytes.Count == 0) return;
            decoded.Append(encoding.GetString(bytes.ToArray()));
            bytes.Clear();
        }
    }

    private static bool TryReadEscape(string text, int index, out byte unit)
    {
        unit = 0;
        if (text[index] != '%' || index + 2 >= text.Length) return false;
        int high = HexDigit(text[index + 1]);
        int low = HexDigit(text[index + 2]);
        if (high < 0 || low < 0) return false;
        unit = (byte)(high * 16 + low);
        return true;
    }

    private static int HexDigit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };
}

using System.Globalization;
using System.Text;

namespace Fairlead.Detection.Configuration;

/// <summary>The characters of a quoted YAML scalar. Line breaks stay as they are written.</summary>
internal static class YamlQuotedText
{
    public static string Decode(string text, int start, int end, char quote)
    {
        char escape = quote == '"' ? '\\' : '\'';
        int next = text.IndexOf(escape, start, end - start);
        if (next < 0) return text.Substring(start, end - start);

        var decoded = new StringBuilder();
        int i = start;
        while (i < end)
        {
            char c = text[i++];
            if (c == escape && i < end)
            {
                c = text[i++];
                if (escape == '\\') c = Unescape(text, c, ref i, end);
            }
            decoded.Append(c);
        }
        return decoded.ToString();
    }

    private static char Unescape(string text, char c, ref int position, int end)
    {
        int digits = c switch { 'x' => 2, 'u' => 4, _ => 0 };
        if (digits > 0 && position + digits <= end
            && int.TryParse(text.Substring(position, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code))
        {
            position += digits;
            return (char)code;
        }
        return c switch { 'n' => '\n', 't' => '\t', 'r' => '\r', '0' => '\0', _ => c };
    }
}

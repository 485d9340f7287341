using System.Globalization;
using System.Text;

namespace Fairlead.Generator;

/// <summary>Texts from a manifest as C# source. Whatever they hold, they end where they should.</summary>
internal static class CSharpTexts
{
    private static readonly char[] LiteralSpecials = ['"', '\\'];
    private static readonly char[] XmlSpecials = ['&', '<', '>'];

    public static string ToLiteral(string? text)
    {
        if (text is null) return "null";
        if (IsPlain(text) && text.IndexOfAny(LiteralSpecials) < 0) return "\"" + text + "\"";

        var literal = new StringBuilder(text.Length + 2).Append('"');
        foreach (char c in text)
        {
            if (c is '"' or '\\') literal.Append('\\').Append(c);
            else if (IsPlain(c)) literal.Append(c);
            else literal.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
        }
        return literal.Append('"').ToString();
    }

    /// <summary>Converts a text for the inside of an interpolated literal.</summary>
    public static string ToInterpolatedText(string text)
    {
        string literal = ToLiteral(text);
        return literal.Substring(1, literal.Length - 2).Replace("{", "{{").Replace("}", "}}");
    }

    /// <summary>Converts JSON to a raw literal. Our writer writes no line breaks, and a brace at both ends.</summary>
    public static string ToJsonLiteral(string json)
    {
        string quotes = "\"\"\"";
        while (json.Contains(quotes)) quotes += "\"";
        return quotes + json + quotes;
    }

    public static string ToLiterals(IEnumerable<string> texts) => string.Join(", ", texts.Select(ToLiteral));

    /// <summary>Converts a text for one line of an XML documentation comment.</summary>
    public static string ToXmlText(string text)
    {
        if (IsPlain(text) && text.IndexOfAny(XmlSpecials) < 0) return text.Trim();

        var xml = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '&') xml.Append("&amp;");
            else if (c == '<') xml.Append("&lt;");
            else if (c == '>') xml.Append("&gt;");
            else if (char.IsSurrogatePair(text, i)) xml.Append(c).Append(text[++i]);
            else if (IsPlain(c)) xml.Append(c);
            else if (xml.Length > 0 && xml[xml.Length - 1] != ' ') xml.Append(' ');
        }
        return xml.ToString().Trim();
    }

    /// <summary>Converts a text to one without line breaks and other characters that a comment can't hold.</summary>
    public static string ToOneLine(string text) =>
        IsPlain(text) ? text : new string([.. text.Select(static c => IsPlain(c) ? c : ' ')]);

    private static bool IsPlain(string text)
    {
        foreach (char c in text)
        {
            if (!IsPlain(c)) return false;
        }
        return true;
    }

    /// <summary>Determines whether a character isn't a control character, a line separator or half a character.</summary>
    private static bool IsPlain(char c) =>
        c is >= ' ' and <= '~'
        || (!char.IsControl(c) && !char.IsSurrogate(c) && c is not ('\u2028' or '\u2029' or '\uFFFE' or '\uFFFF'));
}

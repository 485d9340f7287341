using System.Globalization;
using System.Text;

namespace Fairlead.Generator;

/// <summary>Texts from a manifest as C# source. Whatever they hold, they end where they should.</summary>
internal static class CSharpText
{
    private static readonly char[] LiteralSpecials = ['"', '\\'];
    private static readonly char[] XmlSpecials = ['&', '<', '>'];

    public static string Literal(string? text)
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

    /// <summary>Text for the inside of an interpolated literal.</summary>
    public static string InterpolatedText(string text)
    {
        string literal = Literal(text);
        return literal.Substring(1, literal.Length - 2).Replace("{", "{{").Replace("}", "}}");
    }

    /// <summary>JSON as a raw literal. Written by our writer it has no line breaks, and begins and ends with a brace.</summary>
    public static string JsonLiteral(string json)
    {
        string quotes = "\"\"\"";
        while (json.Contains(quotes)) quotes += "\"";
        return quotes + json + quotes;
    }

    public static string Literals(IEnumerable<string> texts) => string.Join(", ", texts.Select(Literal));

    /// <summary>Text for one line of an XML documentation comment.</summary>
    public static string XmlText(string text)
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

    /// <summary>Text without line breaks and what else a comment cannot hold.</summary>
    public static string OneLine(string text) => IsPlain(text) ? text : new string([.. text.Select(static c => IsPlain(c) ? c : ' ')]);

    private static bool IsPlain(string text)
    {
        foreach (char c in text)
        {
            if (!IsPlain(c)) return false;
        }
        return true;
    }

    /// <summary>Not a control character, not a line separator, not half a character.</summary>
    private static bool IsPlain(char c) =>
        c is >= ' ' and <= '~'
        || (!char.IsControl(c) && !char.IsSurrogate(c) && c is not ('\u2028' or '\u2029' or '\uFFFE' or '\uFFFF'));
}

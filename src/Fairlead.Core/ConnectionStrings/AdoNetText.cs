using System.Text;

namespace Fairlead.Core.ConnectionStrings;

/// <summary>
/// Splits an ADO.NET connection string as <c>DbConnectionStringBuilder</c> does, but keeps the case of keywords and notices quotes:
/// <c>Host=db;Password="a;b"</c>.
/// </summary>
internal static class AdoNetText
{
    /// <summary>Reads the pairs. Returns what is wrong with the text, without quoting it, or null.</summary>
    public static string? Read(string text, List<KeywordPair> pairs)
    {
        int position = 0;
        while (true)
        {
            while (position < text.Length && (text[position] == ';' || char.IsWhiteSpace(text[position]) || text[position] == '\0'))
                position++;
            if (position == text.Length) return null;

            int equals = FindEquals(text, position);
            if (equals < 0 || text.IndexOf(';', position, equals - position) >= 0)
                return pairs.Count == 0
                    ? "it has no keyword with '='"
                    : "a part of the connection string has no '='; put a value that holds ';' in quotes";

            string keyword = text.Substring(position, equals - position).Replace("==", "=").Trim();
            if (keyword.Length == 0) return "a part of the connection string has no keyword in front of '='";
            position = equals + 1;
            if (ReadValue(text, ref position, out string value, out bool isQuoted) is { } defect) return defect;
            pairs.Add(new(keyword, value, isQuoted));
        }
    }

    /// <summary>Finds the '=' that ends a keyword: one that is doubled belongs to it.</summary>
    private static int FindEquals(string text, int start)
    {
        for (int i = text.IndexOf('=', start); i >= 0; i = text.IndexOf('=', i + 2))
        {
            if (i + 1 == text.Length || text[i + 1] != '=') return i;
            if (i + 2 >= text.Length) return -1;
        }
        return -1;
    }

    private static string? ReadValue(string text, ref int position, out string value, out bool isQuoted)
    {
        while (position < text.Length && char.IsWhiteSpace(text[position])) position++;
        isQuoted = position < text.Length && text[position] is '"' or '\'';
        if (!isQuoted)
        {
            int end = text.IndexOf(';', position);
            if (end < 0) end = text.Length;
            value = text.Substring(position, end - position).TrimEnd();
            position = end;
            return value.Length > 0 && value[value.Length - 1] is '"' or '\''
                ? "a value ends with a quote and doesn't begin with one; put it in quotes of the other kind"
                : null;
        }

        char quote = text[position++];
        var unquoted = new StringBuilder();
        while (position < text.Length)
        {
            char c = text[position++];
            if (c != quote) unquoted.Append(c);
            else if (position < text.Length && text[position] == quote) unquoted.Append(text[position++]);
            else
            {
                value = unquoted.ToString();
                while (position < text.Length && char.IsWhiteSpace(text[position])) position++;
                return position == text.Length || text[position] is ';' or '\0'
                    ? null
                    : "text follows a value's closing quote; write a quote inside a value twice";
            }
        }
        value = "";
        return "a quote is never closed";
    }
}

using System.Text;

namespace Fairlead.Core.ConnectionStrings;

/// <summary>Splits a libpq connection string: <c>host=db user=etl password='a b'</c>, with '\' in front of a quote or itself.</summary>
internal static class LibpqText
{
    /// <summary>Determines whether the text is of this form: a second keyword follows white space, and no ';' separates anything.</summary>
    public static bool Matches(string text)
    {
        List<KeywordPair> pairs = [];
        return Read(text, pairs) is null
            && pairs.Count > 1
            && pairs.TrueForAll(static pair => IsKeyword(pair.Keyword) && (pair.IsQuoted || pair.Value.IndexOf(';') < 0));
    }

    /// <summary>Reads the pairs. Returns what is wrong with the text, without quoting it, or null.</summary>
    public static string? Read(string text, List<KeywordPair> pairs)
    {
        int position = 0;
        while (true)
        {
            while (position < text.Length && char.IsWhiteSpace(text[position])) position++;
            if (position == text.Length) return null;

            int equals = text.IndexOf('=', position);
            if (equals < 0) return "a part of the connection string has no '='; put a value that holds a space in quotes";
            string keyword = text.Substring(position, equals - position).Trim();
            position = equals + 1;
            while (position < text.Length && char.IsWhiteSpace(text[position])) position++;
            if (ReadValue(text, ref position, out string value, out bool isQuoted) is { } defect) return defect;
            pairs.Add(new(keyword, value, isQuoted));
        }
    }

    private static bool IsKeyword(string text) =>
        text.Length > 0 && text.All(static c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_');

    private static string? ReadValue(string text, ref int position, out string value, out bool isQuoted)
    {
        isQuoted = position < text.Length && text[position] == '\'';
        if (isQuoted) position++;
        var unescaped = new StringBuilder();
        for (; position < text.Length; position++)
        {
            char c = text[position];
            if (isQuoted ? c == '\'' : char.IsWhiteSpace(c)) break;
            if (c == '\\' && position + 1 < text.Length) c = text[++position];
            unescaped.Append(c);
        }

        value = unescaped.ToString();
        if (!isQuoted) return null;
        if (position == text.Length) return "a quote is never closed";
        position++;
        return null;
    }
}

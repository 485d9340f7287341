using Fairlead.Core.ConnectionStrings;

namespace Fairlead.Detection.Text.ConnectionStrings;

/// <summary>
/// The stretch of a text that may be a connection string: around a secret's keyword as far as the quotes, tags or lines that enclose it.
/// Nothing encloses it where the text is a connection string and no more.
/// </summary>
internal readonly record struct ConnectionStringRegion(int Start, int End, char Separator)
{
    // Real values and indentations are shorter, and hostile ones may not make each look a long one.
    private const int LongestQuoted = 1000;
    private const int LongestIndentation = 200;

    private static readonly char[] CommaOrSpace = [',', ' '];

    private const string XmlQuote = "&quot;";

    /// <summary>
    /// Finds the region around an equals sign that follows a secret's keyword. It begins no earlier than where the last one ended, so that
    /// a text is looked through once.
    /// </summary>
    public static ConnectionStringRegion FindAround(string text, int equals, int from)
    {
        (int start, char enclosure) = FindStart(text, equals, from, out bool hasSemicolon);
        bool isEscaped = start >= from + 2 && text[start - 1] == enclosure && text[start - 2] == '\\';
        int end = FindEnd(text, equals + 1, enclosure, isEscaped, ref hasSemicolon);
        return new ConnectionStringRegion(start, end, hasSemicolon ? ';' : FindOtherSeparator(text, start, equals, end));
    }

    private static (int Start, char Enclosure) FindStart(string text, int equals, int from, out bool hasSemicolon)
    {
        hasSemicolon = false;
        int closedXmlQuotes = 0;
        for (int i = equals - 1; i >= from; i--)
        {
            switch (text[i])
            {
                case ';' when EndsXmlQuote(text, i, from):
                    bool opens = text[i - XmlQuote.Length] == '=';
                    if (opens && closedXmlQuotes == 0) return (i + 1, '&');
                    closedXmlQuotes += opens ? -1 : 1;
                    i -= XmlQuote.Length - 1;
                    break;
                case ';':
                    hasSemicolon = true;
                    break;
                case '\n' when !IsBetweenPairs(text, i):
                    return (i + 1, '"');
                case '"' or '\'' when FindOpening(text, i, from) is >= 0 and int open:
                    i = open;
                    break;
                case '"' or '\'' or '`':
                    return (i + 1, text[i]);
                case '>':
                    return (i + 1, '<');
            }
        }
        return (from, '\0');
    }

    private static int FindEnd(string text, int i, char enclosure, bool isEscaped, ref bool hasSemicolon)
    {
        for (; i < text.Length; i++)
        {
            char c = text[i];
            if (c == ';') hasSemicolon = true;
            else if (c == '\n' && !IsBetweenPairs(text, i)) return i;
            else if (c == enclosure && Encloses(text, i, isEscaped)) return isEscaped ? i - 1 : i;
        }
        return i;
    }

    private static bool Encloses(string text, int i, bool isEscaped) => text[i] switch
    {
        '&' => string.CompareOrdinal(text, i, XmlQuote, 0, XmlQuote.Length) == 0,
        '<' => i + 1 < text.Length && text[i + 1] == '/',
        _ => (text[i - 1] == '\\') == isEscaped,
    };

    private static bool EndsXmlQuote(string text, int semicolon, int from) =>
        semicolon - XmlQuote.Length >= from
            && string.CompareOrdinal(text, semicolon - XmlQuote.Length + 1, XmlQuote, 0, XmlQuote.Length) == 0;

    /// <summary>A connection string that is written over several lines has a separator before or after each line break.</summary>
    private static bool IsBetweenPairs(string text, int lineBreak)
    {
        int first = Math.Max(0, lineBreak - LongestIndentation), last = Math.Min(text.Length, lineBreak + LongestIndentation) - 1;
        int before = lineBreak, after = lineBreak;
        while (before > first && char.IsWhiteSpace(text[before])) before--;
        while (after < last && char.IsWhiteSpace(text[after])) after++;
        return text[before] == ';' || text[after] == ';';
    }

    /// <summary>
    /// Finds the opening quote where this one closes a quoted value: an equals sign stands before that, a semicolon after this.
    /// </summary>
    private static int FindOpening(string text, int close, int from)
    {
        int after = close + 1;
        while (after < text.Length && text[after] == ' ') after++;
        if (after == text.Length || text[after] != ';') return -1;

        int stop = Math.Max(from, close - LongestQuoted);
        for (int i = close - 1; i > stop && text[i] != '\n'; i--)
        {
            if (text[i] != text[close]) continue;
            if (text[i - 1] == text[close])
            {
                i--;
                continue;
            }

            int before = i - 1;
            while (before > stop && text[before] is ' ' or '\\') before--;
            return text[before] == '=' ? i : -1;
        }
        return -1;
    }

    /// <summary>Redis has commas, PostgreSQL's own format has spaces.</summary>
    private static char FindOtherSeparator(string text, int start, int equals, int end)
    {
        int keyword = equals;
        while (keyword > start && text[keyword - 1] == ' ') keyword--;
        while (keyword > start && ConnectionStringKeywords.IsKeywordCharacter(text[keyword - 1]) && text[keyword - 1] != ' ') keyword--;
        while (keyword > start && char.IsWhiteSpace(text[keyword - 1])) keyword--;
        if (keyword > start) return text[keyword - 1] == ',' ? ',' : ' ';

        int separator = text.IndexOfAny(CommaOrSpace, equals, end - equals);
        return separator >= 0 && text[separator] == ',' ? ',' : ' ';
    }
}

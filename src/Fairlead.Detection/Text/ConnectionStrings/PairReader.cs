using Fairlead.Core.Text;
using Fairlead.Detection.Text.Urls;

namespace Fairlead.Detection.Text.ConnectionStrings;

/// <summary>
/// Reads a connection string pair by pair, the way the drivers do: spaces around keywords and values do not count, a doubled equals sign
/// belongs to the keyword, further ones to the value, and a value in quotes (doubled within), or in ODBC's braces, may hold the separator.
/// </summary>
internal struct PairReader(string text, ConnectionStringRegion region)
{
    // No driver takes longer ones; a quote that is not closed may not cost a look at the rest of a file.
    private const int LongestQuoted = 300;

    private int _position = region.Start;

    public bool TryRead(out ConnectionStringPair pair)
    {
        pair = default;
        int start = _position;
        while (start < region.End && (text[start] == region.Separator || char.IsWhiteSpace(text[start]))) start++;
        if (start == region.End) return false;

        int equals = FindEndOfKeyword(start);
        int first = start;
        while (first < equals && text[first] == NetworkUrl.Unknown) first++;
        SourceSpan keyword = Trim(first, equals);
        bool hasValue = equals < region.End && text[equals] == '=';
        int end = equals;
        SourceSpan value = new(equals, 0);
        if (hasValue) end = ReadValue(equals + 1, out value);
        if (end < region.End) end++;
        _position = end;
        pair = new ConnectionStringPair(keyword, value, SourceSpan.FromBounds(start, end), hasValue);
        return true;
    }

    private readonly int FindEndOfKeyword(int i)
    {
        for (; i < region.End && text[i] != region.Separator; i++)
        {
            if (text[i] != '=') continue;
            if (i + 1 == region.End || text[i + 1] != '=') return i;
            i++;
        }
        return Math.Min(i, region.End);
    }

    /// <summary>Gives where the separator stands or would stand.</summary>
    private readonly int ReadValue(int start, out SourceSpan value)
    {
        if (region.Separator != ' ') start = SkipSpaces(start);
        if (start < region.End && GetQuoteLength(start) is > 0 and int quote && FindClosingQuote(start, quote) is >= 0 and int close)
        {
            int after = SkipSpaces(close + quote);
            if (after == region.End || IsSeparator(after) || region.Separator == ' ')
            {
                value = SourceSpan.FromBounds(start + quote, close);
                return after;
            }
        }

        int end = start;
        while (end < region.End && !IsSeparator(end)) end++;
        value = Trim(start, end);
        return end;
    }

    private readonly bool IsSeparator(int i) => region.Separator == ' '
        ? char.IsWhiteSpace(text[i])
        : text[i] == region.Separator && !EndsEntity(i);

    private readonly int SkipSpaces(int i)
    {
        while (i < region.End && char.IsWhiteSpace(text[i])) i++;
        return i;
    }

    /// <summary>
    /// Gets the length of what opens a quoted value here: a quote, one that is escaped, or one that XML spells out. Returns 0 for none.
    /// </summary>
    private readonly int GetQuoteLength(int i) => text[i] switch
    {
        '"' or '\'' or '{' => 1,
        '\\' when i + 1 < region.End && text[i + 1] is '"' or '\'' => 2,
        '&' when string.CompareOrdinal(text, i, "&quot;", 0, 6) == 0 || string.CompareOrdinal(text, i, "&apos;", 0, 6) == 0 => 6,
        _ => 0,
    };

    private readonly int FindClosingQuote(int open, int length)
    {
        char first = text[open] == '{' ? '}' : text[open];
        int last = Math.Min(region.End, open + LongestQuoted) - length;
        for (int i = open + length; i <= last; i++)
        {
            if (text[i] != first || (length > 1 && string.CompareOrdinal(text, i, text, open, length) != 0)) continue;
            bool isDoubled = i + length <= last && string.CompareOrdinal(text, i, text, i + length, length) == 0;
            if (!isDoubled) return i;
            i += 2 * length - 1;
        }
        return -1;
    }

    /// <summary>Determines whether a semicolon belongs to an XML entity such as <c>&amp;amp;</c>.</summary>
    private readonly bool EndsEntity(int semicolon)
    {
        if (text[semicolon] != ';') return false;
        int stop = Math.Max(region.Start, semicolon - 6);
        for (int i = semicolon - 1; i >= stop; i--)
        {
            if (text[i] == '&') return semicolon - i > 2 && !char.IsDigit(text[i + 1]);
            if (text[i] is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '#')) return false;
        }
        return false;
    }

    private readonly SourceSpan Trim(int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        return SourceSpan.FromBounds(start, end);
    }
}

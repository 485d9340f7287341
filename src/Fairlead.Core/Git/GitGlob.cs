using System.Text;

namespace Fairlead.Core.Git;

/// <summary>
/// Matches a path against a pattern as Git does where slashes count: <c>*</c> and <c>?</c> stay within a folder, <c>**</c> between slashes
/// crosses folders, brackets hold ranges and classes, a backslash takes the next character literally.
/// </summary>
internal static class GitGlob
{
    // Without the two ways to give up, a pattern with many asterisks would take exponential time.
    private enum Outcome
    {
        Match,
        NoMatch,
        TextIsOver,
        FolderIsOver,
    }

    private static readonly char[] SpecialCharacters = ['*', '?', '[', '\\'];

    public static bool IsMatch(string pattern, string text) => Match(ToBytes(pattern), 0, ToBytes(text), 0) == Outcome.Match;

    /// <summary>Git compares bytes: a letter with an accent is two question marks.</summary>
    private static string ToBytes(string text)
    {
        foreach (char c in text)
        {
            if (c > '\x7f') return string.Concat(Encoding.UTF8.GetBytes(text).Select(static b => (char)b));
        }
        return text;
    }

    private static Outcome Match(string pattern, int p, string text, int t)
    {
        for (; p < pattern.Length; p++, t++)
        {
            char expected = pattern[p];
            if (expected == '*') return MatchAsterisk(pattern, p, text, t);
            if (t == text.Length) return Outcome.TextIsOver;

            switch (expected)
            {
                case '?':
                    if (text[t] == '/') return Outcome.NoMatch;
                    break;
                case '[':
                    if (MatchBracket(pattern, ref p, text[t]) is not { } isInBracket) return Outcome.TextIsOver;
                    if (!isInBracket || text[t] == '/') return Outcome.NoMatch;
                    break;
                default:
                    if (expected == '\\' && ++p == pattern.Length) return Outcome.NoMatch;
                    if (text[t] != pattern[p]) return Outcome.NoMatch;
                    break;
            }
        }
        return t == text.Length ? Outcome.Match : Outcome.NoMatch;
    }

    private static Outcome MatchAsterisk(string pattern, int first, string text, int t)
    {
        int p = first;
        while (p < pattern.Length && pattern[p] == '*') p++;
        bool isBetweenSlashes = p - first > 1 && (first == 0 || pattern[first - 1] == '/') && IsEndOrSlash(pattern, p);
        if (isBetweenSlashes && p < pattern.Length && pattern[p] == '/' && Match(pattern, p + 1, text, t) == Outcome.Match)
            return Outcome.Match;
        if (p == pattern.Length) return isBetweenSlashes || text.IndexOf('/', t) < 0 ? Outcome.Match : Outcome.FolderIsOver;

        if (!isBetweenSlashes && pattern[p] == '/')
        {
            int slash = text.IndexOf('/', t);
            return slash < 0 ? Outcome.TextIsOver : Match(pattern, p, text, slash);
        }

        bool isLiteral = Array.IndexOf(SpecialCharacters, pattern[p]) < 0;
        for (; t < text.Length; t++)
        {
            if (!isLiteral || text[t] == pattern[p])
            {
                Outcome outcome = Match(pattern, p, text, t);
                if (outcome != Outcome.NoMatch && (!isBetweenSlashes || outcome != Outcome.FolderIsOver)) return outcome;
            }
            if (!isBetweenSlashes && text[t] == '/') return Outcome.FolderIsOver;
        }
        return Outcome.TextIsOver;
    }

    private static bool IsEndOrSlash(string pattern, int p) =>
        p == pattern.Length || pattern[p] == '/' || (pattern[p] == '\\' && p + 1 < pattern.Length && pattern[p + 1] == '/');

    /// <summary>
    /// Reads a bracket and leaves <paramref name="p"/> at its end. Returns null if nothing closes it or it has an unknown class.
    /// </summary>
    private static bool? MatchBracket(string pattern, ref int p, char c)
    {
        int i = p + 1;
        bool isNegated = i < pattern.Length && pattern[i] is '!' or '^';
        if (isNegated) i++;

        bool isMatch = false;
        char previous = '\0';
        for (int first = i; i < pattern.Length; i++)
        {
            char member = pattern[i];
            if (member == ']' && i > first)
            {
                p = i;
                return isMatch != isNegated;
            }

            if (member == '-' && previous != '\0' && i + 1 < pattern.Length && pattern[i + 1] != ']')
            {
                if (pattern[++i] == '\\' && ++i == pattern.Length) return null;
                isMatch |= c >= previous && c <= pattern[i];
                previous = '\0';
                continue;
            }

            if (member == '[' && i + 1 < pattern.Length && pattern[i + 1] == ':')
            {
                int close = pattern.IndexOf(']', i + 2);
                if (close < 0) return null;
                if (close > i + 2 && pattern[close - 1] == ':')
                {
                    if (IsInClass(pattern.Substring(i + 2, close - i - 3), c) is not { } isInClass) return null;
                    isMatch |= isInClass;
                    i = close;
                    previous = '\0';
                    continue;
                }
            }

            if (member == '\\')
            {
                if (++i == pattern.Length) return null;
                member = pattern[i];
            }
            isMatch |= c == member;
            previous = member;
        }
        return null;
    }

    private static bool? IsInClass(string name, char c)
    {
        bool isUpper = c is >= 'A' and <= 'Z', isLower = c is >= 'a' and <= 'z', isDigit = c is >= '0' and <= '9';
        bool isVisible = c is > ' ' and < '\x7f';
        return name switch
        {
            "alnum" => isUpper || isLower || isDigit,
            "alpha" => isUpper || isLower,
            "blank" => c is ' ' or '\t',
            "cntrl" => c is < ' ' or '\x7f',
            "digit" => isDigit,
            "graph" => isVisible,
            "lower" => isLower,
            "print" => isVisible || c == ' ',
            "punct" => isVisible && !isUpper && !isLower && !isDigit,
            "space" => c is ' ' or (>= '\t' and <= '\r'),
            "upper" => isUpper,
            "xdigit" => isDigit || c is (>= 'a' and <= 'f') or (>= 'A' and <= 'F'),
            _ => null,
        };
    }
}

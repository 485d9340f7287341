using Fairlead.Core.Text;

namespace Fairlead.Detection.Text.Values;

/// <summary>
/// The one grammar of texts that stand where a secret would stand: holes that something fills in later, masks, and the made-up
/// values of documentation. A weak or guessable value is not a placeholder.
/// </summary>
internal static class SecretPlaceholders
{
    // Chance puts a word of four letters in either case into a random token of forty characters about once in 25,000.
    private static readonly string[] Words =
    [
        "example", "placeholder", "redacted", "changeme", "change_me", "change-me", "your", "dummy", "sample", "insert", "replace", "fake",
    ];

    // Key material is long and may well hold runs of its own, such as the zeros of a length field.
    private const int LongestStandIn = 200;

    /// <summary>
    /// Determines whether a token is made up: a hole, a mask, a word such as EXAMPLE, a run of one character, a sequence, a repetition.
    /// </summary>
    public static bool IsPlaceholder(string text, int start, int end) =>
        HasHole(text, start, end) || IsMadeUp(text, start, end);

    /// <summary>The same but for holes.</summary>
    public static bool IsMadeUp(string text, int start, int end) =>
        end - start > LongestStandIn
            ? HasMask(text, start, end)
            : HasRepetition(text, start, end) || HasSequence(text, start, end) || HasWord(text, start, end);

    /// <summary>
    /// Determines whether a value has a hole or a mask: {0}, {{x}}, ${X}, #{X}, $(X), &lt;x&gt;, %X%, ***, ###, an ellipsis. This is what a
    /// value that a person chose is asked, because such a value may be a word or a sequence and still be somebody's password.
    /// </summary>
    public static bool HasHole(string text, int start, int end) => FindHole(text, start, end) is not null;

    /// <summary>Finds the first hole or mask. Returns null if there is none.</summary>
    public static SourceSpan? FindHole(string text, int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            int last = text[i] switch
            {
                '{' => FindClose(text, i, end, '}'),
                '<' => FindClose(text, i, end, '>'),
                '$' when i + 1 < end && text[i + 1] == '(' => FindClose(text, i + 1, end, ')'),
                '%' => FindEndOfVariable(text, i, end),
                '*' or '.' or '#' or '\u2022' => FindEndOfRun(text, i, end),
                '&' when string.CompareOrdinal(text, i, "&lt;", 0, 4) == 0 => end - 1, // <x> in documentation
                '\u2026' => i,
                _ => -1,
            };
            if (last >= 0) return SourceSpan.FromBounds(i, last + 1);
        }
        return null;
    }

    private static int FindClose(string text, int open, int end, char close)
    {
        int length = end - open - 1;
        int at = length > 1 ? text.IndexOf(close, open + 1, length) : -1;
        return at > open + 1 ? at : -1;
    }

    /// <summary>%NAME%; percent-encoded + / = and the like begin with a digit.</summary>
    private static int FindEndOfVariable(string text, int start, int end)
    {
        if (start + 1 < end && CharSet.Digits.Contains(text[start + 1])) return -1;
        int length = CharSet.Word.CountForward(text, start + 1, end - start - 1);
        return length >= 3 && start + 1 + length < end && text[start + 1 + length] == '%' ? start + 1 + length : -1;
    }

    private static int FindEndOfRun(string text, int start, int end)
    {
        int last = start;
        while (last + 1 < end && text[last + 1] == text[start]) last++;
        return last - start >= 2 ? last : -1;
    }

    /// <summary>Sixteen times the same character. Zero bytes are A in base64, and keys have them.</summary>
    private static bool HasMask(string text, int start, int end)
    {
        int run = 1;
        for (int i = start + 1; i < end; i++)
        {
            run = text[i] == text[i - 1] && text[i] != 'A' && CharSet.Alphanumeric.Contains(text[i]) ? run + 1 : 1;
            if (run == 16) return true;
        }
        return false;
    }

    /// <summary>
    /// xxxxxxxx, 00000000, abcabcabcabc, deadbeefdeadbeefdead: a stretch that repeats what stands one to eight characters before it.
    /// </summary>
    private static bool HasRepetition(string text, int start, int end)
    {
        for (int period = 1; period <= 8; period++)
        {
            int needed = period == 1 ? 5 : 8 + period;
            int run = 0;
            for (int i = start + period; i < end; i++)
            {
                run = text[i] == text[i - period] && CharSet.Alphanumeric.Contains(text[i]) ? run + 1 : 0;
                if (run == needed) return true;
            }
        }
        return false;
    }

    /// <summary>12345678, abcdefgh, 89abcdef, 87654321, a1b2c3d4e5: eight steps or more, by one character or every second one.</summary>
    private static bool HasSequence(string text, int start, int end)
    {
        int up = 0, down = 0, interleaved = 0;
        for (int i = start + 1; i < end; i++)
        {
            up = IsStep(text[i - 1], text[i]) ? up + 1 : 0;
            down = IsStep(text[i], text[i - 1]) ? down + 1 : 0;
            interleaved = i >= start + 2 && IsStep(text[i - 2], text[i]) ? interleaved + 1 : 0;
            if (up == 7 || down == 7 || interleaved == 8) return true;
        }
        return false;
    }

    private static bool IsStep(char from, char to) =>
        CharSet.Alphanumeric.Contains(from) && CharSet.Alphanumeric.Contains(to)
        && (to == from + 1 || (from == '9' && to is '0' or 'a' or 'A') || (from is 'z' or 'Z' && to is '0' or '1'));

    private static bool HasWord(string text, int start, int end)
    {
        foreach (string word in Words)
        {
            if (text.IndexOf(word, start, end - start, StringComparison.OrdinalIgnoreCase) >= 0) return true;
        }
        return false;
    }
}

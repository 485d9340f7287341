using Fairlead.Core.Text;

namespace Fairlead.Detection.Text.Values;

/// <summary>Values that chance made, and templates of which it only seems so.</summary>
internal static class RandomValues
{
    private const int ShortestRandom = 8;
    private const int LongestRandom = 4096;
    private const int ShortestReal = 16;
    private const int ShortestRest = 12;
    private const int SureOfWords = 30; // paths have more abbreviations than other names, and people hit letters at random

    private static readonly string[] KeyboardRows = ["qwertyuiop", "qwertzuiop", "azertyuiop", "asdfghjkl", "zxcvbnm", "yxcvbnm"];

    /// <summary>
    /// Determines whether a machine made it, or a cat on a keyboard: <see cref="Randomness"/> says so, and it is no structure of numbers,
    /// no address and no text that describes others.
    /// </summary>
    public static bool IsRandom(string value) =>
        value.Length is >= ShortestRandom and <= LongestRandom
        && IsDrawn(value, 0, value.Length)
        && !IsTemplate(value, 0, value.Length)
        && !IsHexadecimalNumber(value)
        && !HasShortParts(value, '.')
        && value.IndexOf("://", StringComparison.Ordinal) < 0
        && value.IndexOf("::", StringComparison.Ordinal) < 0 // an IPv6 address
        && !IsSurelyPattern(value)
        && (!ValueShapes.IsAddress(value) || IsBeyondWords(value));

    /// <summary>
    /// Determines whether a value has a hole that something fills in later, and nothing beside it that is a secret by itself. Chance puts
    /// the signs of holes into passwords, too.
    /// </summary>
    public static bool IsTemplate(string value, int start, int end)
    {
        string rest = "";
        int from = start;
        for (int at = start; SecretPlaceholders.FindHole(value, at, end) is { } hole;)
        {
            at = hole.Start + 1;
            if (!HoldsName(value, hole) && IsDrawn(value, start, end)) continue;
            rest += value.Substring(from, hole.Start - from);
            at = from = hole.End;
        }

        if (from == start) return false;
        rest += value.Substring(from, end - from);
        return rest.Length < ShortestRest || !IsDrawn(rest, 0, rest.Length);
    }

    private static bool HoldsName(string value, SourceSpan hole)
    {
        for (int i = hole.Start + 1; i < hole.End - 1 && value[hole.Start] != '&'; i++)
        {
            bool isSign = !char.IsLetterOrDigit(value[i]) && value[i] != value[hole.Start];
            if (isSign && value[i] is not (' ' or '_' or '-' or '.' or ':' or ',' or '(' or ')' or '/')) return false;
        }

        return true;
    }

    private static bool IsDrawn(string value, int start, int end) =>
        CanBeDrawn(value, start, end) && Randomness.IsRandom(value, start, end) && !SecretPlaceholders.IsMadeUp(value, start, end);

    /// <summary>
    /// Determines whether the characters are those of tokens and passwords, and neither runs of one character (<c>yyyyMMdd</c>) nor short
    /// parts between separators (<c>1.2.840.113549</c>, <c>/a/b/c</c>).
    /// </summary>
    private static bool CanBeDrawn(string value, int start, int end)
    {
        int letters = 0, signs = 0, separators = 0, doubles = 0;
        for (int i = start; i < end; i++)
        {
            char c = value[i];
            if (c is <= ' ' or > '~') return false;
            if (i > start && c == value[i - 1]) doubles++;
            if (c is '.' or ':' or '/' or '\\' or ',' or '-' or '_') separators++;
            else if (CharSet.Letters.Contains(c)) letters++;
            else if (!CharSet.Digits.Contains(c)) signs++;
        }

        int length = end - start;
        bool isListOfSigns = (signs + separators) * 5 > length * 4;
        return letters + signs > 1 && separators * 3 < length && doubles * 4 < length && !isListOfSigns;
    }

    /// <summary>
    /// Determines whether nobody made it up: it is random and as long as the secrets that services hand out. Identifiers and encoded words
    /// are not.
    /// </summary>
    public static bool LooksReal(string value)
    {
        if (value.Length < ShortestReal || !IsRandom(value) || Guid.TryParse(value, out _)) return false;
        bool isWords = Array.TrueForAll(
            value.Split('-', '_', '.', '/', '+', '='),
            static part => part.Length == 0 || ValueShapes.IsPlainName(part) || ValueShapes.IsDigits(part));
        return (!isWords || (IsBeyondWords(value) && !IsTypedAlongKeys(value))) && !IsEncodedText(value);
    }

    private static bool IsBeyondWords(string value) => Randomness.Measure(value, 0, value.Length) >= SureOfWords;

    private static bool IsTypedAlongKeys(string value) => Array.Exists(
        KeyboardRows, row => value.IndexOf(row.Substring(0, 4), StringComparison.OrdinalIgnoreCase) >= 0
            || value.IndexOf(row.Substring(row.Length - 4), StringComparison.OrdinalIgnoreCase) >= 0);

    // Chance makes a mark of two signs about once in ten long passwords.
    private static bool IsSurelyPattern(string value) =>
        ValueShapes.CountPatternMarks(value) >= Math.Max(2, Math.Min(4, value.Length / 10 + 1));

    /// <summary>Base64 of what people can read, such as a user and a password.</summary>
    public static bool IsEncodedText(string value) =>
        Base64.Decode(value, 0, value.Length) is { } bytes && Array.TrueForAll(bytes, static code => code is >= (byte)' ' and <= (byte)'~');

    private static bool HasShortParts(string value, char separator)
    {
        int parts = 1;
        foreach (char c in value)
        {
            if (c == separator) parts++;
        }

        return parts > 1 && value.Length / parts < 8;
    }

    private static bool IsHexadecimalNumber(string value) =>
        (value.Length <= 18 && value.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        || (value[0] == '#' && value.Length == 9 && CharSet.Hex.CountForward(value, 1, 8) == 8); // a colour
}

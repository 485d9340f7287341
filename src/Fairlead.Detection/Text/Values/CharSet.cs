namespace Fairlead.Detection.Text.Values;

/// <summary>A set of ASCII characters.</summary>
internal sealed class CharSet
{
    public static readonly CharSet Digits = new("0123456789");
    public static readonly CharSet Letters = new("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
    public static readonly CharSet LowerHex = new("0123456789abcdef");
    public static readonly CharSet Hex = new("0123456789abcdefABCDEF");
    public static readonly CharSet UpperAlphanumeric = new("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    public static readonly CharSet LowerAlphanumeric = new("0123456789abcdefghijklmnopqrstuvwxyz");
    public static readonly CharSet Base32 = new("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");
    public static readonly CharSet Alphanumeric = new("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
    public static readonly CharSet Word = Alphanumeric.With("_");
    public static readonly CharSet Base64 = Alphanumeric.With("+/");
    public static readonly CharSet Base64Url = Alphanumeric.With("-_");

    private readonly bool[] _contains = new bool[128];
    private readonly string _characters;

    public CharSet(string characters)
    {
        _characters = characters;
        foreach (char c in characters) _contains[c] = true;
    }

    public bool Contains(char c) => c < 128 && _contains[c];

    public CharSet With(string characters) => new(_characters + characters);

    /// <summary>
    /// How many characters from <paramref name="start"/> on are in the set, counting no further than <paramref name="limit"/>.
    /// </summary>
    public int CountForward(string text, int start, int limit)
    {
        int count = 0;
        while (count < limit && start + count < text.Length && Contains(text[start + count])) count++;
        return count;
    }

    /// <summary>
    /// How many characters right before <paramref name="end"/> are in the set, counting no further than <paramref name="limit"/>.
    /// </summary>
    public int CountBackward(string text, int end, int limit)
    {
        int count = 0;
        while (count < limit && count < end && Contains(text[end - count - 1])) count++;
        return count;
    }
}

namespace Fairlead.Core.Text;

/// <summary>Whether a character is a letter, and which.</summary>
internal enum LetterCase
{
    Lower,
    Upper,
    None,
}

/// <summary>
/// What people write, by pairs of characters: how many bits each character takes after the one before it, in words of 24 languages and in
/// the identifiers and literals of C# programs. <c>dotnet run -- randomness --derive</c> in benchmarks/Fairlead.Benchmarks makes the
/// tables; docs/measurements/randomness.md names the texts.
/// </summary>
internal static class CharacterPairs
{
    /// <summary>A bit in the unit of the costs.</summary>
    public const int Bit = 5;

    /// <summary>
    /// The letters in either case, a digit, a sign, nine signs of their own, a letter of another alphabet, and the boundary.
    /// </summary>
    public const int Classes = Boundary + 1;

    /// <summary>What stands before a text, and between two words of which only a capital tells that the second one begins.</summary>
    public const int Boundary = 38;

    /// <summary>A letter of another alphabet, which no token has: it says nothing.</summary>
    public const int OtherLetter = 37;

    private const string OwnSigns = "_-./:=+ ,";
    private const int Digit = 26, Sign = 27, FirstOwnSign = 28;
    private const int MostOfAbbreviation = 6 * Bit; // HTTP, DNS: capitals among other letters, where any pair may stand

    // A row for each class before, a column for each class after; A is 0, z is 51 or more.
    private static readonly string[] Costs =
    [
        "nZUVnjWmXheQVQvbzQTNcdplggzzqzzzzzzzzzz",
        "OgpmOsvvPexNkpSuzVVnQyzzYzzzqzuzzzzzzzz",
        "QzgzOzyRVyXXwoKxzWePYxzzgmzzkzzzzzzzzzz",
        "PhmYIrouNtobniTfzYZnVkwugjzzZsrzzzzzzzz",
        "XjVUifbpfigVXPmdkMPTiekYjlzzewtzzzzzzzz",
        "NxvvQWqzKuqXyqNvzTgYTzzzhzzzozzzzyzzzzz",
        "QnuoIvabQuoblaYszPYgTvyzewzzcuqzzzzzzzz",
        "LpzvKzzyRrqgihLxzWjUXqszgzzzfzzzzzzzzzz",
        "XfUXVeXtrleVXLQbtZSSnZzmtazzzzzzzzzzzzz",
        "LphjLtwrVxhnkdMizmNiSnwzzlzzzzzzzzzzzzz",
        "MsltKrtoQoeXncPkzWVYUhszdzzznzzzzzzzzzz",
        "PkmXLompMjlUjkPmzscWUkzzcyzznztzzzzzzzz",
        "MWupItwxQyuibaRToqboXzzzhzzznyozzzzzzzz",
        "RtURQbRpSlflocWlxtROadztfrzzhytzzzzzzzz",
        "gaZXmfZrflcUWKfWzNVYVXbnujzztzzzzzzzzzz",
        "PwmhMrvgTztTwrPXzNcTVyzzlzzzrzxzxzzzzzz",
        "qzzxzzzzwzxSyzzpzhZzBzzzzzzzjsuzlzzzzzz",
        "NlfcKkesPwegacQlzbXXaduzXmzzhyuzzzzzzzz",
        "UpXsOirYQqYffjXYlpTKWlszchzzgujywzzzzzz",
        "PsisKtvXMyqlrnRizRYaZpsvYuzzgroxzzzzzzz",
        "cYZcRgdpZkfQRQkXzORQrlwrtizzzzzzzzzzzzz",
        "JqouIurzMtojphUwzhisfwzzduzzxzzzzzzzzzz",
        "MvruOzyXMzpmzWOvzSVilzpzZzzziypzzzzzzzz",
        "ZzPzRlzuSzzuiviOzzuHmrzjYzzzfnmzyzzzzzz",
        "VhZcWpepcncZYOYLzbRTfjhzufzzWkjzzzzzzzz",
        "MgkbKuhpPrebdZTjzhfeSfmzYezztzzzzzzzzzz",
        "bbYabcryqtipkqntzmjfppwuzzUzafWmczzzezz",
        "ZgXegaZfbjgdcYiapYVQikkszzijbhVfarlzkzz",
        "TZSXWYabUkmbWZZWjTQSdfZzzvpzozzzzzzzzzz",
        "XaTXZWcbYdhbVacXcWRSkgenzthwzXzzzzzzzzz",
        "WeRWbbZfWbmcUWYZtXRRhgZnzeizvzhozzzzzzz",
        "UfYZbWaXYkgTahaamdSVqcXmtvovpzoMzzzzzzz",
        "ZfZhhfinfouhYZhfngXansyuszapzuyJXzyzzzz",
        "WZUbjTqbdzhaZazeleTPhbczqzdnzqzjqjhzzzz",
        "WaWpepppaappeXeppppeppaaepiiTppeepNppzp",
        "aaaaaaaaaaaaaaaaaaaaaaaaaarxaaaaaaaaaza",
        "bZcccepdfppiZYzlzbeZplizzzVuzpzzzzzzzzz",
        "TYUWYVVaWbjXUbdWnaSRdeVxnxzzxxxxxxxxxzx",
        "UYRWXXYbVjbYVYZUnVQTebdxvkzzfzzzzzzzzzz",
    ];

    // Two cases before (lower, upper, none, each with the three), and the cost of a lower and of an upper letter after them.
    private static readonly string[] CaseCosts = ["BN", "Ai", "GF", "AY", "CJ", "PB", "Af", "AU", "ID"];

    public static int GetClass(char c) => c switch
    {
        >= 'a' and <= 'z' => c - 'a',
        >= 'A' and <= 'Z' => c - 'A',
        >= '0' and <= '9' => Digit,
        > '~' => OtherLetter,
        _ => OwnSigns.IndexOf(c) is >= 0 and int index ? FirstOwnSign + index : Sign,
    };

    /// <summary>Gets how many characters share a class, in either case counted once.</summary>
    public static int GetSize(int @class) => @class switch
    {
        Digit => 10,
        Sign => 24,
        OtherLetter => 60,
        _ => 1,
    };

    public static LetterCase GetCase(char c) => c switch
    {
        >= 'a' and <= 'z' => LetterCase.Lower,
        >= 'A' and <= 'Z' => LetterCase.Upper,
        _ => LetterCase.None,
    };

    /// <summary>Gets the cost of a character, whatever its case, after another one.</summary>
    public static int GetCost(int before, int after, LetterCase caseBefore, LetterCase letterCase, bool hasBothCases)
    {
        if (letterCase != LetterCase.Upper) return Decode(Costs[before][after]);
        if (caseBefore == LetterCase.Lower) return Decode(Costs[Boundary][after]);
        int cost = Decode(Costs[before][after]);
        return hasBothCases && caseBefore == LetterCase.Upper ? Math.Min(cost, MostOfAbbreviation) : cost;
    }

    /// <summary>Gets the cost of a letter's case in a text that has both.</summary>
    public static int GetCaseCost(LetterCase beforeThat, LetterCase before, LetterCase letterCase) =>
        letterCase == LetterCase.None ? 0 : Decode(CaseCosts[(int)beforeThat * 3 + (int)before][(int)letterCase]);

    private static int Decode(char cost) => cost >= 'a' ? cost - 'a' + 26 : cost - 'A';
}

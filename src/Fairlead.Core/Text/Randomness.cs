namespace Fairlead.Core.Text;

/// <summary>
/// The one measure of how much a text looks like chance: how many bits more it takes to describe it by words, as
/// <see cref="CharacterPairs"/> knows them, than by draws from its own alphabet. Words give a negative number. Every further character
/// of a token adds to it, whatever the alphabet, so certainty grows with length.
/// </summary>
internal static class Randomness
{
    // docs/measurements/randomness.md has the rates that follow from these four.
    private const int Sure = 19;
    private const int LongEnough = 16; // a shorter text has fewer pairs that could speak for words, so that less proof is enough
    private const int PriceOfStretch = 20; // a text has many stretches, and one of them looks more like chance than the others
    private const int BonusOfOneCase = 6; // words without capitals, digits and signs vary less than names with them

    private const int ShortestOfOneCase = 12;

    /// <summary>Determines whether chance made the text or a good part of it.</summary>
    public static bool IsRandom(string text, int start, int end) => Measure(text, start, end) >= GetThreshold(end - start);

    /// <summary>Measures the text as a whole or, if a part of it looks far more like chance, that part.</summary>
    public static int Measure(string text, int start, int end)
    {
        Alphabet alphabet = Alphabet.Read(text, start, end);
        (int whole, int stretch) = Add(text, start, end, alphabet);
        if (alphabet.IsOneCase && end - start >= ShortestOfOneCase) whole += BonusOfOneCase * CharacterPairs.Bit;
        return Math.Max(whole, stretch - PriceOfStretch * CharacterPairs.Bit) / CharacterPairs.Bit;
    }

    /// <summary>Measures the part of the text that looks most like chance.</summary>
    public static int MeasureStretch(string text, int start, int end) =>
        Add(text, start, end, Alphabet.Read(text, start, end)).Stretch / CharacterPairs.Bit;

    private static int GetThreshold(int length) => length >= LongEnough ? Sure : (Sure + Sure * length / LongEnough) / 2;

    private static (int Whole, int Stretch) Add(string text, int start, int end, Alphabet alphabet)
    {
        int chance = (int)Math.Round(Math.Log(alphabet.Size, 2) * CharacterPairs.Bit);
        int whole = 0, stretch = 0, current = 0;
        int before = CharacterPairs.Boundary;
        LetterCase caseBefore = LetterCase.None, caseBeforeThat = LetterCase.None;
        for (int i = start; i < end; i++)
        {
            int after = CharacterPairs.GetClass(text[i]);
            LetterCase letterCase = CharacterPairs.GetCase(text[i]);
            int odds = after == CharacterPairs.OtherLetter || before == CharacterPairs.OtherLetter
                ? 0
                : CharacterPairs.GetCost(before, after, caseBefore, letterCase, alphabet.HasBothCases) - chance;
            if (alphabet.HasBothCases) odds += CharacterPairs.GetCaseCost(caseBeforeThat, caseBefore, letterCase);
            whole += odds;
            current = Math.Max(0, current + odds);
            stretch = Math.Max(stretch, current);
            (before, caseBeforeThat, caseBefore) = (after, caseBefore, letterCase);
        }

        return (whole, stretch);
    }

    /// <summary>The smallest usual alphabet that has all characters of a text.</summary>
    private readonly record struct Alphabet(int Size, bool HasBothCases, bool IsOneCase)
    {
        private const int Letters = 26, HexadecimalLetters = 6, Digits = 10, FewSigns = 8, AllSigns = 30;

        public static Alphabet Read(string text, int start, int end)
        {
            bool hasLower = false, hasUpper = false, hasDigit = false, isHexadecimal = true, hasFewSigns = true;
            char firstSign = '\0', secondSign = '\0';
            bool hasManySigns = false;
            for (int i = start; i < end; i++)
            {
                char c = text[i];
                if (c is >= 'a' and <= 'z') (hasLower, isHexadecimal) = (true, isHexadecimal && c <= 'f');
                else if (c is >= 'A' and <= 'Z') (hasUpper, isHexadecimal) = (true, isHexadecimal && c <= 'F');
                else if (c is >= '0' and <= '9') hasDigit = true;
                else if (c == '=' || c == firstSign || c == secondSign) continue; // padding is not drawn
                else if (firstSign == '\0') firstSign = c;
                else if (secondSign == '\0') secondSign = c;
                else hasManySigns = true;
                hasFewSigns &= char.IsLetterOrDigit(c) || c is '!' or '@' or '#' or '$' or '%' or '^' or '&' or '*';
            }

            bool bothCases = hasLower && hasUpper;
            int size = (hasLower ? Letters : 0) + (hasUpper ? Letters : 0);
            if (isHexadecimal && hasDigit && hasLower != hasUpper) size = HexadecimalLetters;
            if (hasDigit) size += Digits;
            bool isUsualPair = (firstSign, secondSign) is ('-', '_') or ('_', '-') or ('+', '/') or ('/', '+');
            bool isPair = !hasManySigns && (secondSign == '\0' || isUsualPair);
            if (isPair) size += (firstSign == '\0' ? 0 : 1) + (secondSign == '\0' ? 0 : 1);
            else size += hasFewSigns ? FewSigns : AllSigns;
            return new(Math.Max(size, Digits), bothCases, hasLower != hasUpper && !hasDigit && firstSign == '\0');
        }
    }
}

namespace Fairlead.Core.Text;

/// <summary>
/// Names that were made by a machine: a token, a key, an id of a service. Names are made of words, in which letters follow each other as in
/// any language; chance changes between letters, digits and cases far more often, or joins letters that no word joins.
/// </summary>
internal static class RandomName
{
    private const int Shortest = 10;
    private const int ShortestSure = 12;
    private const int ShortestPart = 16;
    private const int LongestAbbreviation = 4; // k8s, s3, ec2
    private const int LongPart = 20; // has pairs enough for their share alone to tell
    private const int LongestBrokenRun = 5; // Trigger10Second15Repeat is made of words

    // Of the pairs in words one in twenty is rare, of those that chance makes more than half are; what one more of each kind says is in
    // this proportion.
    private const int WeightOfRarePair = 7;
    private const int WeightOfCommonPair = 3;
    private const int ProofOfChance = 15;

    /// <summary>
    /// The letters that may follow each letter from a to z: the 260 pairs that are commonest in the words of identifiers. A quarter of all
    /// pairs that chance makes are among them, and all but a few of those in words.
    /// </summary>
    private static readonly string[] Followers =
    [
        "bcdgiklmnprstuvy", "aeilorsu", "acehiklorstu", "abdeilorsu", "abcdefgilmnopqrstvwxy", "aefiloruy", "aehilnorsu", "aeiortu",
        "abcdefglmnoprstvxz", "e", "eis", "acdeilostuvy", "abeimopsu", "acdefgiklnostuv", "abcdfgiklmnoprstuvw", "aehiloprstu", "u",
        "acdegiklmnoprstuvy", "acehiklmopstuwy", "acehiloprstuy", "abcdeilmnprst", "aeio", "aehinors", "ept", "nps", "e",
    ];

    public static bool IsRandom(string name)
    {
        if (name.Length < Shortest) return false;
        var (characters, runs, inner, pairs, rarePairs, longest) = (0, 0, 0, 0, 0, 0);
        string hexadecimal = ""; // the parts that end here, as a GUID has five
        for (int start = 0; start < name.Length;)
        {
            int end = start;
            while (end < name.Length && char.IsLetterOrDigit(name[end])) end++;
            if (end == start)
            {
                start++;
                continue;
            }

            hexadecimal = IsHexadecimal(name, start, end) ? hexadecimal + name.Substring(start, end - start) : "";
            if (IsIdentifier(hexadecimal)) return true;
            longest = Math.Max(longest, end - start);
            int innerOfPart = CountInnerNumbers(name, start, end);
            int runsOfPart = CountRuns(name, start, end);
            bool isBroken = innerOfPart > 1 && runsOfPart * LongestBrokenRun >= end - start;
            if (end - start >= ShortestPart && (isBroken || hexadecimal.Length > 0)) return true;
            CountPairs(name, start, end, ref pairs, ref rarePairs);
            if (end - start > LongestAbbreviation)
            {
                characters += end - start;
                runs += innerOfPart == 1 ? runsOfPart - 1 : runsOfPart; // a version or a size: UInt16Array
                inner += innerOfPart;
            }

            start = end;
        }

        // The shorter a name, the more an abbreviation or two weigh in it: K8sPassword, kafka_password, mysql_conn_id.
        bool isMixed = inner > 0 && runs * (characters >= ShortestSure ? 3 : 2) >= characters;
        bool isChance = longest >= LongPart
            ? rarePairs * 3 > pairs
            : rarePairs * WeightOfRarePair - (pairs - rarePairs) * WeightOfCommonPair > ProofOfChance;
        return isMixed || (isChance && name.Length >= ShortestSure);
    }

    /// <summary>The words and numbers of a name: HTTPServer2 has three.</summary>
    private static int CountRuns(string name, int start, int end)
    {
        int runs = 1;
        for (int i = start + 1; i < end; i++)
        {
            bool isLastCapital = char.IsUpper(name[i]) && i + 1 < end && char.IsLower(name[i + 1]);
            bool isOther = char.IsDigit(name[i]) != char.IsDigit(name[i - 1]) || (char.IsUpper(name[i]) && char.IsLower(name[i - 1]));
            if (isOther || isLastCapital) runs++;
        }

        return runs;
    }

    /// <summary>Numbers with letters on both sides.</summary>
    private static int CountInnerNumbers(string name, int start, int end)
    {
        int numbers = 0;
        for (int i = start + 1; i < end; i++)
        {
            if (!char.IsDigit(name[i]) || char.IsDigit(name[i - 1])) continue;
            int after = i;
            while (after < end && char.IsDigit(name[after])) after++;
            if (after < end) numbers++;
        }

        return numbers;
    }

    // Where a word with a capital letter begins, any letter may stand before it.
    private static void CountPairs(string name, int start, int end, ref int pairs, ref int rarePairs)
    {
        for (int i = start + 1; i < end; i++)
        {
            if (char.IsUpper(name[i]) && char.IsLower(name[i - 1])) continue;
            char first = char.ToLowerInvariant(name[i - 1]), second = char.ToLowerInvariant(name[i]);
            if (first is < 'a' or > 'z' || second is < 'a' or > 'z') continue;
            pairs++;
            if (Followers[first - 'a'].IndexOf(second) < 0) rarePairs++;
        }
    }

    /// <summary>Determines whether hexadecimal digits are as many and as mixed as those of a GUID, unlike words and dates.</summary>
    private static bool IsIdentifier(string hexadecimal) =>
        hexadecimal.Length >= ShortestPart && hexadecimal.Any(char.IsDigit) && hexadecimal.Any(char.IsLetter);

    private static bool IsHexadecimal(string name, int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            if (name[i] is not ((>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F'))) return false;
        }

        return true;
    }
}

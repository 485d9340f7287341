
namespace Fairlead.Detection.SecretFormats;

/// <summary>
/// Finds the places of a text where some pattern's signature may be, all signatures in one pass. Each signature is looked for by its rarest
/// three characters, the anchor. Wherever an anchor stands, two of its characters begin at an even place, so that every second place is
/// enough to look at, and none of these looks waits for another.
/// </summary>
internal sealed class SignatureIndex
{
    /// <summary>The length of the shortest signature.</summary>
    public const int AnchorLength = 3;

    private const int Pairs = 1 << 14;

    private readonly bool[] _isPair = new bool[Pairs];
    private readonly Entry[]?[] _entries = new Entry[]?[Pairs];

    // For each pair, which third characters stand before or behind it, as bits. Pairs of common letters belong to short signatures; in
    // most places one more character rules these out.
    private readonly ulong[] _thirdsBefore = new ulong[Pairs];
    private readonly ulong[] _thirdsBehind = new ulong[Pairs];

    public SignatureIndex(IReadOnlyList<SecretPattern> patterns)
    {
        foreach (SecretPattern pattern in patterns)
        {
            foreach (string signature in pattern.Shape.Signatures)
            {
                int anchor = FindRarestPart(signature);
                Add(new Entry(signature, pattern, pair: anchor + 1, third: anchor), _thirdsBefore);
                Add(new Entry(signature, pattern, pair: anchor, third: anchor + 2), _thirdsBehind);
            }
        }
    }

    /// <summary>
    /// The first even place from the one at or before <paramref name="start"/> on where an anchor may be. Returns -1 if there is none.
    /// </summary>
    public int IndexOfPair(string text, int start)
    {
        bool[] isPair = _isPair;
        for (int i = start & ~1; i + 1 < text.Length; i += 2)
        {
            int key = GetKey(text[i], text[i + 1]);
            if (isPair[key] && HasThird(text, i, key)) return i;
        }
        return -1;
    }

    /// <summary>The signatures of which a pair is a part that <see cref="IndexOfPair"/> gave, by where they begin.</summary>
    public Entry[] EntriesAt(string text, int pair) => _entries[GetKey(text[pair], text[pair + 1])] ?? [];

    private bool HasThird(string text, int pair, int key) =>
        (pair + 2 < text.Length && (_thirdsBehind[key] & GetBit(text[pair + 2])) != 0)
        || (pair > 0 && (_thirdsBefore[key] & GetBit(text[pair - 1])) != 0);

    private void Add(Entry entry, ulong[] thirds)
    {
        int key = GetKey(entry.Signature[entry.Pair], entry.Signature[entry.Pair + 1]);
        _isPair[key] = true;
        thirds[key] |= GetBit(entry.Third);
        _entries[key] = [.. (_entries[key] ?? []).Append(entry).OrderByDescending(static candidate => candidate.Pair)];
    }

    // Two characters share a bit; a look at the signature decides.
    private static ulong GetBit(char c) => 1UL << (c & 63);

    // Characters beyond ASCII share entries with ASCII ones, which costs a comparison and nothing else.
    private static int GetKey(char first, char second) => ((first & 0x7F) << 7) | (second & 0x7F);

    private static int FindRarestPart(string signature)
    {
        int best = 0;
        for (int i = 1; i + AnchorLength <= signature.Length; i++)
        {
            if (GetRarity(signature, i) > GetRarity(signature, best)) best = i;
        }
        return best;
    }

    /// <summary>Gets how seldom three characters occur in source code, by experience; the middle one counts in both pairs.</summary>
    private static int GetRarity(string signature, int start) =>
        GetRarity(signature[start]) + 2 * GetRarity(signature[start + 1]) + GetRarity(signature[start + 2]);

    private static int GetRarity(char c) => c switch
    {
        ' ' or '=' or '.' or '/' or '"' => 0,
        '-' => 2,
        >= 'a' and <= 'z' => "kqvwxyzjh".IndexOf(c) >= 0 ? 2 : 1,
        >= 'A' and <= 'Z' => "JKQVWXYZH".IndexOf(c) >= 0 ? 4 : 3,
        _ => 3,
    };

    /// <summary>A signature of a pattern, by where in it the pair begins and where the third character of the anchor is.</summary>
    public sealed class Entry(string signature, SecretPattern pattern, int pair, int third)
    {
        private readonly int _fromPairToThird = third - pair;

        public string Signature { get; } = signature;

        public SecretPattern Pattern { get; } = pattern;

        public int Pair { get; } = pair;

        /// <summary>The character of the anchor that is not in the pair.</summary>
        public char Third { get; } = signature[third];

        /// <summary>Determines whether the signature stands around its pair at <paramref name="pair"/>.</summary>
        public bool IsAt(string text, int pair)
        {
            int third = pair + _fromPairToThird;
            return (uint)third < (uint)text.Length && text[third] == Third
                && pair >= Pair && string.CompareOrdinal(text, pair - Pair, Signature, 0, Signature.Length) == 0;
        }
    }
}

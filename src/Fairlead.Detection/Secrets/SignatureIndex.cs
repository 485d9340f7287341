namespace Fairlead.Detection.Secrets;

/// <summary>
/// Finds the places of a text where some pattern's signature may be, all signatures in one pass (Wu and Manber's algorithm).
/// Each signature is looked for by its rarest three characters, the anchor. A table says, by the last two characters of a window
/// of three, how far the window may move: mostly by two.
/// </summary>
internal sealed class SignatureIndex
{
    /// <summary>The length of the shortest signature.</summary>
    public const int AnchorLength = 3;

    private readonly byte[] _shifts = new byte[1 << 14];
    private readonly Entry[]?[] _entries = new Entry[]?[1 << 14];

    public SignatureIndex(IReadOnlyList<SecretPattern> patterns)
    {
        for (int i = 0; i < _shifts.Length; i++) _shifts[i] = AnchorLength - 1;
        foreach (SecretPattern pattern in patterns)
        {
            foreach (string signature in pattern.Shape.Signatures) Add(new Entry(signature, RarestPart(signature), pattern));
        }
    }

    /// <summary>The first place from <paramref name="start"/> on where an anchor may be; -1 when there is none.</summary>
    public int IndexOfAnchor(string text, int start)
    {
        byte[] shifts = _shifts;
        for (int last = start + AnchorLength - 1; last < text.Length;)
        {
            int shift = shifts[Key(text[last - 1], text[last])];
            if (shift == 0) return last - (AnchorLength - 1);
            last += shift;
        }
        return -1;
    }

    /// <summary>The signatures whose anchor may be at a place that <see cref="IndexOfAnchor"/> gave.</summary>
    public Entry[] EntriesAt(string text, int anchor) => _entries[Key(text[anchor + 1], text[anchor + 2])] ?? [];

    private void Add(Entry entry)
    {
        (char first, char second, char third) = (entry.FirstOfAnchor, entry.Signature[entry.Anchor + 1], entry.Signature[entry.Anchor + 2]);
        int before = Key(first, second), at = Key(second, third);
        _shifts[before] = Math.Min(_shifts[before], (byte)1);
        _shifts[at] = 0;
        _entries[at] = [.. _entries[at] ?? [], entry];
    }

    // Characters beyond ASCII share entries with ASCII ones, which costs a comparison and nothing else.
    private static int Key(char first, char second) => ((first & 0x7F) << 7) | (second & 0x7F);

    private static int RarestPart(string signature)
    {
        int best = 0;
        for (int i = 1; i + AnchorLength <= signature.Length; i++)
        {
            if (Rarity(signature, i) > Rarity(signature, best)) best = i;
        }
        return best;
    }

    /// <summary>
    /// How seldom three characters occur in source code, by experience: the last two count most, as the table asks about them.
    /// </summary>
    private static int Rarity(string signature, int start) =>
        Rarity(signature[start]) + 2 * Rarity(signature[start + 1]) + 2 * Rarity(signature[start + 2]);

    private static int Rarity(char c) => c switch
    {
        ' ' or '=' or '.' or '-' or '/' or '"' => 0,
        >= 'a' and <= 'z' => "kqvwxyzjh".IndexOf(c) >= 0 ? 2 : 1,
        >= 'A' and <= 'Z' => "JKQVWXYZH".IndexOf(c) >= 0 ? 4 : 3,
        _ => 3,
    };

    /// <summary>A signature of a pattern and where in it the anchor begins.</summary>
    public readonly record struct Entry(string Signature, int Anchor, SecretPattern Pattern)
    {
        public char FirstOfAnchor { get; } = Signature[Anchor];

        /// <summary>Whether the signature stands where its anchor would be at <paramref name="anchor"/>.</summary>
        public bool IsAt(string text, int anchor) =>
            text[anchor] == FirstOfAnchor && anchor >= Anchor
            && string.CompareOrdinal(text, anchor - Anchor, Signature, 0, Signature.Length) == 0;
    }
}

namespace Fairlead.Detection.Secrets;

/// <summary>
/// Finds the places of a text where some pattern's signature may begin, all signatures in one pass (Wu and Manber's algorithm).
/// A table says, by the last two characters of a window of three, how far the window may move: mostly by two.
/// </summary>
internal sealed class SignatureIndex
{
    /// <summary>The length of the shortest signature.</summary>
    public const int WindowLength = 3;

    private readonly byte[] _shifts = new byte[1 << 14];
    private readonly Entry[]?[] _entries = new Entry[]?[1 << 14];

    public SignatureIndex(IReadOnlyList<SecretPattern> patterns)
    {
        for (int i = 0; i < _shifts.Length; i++) _shifts[i] = WindowLength - 1;
        foreach (SecretPattern pattern in patterns)
        {
            foreach (string signature in pattern.Shape.Signatures) Add(new Entry(signature, pattern));
        }
    }

    /// <summary>The first place from <paramref name="start"/> on that has entries; -1 when there is none.</summary>
    public int IndexOfCandidate(string text, int start)
    {
        byte[] shifts = _shifts;
        for (int last = start + WindowLength - 1; last < text.Length;)
        {
            int shift = shifts[Key(text[last - 1], text[last])];
            if (shift == 0) return last - (WindowLength - 1);
            last += shift;
        }
        return -1;
    }

    /// <summary>What may begin at a place that <see cref="IndexOfCandidate"/> gave.</summary>
    public Entry[] EntriesAt(string text, int start) => _entries[Key(text[start + 1], text[start + 2])] ?? [];

    private void Add(Entry entry)
    {
        string signature = entry.Signature;
        if (signature.Length < WindowLength)
            throw new ArgumentException($"The signature of '{entry.Pattern.Id}' has fewer than {WindowLength} characters.", nameof(entry));

        int first = Key(signature[0], signature[1]);
        int second = Key(signature[1], signature[2]);
        _shifts[first] = Math.Min(_shifts[first], (byte)1);
        _shifts[second] = 0;
        _entries[second] = [.. _entries[second] ?? [], entry];
    }

    // Characters beyond ASCII share entries with ASCII ones, which costs a comparison and nothing else.
    private static int Key(char first, char second) => ((first & 0x7F) << 7) | (second & 0x7F);

    public readonly record struct Entry(string Signature, SecretPattern Pattern)
    {
        public bool IsAt(string text, int start) =>
            text[start] == Signature[0] && string.CompareOrdinal(text, start, Signature, 0, Signature.Length) == 0;
    }
}

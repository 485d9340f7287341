namespace Fairlead.Protection;

/// <summary>
/// Finds any of many texts in another. The hash of the first characters of each is a bit in a filter, which nearly every position of a text
/// without a match fails; what passes is compared. Texts are added while others search.
/// </summary>
internal sealed class SecretMatcher
{
    /// <summary>Shorter texts would be found everywhere.</summary>
    public const int ShortestText = 5;

    private const int FilterBits = 1 << 17;

    private readonly ulong[] _filter = new ulong[FilterBits / 64];
    private readonly System.Collections.Concurrent.ConcurrentDictionary<uint, string[]> _texts = new();

    /// <summary>How many texts there are.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a text. One caller at a time.</summary>
    public void Add(string text)
    {
        if (text.Length < ShortestText) return;
        uint hash = Hash(text, 0);
        _texts.AddOrUpdate(hash, static (_, text) => [text], static (_, known, text) => known.Contains(text) ? known : [.. known, text],
            text);
        Count++;
        Interlocked.Or(ref _filter[IndexOfWord(hash)], 1UL << (int)(hash % 64));
    }

    /// <summary>
    /// Returns the text with all matches masked, or the text itself if there are none. Matches that overlap are masked together.
    /// </summary>
    public string Mask(string text)
    {
        int position = FindNext(text, 0, out int length);
        if (position < 0) return text;

        var masked = new System.Text.StringBuilder(text.Length);
        int copied = 0;
        while (position >= 0)
        {
            int end = position + length;
            for (int i = position + 1; i < end && i <= text.Length - ShortestText; i++)
            {
                int further = MatchAt(text, i);
                if (further > 0) end = Math.Max(end, i + further);
            }
            masked.Append(text, copied, position - copied).Append(Secret.Mask);
            copied = end;
            position = FindNext(text, end, out length);
        }
        return masked.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>Whether any of the texts is in another.</summary>
    public bool IsIn(string text) => FindNext(text, 0, out _) >= 0;

    private int FindNext(string text, int start, out int length)
    {
        for (int i = start; i <= text.Length - ShortestText; i++)
        {
            uint hash = Hash(text, i);
            if ((_filter[IndexOfWord(hash)] & (1UL << (int)(hash % 64))) == 0) continue;
            length = MatchAt(text, i);
            if (length > 0) return i;
        }
        length = 0;
        return -1;
    }

    /// <summary>The length of the longest text that begins here; 0 where none does.</summary>
    private int MatchAt(string text, int position)
    {
        if (!_texts.TryGetValue(Hash(text, position), out string[]? candidates)) return 0;
        int longest = 0;
        foreach (string candidate in candidates)
        {
            if (candidate.Length > longest && string.CompareOrdinal(text, position, candidate, 0, candidate.Length) == 0)
                longest = candidate.Length;
        }
        return longest;
    }

    private static int IndexOfWord(uint hash) => (int)(hash % FilterBits / 64);

    private static uint Hash(string text, int position)
    {
        uint hash = text[position];
        hash = (hash * 31) + text[position + 1];
        hash = (hash * 31) + text[position + 2];
        hash = (hash * 31) + text[position + 3];
        hash = (hash * 31) + text[position + 4];
        return hash * 2654435761;
    }
}

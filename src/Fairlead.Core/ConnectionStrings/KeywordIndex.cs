namespace Fairlead.Core.ConnectionStrings;

/// <summary>
/// Keywords by name. Drivers differ in case and in spaces, hyphens and underscores between words, so none of these count. A look-up in a
/// range of a text allocates nothing.
/// </summary>
internal sealed class KeywordIndex<TKeyword>
{
    private readonly Entry?[] _buckets = new Entry?[1024];

    /// <summary>Adds a keyword by all its names, each in small letters and without anything between its words.</summary>
    public KeywordIndex<TKeyword> Add(TKeyword keyword, params string[] names)
    {
        foreach (string name in names)
        {
            int bucket = GetBucket(name, 0, name.Length);
            _buckets[bucket] = new Entry(name, keyword, _buckets[bucket]);
        }
        return this;
    }

    /// <summary>Every name with its keyword, in no particular order.</summary>
    public IEnumerable<(string Name, TKeyword Keyword)> Entries
    {
        get
        {
            foreach (Entry? first in _buckets)
            {
                for (Entry? entry = first; entry is not null; entry = entry.Next) yield return (entry.Name, entry.Keyword);
            }
        }
    }

    public bool TryFind(string text, int start, int end, out TKeyword keyword)
    {
        for (Entry? entry = _buckets[GetBucket(text, start, end)]; entry is not null; entry = entry.Next)
        {
            if (!IsName(text, start, end, entry.Name)) continue;
            keyword = entry.Keyword;
            return true;
        }
        keyword = default!;
        return false;
    }

    private int GetBucket(string text, int start, int end)
    {
        uint hash = 0;
        for (int i = start; i < end; i++)
        {
            if (!KeywordIndex.JoinsWords(text[i])) hash = hash * 31 + KeywordIndex.ToLower(text[i]);
        }
        return (int)(hash % (uint)_buckets.Length);
    }

    private static bool IsName(string text, int start, int end, string name)
    {
        int matched = 0;
        for (int i = start; i < end; i++)
        {
            if (KeywordIndex.JoinsWords(text[i])) continue;
            if (matched == name.Length || KeywordIndex.ToLower(text[i]) != name[matched]) return false;
            matched++;
        }
        return matched == name.Length;
    }

    private sealed record Entry(string Name, TKeyword Keyword, Entry? Next);
}

/// <summary>The comparison of keywords.</summary>
internal static class KeywordIndex
{
    public static bool JoinsWords(char c) => c is ' ' or '_' or '-';

    public static char ToLower(char c) => c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c;
}

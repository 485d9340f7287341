using Fairlead.Detection.Text.Names;

namespace Fairlead.Analyzers.ConnectionIds;

/// <summary>
/// Finds words in texts: identifiers, and ids that hold full stops or hyphens besides. All are of ASCII. A few words are looked for one by
/// one, which the runtime does many characters at a time; more of them in one pass.
/// </summary>
internal sealed class WordSearch
{
    private const int MostOneByOne = 24;
    private const int LongestTold = 63;

    private readonly IReadOnlyCollection<string> _words;
    private readonly Dictionary<string, List<string>> _byFirstPart = new(StringComparer.Ordinal);

    /// <summary>
    /// Which lengths the first parts of words have that begin with a character; tells of nearly every word of a text that it is none.
    /// </summary>
    private readonly ulong[] _lengths = new ulong[128];

    public WordSearch(IReadOnlyCollection<string> words)
    {
        _words = words;
        foreach (string word in words)
        {
            int length = 0;
            while (length < word.Length && IdentifierText.IsPart(word[length])) length++;
            string part = word.Substring(0, length);
            if (!_byFirstPart.TryGetValue(part, out List<string>? same)) _byFirstPart.Add(part, same = []);
            same.Add(word);
            if (length > 0) _lengths[word[0]] |= GetBit(length);
        }
    }

    public IEnumerable<(int Start, string Word)> Find(string text) =>
        _words.Count <= MostOneByOne ? FindOneByOne(text) : FindInOnePass(text);

    private IEnumerable<(int Start, string Word)> FindOneByOne(string text)
    {
        foreach (string word in _words)
        {
            for (int start = 0; (start = IdentifierText.IndexOf(text, word, start, text.Length)) >= 0; start++)
            {
                if (!IsInsideAnother(text, start, word)) yield return (start, word);
            }
        }
    }

    private IEnumerable<(int Start, string Word)> FindInOnePass(string text)
    {
        int end = 0;
        for (int start = FindNextPart(text, ref end); start >= 0; start = FindNextPart(text, ref end))
        {
            if (!_byFirstPart.TryGetValue(text.Substring(start, end - start), out List<string>? words)) continue;
            foreach (string word in words)
            {
                bool isHere = string.CompareOrdinal(text, start, word, 0, word.Length) == 0
                    && IdentifierText.EndsAt(text, start + word.Length);
                if (isHere && !IsInsideAnother(text, start, word)) yield return (start, word);
            }
        }
    }

    /// <summary>Finds the start of the next word from a place that may be a first part, and its end. Returns -1 if there is none.</summary>
    private int FindNextPart(string text, ref int end)
    {
        for (int i = end; i < text.Length;)
        {
            int start = i++;
            if (!IdentifierText.IsPart(text[start])) continue;
            while (i < text.Length && IdentifierText.IsPart(text[i])) i++;
            if (text[start] >= 128 || (_lengths[text[start]] & GetBit(i - start)) == 0) continue;
            end = i;
            return start;
        }
        return -1;
    }

    private static ulong GetBit(int length) => 1UL << Math.Min(length, LongestTold);

    /// <summary>Determines whether a word of several parts continues one.</summary>
    private static bool IsInsideAnother(string text, int start, string word) =>
        start > 0 && text[start - 1] is '.' or '-' && !word.All(IdentifierText.IsPart);
}

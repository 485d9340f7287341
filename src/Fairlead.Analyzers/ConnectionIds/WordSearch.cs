namespace Fairlead.Analyzers.ConnectionIds;

/// <summary>
/// Finds words in texts, in one pass for all of them: identifiers, and ids that hold full stops or hyphens besides. All are of ASCII.
/// </summary>
internal sealed class WordSearch
{
    private const int LongestTold = 63;

    private static readonly bool[] IsPart = [.. Enumerable.Range(0, 128).Select(static c => c == '_' || (c < 128 && char.IsLetterOrDigit((char)c)))];

    private readonly Dictionary<string, List<string>> _byFirstPart = new(StringComparer.Ordinal);

    /// <summary>Which lengths the first parts of words have that begin with a character; tells of nearly every word of a text that it is none.</summary>
    private readonly ulong[] _lengths = new ulong[128];

    public WordSearch(IEnumerable<string> words)
    {
        foreach (string word in words)
        {
            int length = 0;
            while (length < word.Length && IsInWord(word[length])) length++;
            string part = word.Substring(0, length);
            if (!_byFirstPart.TryGetValue(part, out List<string>? same)) _byFirstPart.Add(part, same = []);
            same.Add(word);
            if (length > 0) _lengths[word[0]] |= BitOf(length);
        }
    }

    public IEnumerable<(int Start, string Word)> In(string text)
    {
        int i = 0;
        while (i < text.Length)
        {
            if (!IsInWord(text[i]))
            {
                i++;
                continue;
            }

            int start = i;
            while (i < text.Length && IsInWord(text[i])) i++;
            if (text[start] >= 128 || (_lengths[text[start]] & BitOf(i - start)) == 0) continue;
            if (!_byFirstPart.TryGetValue(text.Substring(start, i - start), out List<string>? words)) continue;
            foreach (string word in words)
            {
                if (word.Length == i - start || (IsAt(text, start, word) && !IsInsideAnother(text, start))) yield return (start, word);
            }
        }
    }

    private static ulong BitOf(int length) => 1UL << Math.Min(length, LongestTold);

    private static bool IsInWord(char c) => c < 128 ? IsPart[c] : char.IsLetter(c);

    private static bool IsAt(string text, int start, string word)
    {
        int end = start + word.Length;
        return string.CompareOrdinal(text, start, word, 0, word.Length) == 0 && (end >= text.Length || !IsInWord(text[end]));
    }

    private static bool IsInsideAnother(string text, int start) => start > 0 && text[start - 1] is '.' or '-';
}

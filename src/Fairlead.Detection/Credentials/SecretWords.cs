using Fairlead.Detection.Text.Names;

namespace Fairlead.Detection.Credentials;

/// <summary>
/// The words of a name with the nouns of secrets found in them, whether they were run together (<c>dbpassword</c>, <c>APIKEY</c>) or
/// taken apart (<c>PassWord</c>, <c>mot_de_passe</c>).
/// </summary>
internal static class SecretWords
{
    private const int LongestRun = 30;

    public static List<string> SplitName(string name)
    {
        var words = new List<string>();
        foreach (string word in IdentifierWords.Split(name)) AddWords(word, words);
        JoinWords(words);
        return words;
    }

    private static void AddWords(string word, List<string> words)
    {
        if (word.Length is > 3 and <= LongestRun && !IsKnown(word) && FindCut(word) is > 0 and int cut)
        {
            AddWords(word.Substring(0, cut), words);
            AddWords(word.Substring(cut), words);
            return;
        }

        words.Add(word);
    }

    // The longest noun at the end, after words that go with it; or one at the beginning, before a word that does.
    private static int FindCut(string word)
    {
        for (int cut = 1; cut <= word.Length - 2; cut++)
        {
            if (SecretNounTable.Find(word.Substring(cut)) is { } noun && (noun.EndsWords || IsRun(word.Substring(0, cut)))) return cut;
        }

        for (int cut = word.Length - 1; cut >= 3; cut--)
        {
            if (SecretNounTable.Find(word.Substring(0, cut)) is not null && IsRun(word.Substring(cut))) return cut;
        }

        for (int cut = word.Length - 2; cut >= 2; cut--)
        {
            if (NameWords.Contains(word.Substring(cut)) && IsRun(word.Substring(0, cut))) return cut;
        }

        return 0;
    }

    private static bool IsRun(string text)
    {
        if (text.Length == 0 || NameWords.Contains(text) || SecretNounTable.Find(text) is not null) return true;
        for (int cut = text.Length - 2; cut >= 2; cut--)
        {
            if (NameWords.Contains(text.Substring(0, cut)) && IsRun(text.Substring(cut))) return true;
        }

        return false;
    }

    private static bool IsKnown(string word) => SecretNounTable.Find(word) is not null || NameWords.Contains(word);

    private static void JoinWords(List<string> words)
    {
        for (int length = 3; length >= 2; length--)
        {
            for (int i = 0; i + length <= words.Count; i++)
            {
                string joined = string.Concat(words.GetRange(i, length));
                if (SecretNounTable.Find(joined) is null) continue;
                words[i] = joined;
                words.RemoveRange(i + 1, length - 1);
            }
        }
    }
}

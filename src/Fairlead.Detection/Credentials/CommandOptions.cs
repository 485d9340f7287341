using Fairlead.Core.Text;
using Fairlead.Detection.Credentials.CommandLines;
using Fairlead.Detection.Text.Values;

namespace Fairlead.Detection.Credentials;

/// <summary>Secrets among the options of a command line: by an option's name, or by its letter where the program is known.</summary>
internal static class CommandOptions
{
    private const int LongestCommand = 200;

    private static readonly char[] Ends = [' ', '\t', '\r', '\n', '"', '\'', '`', '|', ';', ')', '>'];
    private static readonly char[] Separators = ['\n', '|', ';', '&'];

    /// <summary>Finds the secret of the option that begins with the dash at <paramref name="dash"/>.</summary>
    public static CredentialMatch? Find(string text, int dash)
    {
        int start = dash + 1;
        if (start < text.Length && text[start] == '-') start++;
        int end = start;
        while (end < text.Length && end - start < PairNames.Longest && PairNames.IsNameCharacter(text[end])) end++;
        if (end == start) return null;

        if (start == dash + 1 && FindKnown(text, dash, start) is { } known) return known;
        if (end - start < 2 || end >= text.Length || text[end] != ' ' || !SecretNounTable.MayBeIn(text, start, end)) return null;

        SourceSpan value = GetValueAt(text, end);
        string word = text.Substring(value.Start, value.Length);
        bool isNameOfSecret = word.StartsWith("id=", StringComparison.Ordinal); // docker build --secret id=orders
        if (value.Length == 0 || word[0] is '-' or '/' || isNameOfSecret) return null;
        bool isWordOfSentence = ValueShapes.IsPlainName(word) && !WeakPasswords.Contains(word);
        return isWordOfSentence ? null : EmbeddedPairs.Judge(text, SourceSpan.FromBounds(start, end), value);
    }

    private static CredentialMatch? FindKnown(string text, int dash, int start)
    {
        if (text[start] is not ('p' or 'P' or 'u' or 'U' or 'a' or 'w' or 'k' or 's' or 'N' or 't')) return null;
        if (start + 1 < text.Length && text[start + 1] == ':') return null; // -p:Name=value sets a property of a build
        int from = Math.Max(0, dash - LongestCommand);
        int separator = dash > from ? text.LastIndexOfAny(Separators, dash - 1, dash - from) : -1;
        return CommandScanner.FindOption(text, Math.Max(from, separator + 1), dash);
    }

    private static SourceSpan GetValueAt(string text, int start)
    {
        while (start < text.Length && text[start] == ' ') start++;
        if (start >= text.Length) return new SourceSpan(text.Length, 0);
        if (text[start] is '"' or '\'')
        {
            int close = text.IndexOf(text[start], start + 1);
            if (close > 0) return SourceSpan.FromBounds(start + 1, close);
        }

        int end = text.IndexOfAny(Ends, start);
        return SourceSpan.FromBounds(start, end < 0 ? text.Length : end);
    }
}

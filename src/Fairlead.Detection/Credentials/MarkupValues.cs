using Fairlead.Core.Text;

namespace Fairlead.Detection.Credentials;

/// <summary>The value attribute of an element whose other attributes name it: an input of a form, a setting.</summary>
internal static class MarkupValues
{
    private const int LongestElement = 300;

    private static readonly string[] Naming = ["name=", "key=", "id=", "type="];

    public static bool IsValueAttribute(string text, SourceSpan name, int mark) =>
        name.Length == 5 && text[mark] == '=' && mark + 1 < text.Length && text[mark + 1] is '"' or '\''
        && string.Compare(text, name.Start, "value", 0, 5, StringComparison.OrdinalIgnoreCase) == 0;

    public static CredentialMatch? Find(string text, SourceSpan name, int mark)
    {
        int open = text.LastIndexOf('<', name.Start, Math.Min(name.Start + 1, LongestElement));
        int close = text.IndexOf(text[mark + 1], mark + 2);
        if (open < 0 || close < 0 || text.IndexOf('>', open, name.Start - open) >= 0) return null;

        int end = text.IndexOf('>', close, Math.Min(LongestElement, text.Length - close));
        if (end < 0) end = close + 1;
        foreach (string attribute in Naming)
        {
            int at = text.IndexOf(attribute, open, end - open, StringComparison.OrdinalIgnoreCase);
            if (at < 0 || at + attribute.Length + 1 >= end) continue;
            int start = at + attribute.Length + 1;
            int nameEnd = text.IndexOf(text[start - 1], start, end - start);
            if (nameEnd <= start || !SecretNounTable.MayBeIn(text, start, nameEnd)) continue;
            if (EmbeddedPairs.Judge(text, SourceSpan.FromBounds(start, nameEnd), SourceSpan.FromBounds(mark + 2, close)) is { } match)
                return match;
        }

        return null;
    }
}

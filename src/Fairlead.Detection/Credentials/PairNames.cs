using Fairlead.Core.Text;

namespace Fairlead.Detection.Credentials;

/// <summary>The name that stands before a mark in a text: bare, in quotes, in brackets.</summary>
internal static class PairNames
{
    public const int Longest = 64;

    public static SourceSpan FindBefore(string text, int mark)
    {
        int end = mark;
        while (end > 0 && mark - end < 3 && text[end - 1] == ' ') end--;
        if (end > 0 && text[end - 1] == '}') end = SkipAccessors(text, end);
        if (end > 0 && text[end - 1] == ']') end--;
        if (end > 0 && text[end - 1] is '"' or '\'')
        {
            end--;
            if (end > 0 && text[end - 1] == '\\') end--;
        }

        int start = end;
        while (start > 0 && end - start < Longest && IsNameCharacter(text[start - 1])) start--;
        return SourceSpan.FromBounds(start, end);
    }

    // string Password { get; set; } = …
    private static int SkipAccessors(string text, int end)
    {
        int open = text.LastIndexOf('{', end - 1, Math.Min(end, Longest));
        if (open < 1 || text.IndexOf("get", open, end - open, StringComparison.Ordinal) < 0) return end;
        while (open > 0 && text[open - 1] == ' ') open--;
        return open;
    }

    public static bool IsNameCharacter(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-' or '.' || (c > 127 && char.IsLetterOrDigit(c));
}

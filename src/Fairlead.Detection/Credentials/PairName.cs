using Fairlead.Core.Text;

namespace Fairlead.Detection.Credentials;

/// <summary>The name that stands before a mark in a text: bare, in quotes, in brackets.</summary>
internal static class PairName
{
    public const int Longest = 64;

    public static SourceSpan Before(string text, int mark)
    {
        int end = mark;
        while (end > 0 && mark - end < 3 && text[end - 1] == ' ') end--;
        if (end > 0 && text[end - 1] == ']') end--;
        if (end > 0 && text[end - 1] is '"' or '\'')
        {
            end--;
            if (end > 0 && text[end - 1] == '\\') end--;
        }

        int start = end;
        while (start > 0 && end - start < Longest && IsCharacter(text[start - 1])) start--;
        return SourceSpan.FromBounds(start, end);
    }

    public static bool IsCharacter(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-' or '.' || (c > 127 && char.IsLetterOrDigit(c));
}

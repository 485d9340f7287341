namespace Fairlead.Detection.Text.Names;

/// <summary>
/// Finds identifiers in source text, which is far cheaper than a walk over its tokens; comments and literals count as well.
/// </summary>
internal static class IdentifierText
{
    private static readonly bool[] AsciiParts = [.. Enumerable.Range(0, 128).Select(static c => c == '_' || char.IsLetterOrDigit((char)c))];

    public static bool IsPart(char c) => c < 128 ? AsciiParts[c] : char.IsLetterOrDigit(c);

    /// <summary>Where a part of a text has a name as a whole identifier. Returns -1 if it has not.</summary>
    public static int IndexOf(string text, string name, int start, int end)
    {
        for (int at = start; (at = text.IndexOf(name, at, end - at, StringComparison.Ordinal)) >= 0; at++)
        {
            if ((at == 0 || !IsPart(text[at - 1])) && EndsAt(text, at + name.Length)) return at;
        }
        return -1;
    }

    /// <summary>Determines whether no identifier goes on at a place of a text.</summary>
    public static bool EndsAt(string text, int at) => at >= text.Length || !IsPart(text[at]);
}

using System.Globalization;
using System.Text;

namespace Fairlead.ConnectionTests;

/// <summary>What a server says, in a form that is safe to print: one line, printable, short.</summary>
internal static class ShownText
{
    private const int Longest = 120;

    public static string Create(string text)
    {
        var shown = new StringBuilder(Math.Min(text.Length, Longest));
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (shown.Length >= Longest) return shown.Append('…').ToString();
            bool isPrintable = Rune.GetUnicodeCategory(rune) is not
                (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or
                UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
            if (!isPrintable) shown.Append(' ');
            else shown.Append(rune.ToString());
        }
        return shown.ToString().Trim();
    }

    public static string Create(ReadOnlySpan<byte> text) => Create(Encoding.UTF8.GetString(text[..Math.Min(text.Length, Longest * 4)]));

    /// <summary>
    /// Reads a version from what a server says once it knows the password: digits, dots and a few letters, since the rest might repeat a
    /// secret.
    /// </summary>
    public static string CreateVersion(string text)
    {
        int length = 0;
        while (length < Math.Min(text.Length, 20) && (char.IsAsciiDigit(text[length]) || text[length] == '.')) length++;
        return text[..length];
    }
}

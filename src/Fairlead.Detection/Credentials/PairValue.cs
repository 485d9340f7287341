using Fairlead.Core.Text;
using Fairlead.Detection.Text.Values;

namespace Fairlead.Detection.Credentials;

/// <summary>The value that stands after a mark in a text, and how surely it is one: code, prose and settings look alike.</summary>
internal readonly record struct PairValue(string Text, SourceSpan Span, bool IsQuoted, bool IsSure)
{
    private const int Shortest = 3;
    private const int Longest = 256;

    private static readonly char[] Brackets = ['(', '[', '{'];
    private static readonly char[] Ends = [' ', '\t', '\r', '\n', '&', ';', ',', '"', '\'', '<', '>', ')', '}', ']', '|', '\\', '`'];

    /// <summary>Returns null if no value follows.</summary>
    public static PairValue? FindAfter(string text, SourceSpan name, int mark)
    {
        int start = mark + 1;
        if (start < text.Length && text[mark] == '=' && text[start] is '=' or '>') start++; // ==, =>
        if (start < text.Length && text[mark] == ':' && text[start] is '/' or ':') return null; // scheme://, Type::Member
        if (text[mark] == ':' && start < text.Length && text[start] == '=') start++; // :=
        while (start < text.Length && start - mark < 5 && text[start] is ' ' or '\t') start++;
        if (start >= text.Length) return null;

        bool isEscaped = text[start] == '\\' && start + 1 < text.Length && text[start + 1] == '"';
        if (isEscaped) start++;
        if (text[start] is '"' or '\'' or '`') return ReadQuoted(text, start + 1, isEscaped);

        bool isQuotedName = name.End < mark && text[name.End] is '"' or '\\';
        return ReadBare(text, start, isTight: start == mark + 1 && name.End == mark && text[mark] == '=', isQuotedName);
    }

    public bool IsSecret(SecretNameKind kind, string name)
    {
        if (!SecretValues.IsSecretNamed(name, Text)) return false;
        if (IsQuoted || IsSure) return true;

        if (kind == SecretNameKind.PerhapsPassword) return false;
        // A word after a colon, or one that others follow, may be a sentence's.
        return !ValueShapes.IsPlainName(Text)
            || (kind == SecretNameKind.Password && WeakPasswords.Contains(Text) && !Text.Equals("secret", StringComparison.Ordinal));
    }

    private static PairValue? ReadQuoted(string text, int start, bool isEscaped)
    {
        int end = text.IndexOf(text[start - 1], start, Math.Min(Longest, text.Length - start));
        if (end > start && isEscaped && text[end - 1] == '\\') end--;
        if (end - start < Shortest || text[start] == ' ' || text.IndexOf('\n', start, end - start) >= 0) return null;
        return new(text.Substring(start, end - start), SourceSpan.FromBounds(start, end), IsQuoted: true, IsSure: true);
    }

    // password=…& and PASSWORD=… are sure; so is what ends its line, unless it ends a statement of a program.
    private static PairValue? ReadBare(string text, int start, bool isTight, bool isQuotedName)
    {
        int end = text.IndexOfAny(Ends, start, Math.Min(Longest, text.Length - start));
        if (end < 0) end = Math.Min(text.Length, start + Longest);
        if (end - start < Shortest || text[end - 1] is '.' or '?' or ':' || text.IndexOfAny(Brackets, start, end - start) >= 0) return null;
        if (!isTight && !EndsLine(text, end, isQuotedName)) return null;
        return new(text.Substring(start, end - start), SourceSpan.FromBounds(start, end), IsQuoted: false,
            IsSure: isTight && !IsAmongWords(text, end));
    }

    private static bool EndsLine(string text, int end, bool isQuotedName)
    {
        while (end < text.Length && text[end] is ' ' or '\t') end++;
        return end >= text.Length || text[end] is '\r' or '\n' or '\\' or '<' or '"' or '\'' || (isQuotedName && text[end] is ',' or '}');
    }

    // "type user=name and password=secret to sign in"
    private static bool IsAmongWords(string text, int end) =>
        end + 1 < text.Length && text[end] == ' ' && text[end + 1] is >= 'a' and <= 'z';
}

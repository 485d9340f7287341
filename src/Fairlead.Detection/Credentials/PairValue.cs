using Fairlead.Core.Text;

namespace Fairlead.Detection.Credentials;

/// <summary>The value that stands after a mark in a text, and how surely it is one: code, prose and settings look alike.</summary>
internal readonly record struct PairValue(string Text, SourceSpan Span, bool IsQuoted, bool IsSure)
{
    private const int Longest = 512;

    private static readonly char[] Ends = [' ', '\t', '\r', '\n', '&', ';', ',', '"', '\'', '<', '>', ')', '}', ']', '|', '\\', '`'];

    /// <summary>Null where no value follows.</summary>
    public static PairValue? After(string text, SourceSpan name, int mark)
    {
        int start = mark + 1;
        if (start < text.Length && text[mark] == '=' && text[start] is '=' or '>') start++; // ==, =>
        if (start < text.Length && text[mark] == ':' && text[start] is '/' or ':') return null; // scheme://, Type::Member
        if (text[mark] == ':' && start < text.Length && text[start] == '=') start++; // :=
        while (start < text.Length && start - mark < 5 && text[start] is ' ' or '\t') start++;
        if (start >= text.Length) return null;

        bool isEscaped = text[start] == '\\' && start + 1 < text.Length && text[start + 1] == '"';
        if (isEscaped) start++;
        if (text[start] is '"' or '\'' or '`') return Quoted(text, start + 1, isEscaped);

        bool isQuotedName = name.End < mark && text[name.End] is '"' or '\\';
        return Bare(text, start, isTight: start == mark + 1 && name.End == mark && text[mark] == '=', isQuotedName);
    }

    public bool IsSecretOf(SecretNameKind kind, string name)
    {
        if (!SecretValue.IsSecretOf(name, Text)) return false;
        if (IsQuoted || IsSure) return true;

        if (kind == SecretNameKind.PerhapsPassword) return false;

        // A word after a colon may be a sentence's.
        return !ValueShape.IsPlainName(Text) || (kind == SecretNameKind.Password && WeakPasswords.Contains(Text));
    }

    private static PairValue? Quoted(string text, int start, bool isEscaped)
    {
        char quote = text[start - 1];
        int end = text.IndexOf(quote, start, Math.Min(Longest, text.Length - start));
        if (end < 0) return null;
        var span = SourceSpan.FromBounds(start, isEscaped && text[end - 1] == '\\' ? end - 1 : end);
        string value = text.Substring(span.Start, span.Length);
        return value.IndexOf('\n') >= 0 ? null : new(value, span, IsQuoted: true, IsSure: true);
    }

    // password=…& and PASSWORD=… are sure; so is what ends its line, unless it ends a statement of a program.
    private static PairValue? Bare(string text, int start, bool isTight, bool isQuotedName)
    {
        int end = text.IndexOfAny(Ends, start, Math.Min(Longest, text.Length - start));
        if (end < 0) end = start + Math.Min(Longest, text.Length - start);
        if (end == start) return null;

        string value = text.Substring(start, end - start);
        bool endsSentence = value[value.Length - 1] is '.' or '?' or ':';
        if (endsSentence || value.IndexOfAny(['(', '[', '{']) >= 0) return null;
        if (!isTight)
        {
            int after = end;
            while (after < text.Length && text[after] is ' ' or '\t') after++;
            bool endsLine = after >= text.Length || text[after] is '\r' or '\n' or '\\' || (text[after] is ',' or '}' && isQuotedName) || text[after] is '<' or '"' or '\'';
            if (!endsLine) return null;
        }

        return new(value, SourceSpan.FromBounds(start, end), IsQuoted: false, IsSure: isTight);
    }
}

using Fairlead.Core.Rules;
using Fairlead.Core.Text;
using Fairlead.Detection.Text.Values;

namespace Fairlead.Detection.Credentials;

/// <summary>
/// Names and values inside a text, as far as the name is one of a secret and the value looks like one: JSON, query strings, settings,
/// headers, markup, SQL, and the options of command lines. Linear; a text without such a name allocates nothing.
/// </summary>
internal static class EmbeddedPairs
{
    /// <summary>What stands between a name and its value, or before one. Processors look for all of them at once.</summary>
    public static readonly char[] Marks = ['=', ':', '>', '\'', '-'];

    private const int LongestElement = 4096;

    /// <summary>Adds the values in their order, reported as FLD1006; no two overlap.</summary>
    public static void Scan(string text, ref List<CredentialMatch>? matches)
    {
        for (int mark = text.IndexOfAny(Marks); mark >= 0; mark = mark < text.Length - 1 ? text.IndexOfAny(Marks, mark + 1) : -1)
        {
            if (Find(text, mark) is not { } match) continue;
            (matches ??= []).Add(match);
            mark = match.Span.End - 1;
        }
    }

    private static CredentialMatch? Find(string text, int mark) => text[mark] switch
    {
        '-' => mark == 0 || text[mark - 1] is not (> ' ' and not ('"' or '\'' or '(' or '`')) ? CommandOptions.Find(text, mark) : null,
        '>' => FindElement(text, mark),
        '\'' => FindSqlPassword(text, mark),
        _ => FindAssignment(text, mark),
    };

    // "password": "…", password=…, Password = "…", ["password"] = "…", X-Api-Key: …
    private static CredentialMatch? FindAssignment(string text, int mark)
    {
        if (mark == 0 || mark + 1 >= text.Length) return null;
        SourceSpan name = PairNames.FindBefore(text, mark);
        if (name.Length < 2 || IsInRow(text, name, mark)) return null;
        if (MarkupValues.IsValueAttribute(text, name, mark)) return MarkupValues.Find(text, name, mark);

        bool isQuery = name.Start > 0 && text[name.Start - 1] is '?' or '&';
        if (!SecretNounTable.MayBeIn(text, name.Start, name.End)) return isQuery ? FindKeyInQuery(text, name, mark) : null;

        if (PairValue.FindAfter(text, name, mark) is not { } value) return null;
        string nameText = text.Substring(name.Start, name.Length);
        SecretNameKind kind = SecretValues.GetKind(nameText, value.Text);
        if (kind == SecretNameKind.None) return isQuery ? FindKeyInQuery(text, name, mark) : null;
        return value.IsSecret(kind, nameText) ? CreateMatch(kind, nameText, value.Span) : null;
    }

    // arn:aws:secretsmanager:…:secret:orders
    private static bool IsInRow(string text, SourceSpan name, int mark) =>
        text[mark] == ':' && name.Start > 0 && text[name.Start - 1] == ':' && name.End == mark && text[mark + 1] != ' ';

    // ?key=…, &code=…: names that say little, in a place that says more.
    private static CredentialMatch? FindKeyInQuery(string text, SourceSpan name, int mark)
    {
        const int ShortestKey = 20;
        if (name.End != mark || text[mark] != '=' || (!Matches(text, name, "key") && !Matches(text, name, "code"))) return null;
        return PairValue.FindAfter(text, name, mark) is { Span.Length: >= ShortestKey } value && RandomValues.IsRandom(value.Text)
            ? CreateMatch(SecretNameKind.Key, text.Substring(name.Start, name.Length), value.Span)
            : null;
    }

    private static bool Matches(string text, SourceSpan name, string word) =>
        name.Length == word.Length && string.Compare(text, name.Start, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0;

    // <password>…</password>
    private static CredentialMatch? FindElement(string text, int mark)
    {
        int start = mark;
        while (start > 0 && mark - start < PairNames.Longest && PairNames.IsNameCharacter(text[start - 1])) start--;
        if (start == mark || start == 0 || text[start - 1] is not ('<' or ':') || !SecretNounTable.MayBeIn(text, start, mark)) return null;
        int close = text.IndexOf('<', mark + 1, Math.Min(LongestElement, text.Length - mark - 1));
        if (close < 0 || close + 1 >= text.Length || text[close + 1] != '/') return null;
        return Judge(text, SourceSpan.FromBounds(start, mark), SourceSpan.FromBounds(mark + 1, close));
    }

    // IDENTIFIED BY '…', WITH PASSWORD '…'
    private static CredentialMatch? FindSqlPassword(string text, int mark)
    {
        if (mark < 4 || text[mark - 1] != ' ') return null;
        bool isPassword = EndsWith(text, mark - 1, "PASSWORD");
        if (!isPassword && !EndsWith(text, mark - 1, "IDENTIFIED BY") && !EndsWith(text, mark - 1, "identified by")) return null;
        int close = text.IndexOf('\'', mark + 1);
        if (close < 0) return null;
        var value = SourceSpan.FromBounds(mark + 1, close);
        return SecretValues.IsSecretOfKind(SecretNameKind.Password, text.Substring(value.Start, value.Length))
            ? CreateMatch(SecretNameKind.Password, isPassword ? "PASSWORD" : "IDENTIFIED BY", value)
            : null;
    }

    private static bool EndsWith(string text, int end, string word) =>
        end >= word.Length && string.CompareOrdinal(text, end - word.Length, word, 0, word.Length) == 0;

    internal static CredentialMatch? Judge(string text, SourceSpan name, SourceSpan value)
    {
        string nameText = text.Substring(name.Start, name.Length);
        string valueText = text.Substring(value.Start, value.Length);
        SecretNameKind kind = SecretValues.GetKind(nameText, valueText);
        return kind != SecretNameKind.None && SecretValues.IsSecretNamed(nameText, valueText)
            ? CreateMatch(kind, nameText, value)
            : null;
    }

    internal static CredentialMatch CreateMatch(SecretNameKind kind, string name, SourceSpan value) =>
        new(RuleTable.NamedSecret, value, kind.Describe(name));
}

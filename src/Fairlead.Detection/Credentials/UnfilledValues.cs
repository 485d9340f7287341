using Fairlead.Detection.Text.Names;
using Fairlead.Detection.Text.Urls;
using Fairlead.Detection.Text.Values;

namespace Fairlead.Detection.Credentials;

/// <summary>
/// A whole value that somebody or something still has to fill in: what <see cref="SecretPlaceholders"/> knows of holes in any text, and the
/// parameters, variables and invitations that only a whole value can be. A weak or guessable value is not one.
/// </summary>
internal static class UnfilledValues
{
    /// <summary>Amazon's documentation writes it into keys and tokens that have no other flaw.</summary>
    private const string ExampleMark = "EXAMPLE";

    private static readonly string[] Scopes = ["env", "script", "global", "local", "private", "using", "variable"];

    private static readonly HashSet<string> Nothing = new(StringComparer.OrdinalIgnoreCase)
    {
        "null", "(null)", "nil", "none", "(none)", "empty", "(empty)", "undefined", "n/a", "unset", "not set", "not-set", "notset", "tbd",
        "todo", "fixme", "fix me", "random", "generate", "generated", "redacted", "[redacted]", "removed", "hidden", "masked", "omitted",
        "secured", "(hidden)", "[hidden]", "unknown", "anonymous",
    };

    // Words with which people ask for a value. All others in such a value describe it.
    private static readonly HashSet<string> Invitations = new(StringComparer.Ordinal)
    {
        "your", "youre", "changeme", "replace", "replaceme", "replacewith", "insert", "enter", "fill", "put", "placeholder",
        "dummy", "todo", "goes", "example", "fake", "yourpassword", "yoursecret", "yourtoken", "yourkey", "yourapikey", "changethis",
        "yours", "supply", "specify", "redacted",
    };

    // Words that describe a value. An API takes them as the secret all the same.
    private static readonly HashSet<string> Descriptions = new(StringComparer.Ordinal)
        { "sample", "here" };

    /// <summary>Determines it for a place that only its name says to take a secret.</summary>
    public static bool IsUnfilledByName(string value) =>
        IsUnfilled(value) || (IsDescription(value) && !RandomValues.IsRandom(value.Trim()));

    /// <summary>Determines it for a place that takes a secret and nothing else.</summary>
    public static bool IsUnfilled(string value)
    {
        int start = 0, end = value.Length;
        while (start < end && char.IsWhiteSpace(value[start])) start++;
        while (end > start && char.IsWhiteSpace(value[end - 1])) end--;
        if (start == end || RandomValues.IsTemplate(value, start, end) || IsOneCharacter(value, start, end)) return true;

        string text = value.Substring(start, end - start);
        return text.IndexOf(NetworkUrl.Unknown) >= 0
            || Nothing.Contains(text)
            || IsParameter(text)
            || (IsInvitation(text) && !RandomValues.IsRandom(text))
            || IsNameOfValue(text)
            || HasFilling(text)
            || text.IndexOf(ExampleMark, StringComparison.Ordinal) >= 0
            || SecretReferences.IsReference(text);
    }

    /// <summary>sk-xxxxxxxxxxxx, AKIAXXXXXXXXXXXXXXXX: one letter many times, perhaps behind the prefix of a format.</summary>
    private static bool HasFilling(string text)
    {
        const int ShortestFilling = 8;
        int run = 0;
        while (run < text.Length && char.IsLetter(text[text.Length - 1]) && text[text.Length - 1 - run] == text[text.Length - 1]) run++;
        return run >= ShortestFilling;
    }

    private static bool IsDescription(string value)
    {
        if (ValueShapes.HasDigit(value)) return false;
        foreach (string word in IdentifierWords.Split(value))
        {
            if (Descriptions.Contains(word)) return true;
        }

        return false;
    }

    private static bool IsOneCharacter(string text, int start, int end)
    {
        if (end - start < 3) return false;
        for (int i = start + 1; i < end; i++)
        {
            if (text[i] != text[start]) return false;
        }

        return true;
    }

    /// <summary>@p, @password, :pwd, $1, $DB_PASSWORD, $env:X, %s, ?1, &amp;pass.</summary>
    private static bool IsParameter(string text)
    {
        if (text[0] is not ('@' or ':' or '$' or '%' or '?' or '&' or '\\') || text.Length < 2) return false;
        string name = text.Substring(1);
        if (name.Length <= 2 && char.IsLetterOrDigit(name[0])) return true;
        if (text[0] == '$' && (IsUpperName(name) || IsVariableOfScript(name))) return true;
        return SecretNames.NamesSecret(name) && IdentifierWords.Split(name).Count <= 4 && IsIdentifier(name);
    }

    /// <summary>$env:PASSWORD, $script:password, $config.Sql.Password, $admin_login; a password may begin with a dollar, too.</summary>
    private static bool IsVariableOfScript(string name)
    {
        int colon = name.IndexOf(':');
        if (colon > 0 && Array.IndexOf(Scopes, name.Substring(0, colon).ToLowerInvariant()) >= 0) return true;
        return colon < 0
            && name.IndexOfAny(['.', '_']) > 0
            && char.IsLetter(name[0])
            && name.All(static c => char.IsLetter(c) || c is '.' or '_');
    }

    private static bool IsUpperName(string name)
    {
        foreach (char c in name)
        {
            if (c is not ((>= 'A' and <= 'Z') or '_' or (>= '0' and <= '9'))) return false;
        }

        return true;
    }

    private static bool IsIdentifier(string name)
    {
        foreach (char c in name)
        {
            if (!char.IsLetterOrDigit(c) && c != '_') return false;
        }

        return true;
    }

    /// <summary>your-api-key-here, CHANGE_ME, insert token; with digits of its own it is a value that somebody may use as it is.</summary>
    public static bool IsInvitation(string text)
    {
        List<string> words = IdentifierWords.Split(text);
        for (int i = 0; i < words.Count; i++)
        {
            if (char.IsDigit(words[i][0])) return false;
        }

        for (int i = 0; i < words.Count; i++)
        {
            string next = i + 1 < words.Count ? words[i + 1] : "";
            if (Invitations.Contains(words[i]) || StartsInvitation(words[i])) return true;
            if (words[i] is "change" && next is "me" or "this" or "it") return true;
            if (words[i] is "set" or "fix" or "replace" && next is "me" or "this") return true;
            if (words[i] is "xxx" or "xxxx" or "yyy" or "zzz") return true;
            if (next == "here" && SecretNounTable.Find(words[i]) is not null) return true; // AccessTokenHere
        }

        return false;
    }

    /// <summary>API_TOKEN_SECRET, as variables are called that hold one; myPassword and mySecretKey, as manuals write.</summary>
    private static bool IsNameOfValue(string text) =>
        (text.IndexOf('_') > 0 && IsUpperName(text) && !text.Any(char.IsDigit) && SecretNames.NamesSecret(text))
        || (text.Length > 2
            && text.StartsWith("my", StringComparison.Ordinal)
            && char.IsUpper(text[2])
            && text.All(char.IsLetter)
            && SecretNames.NamesSecret(text));

    private static bool StartsInvitation(string word) =>
        word.StartsWith("changeme", StringComparison.Ordinal) || word.StartsWith("yoursecret", StringComparison.Ordinal)
        || word.StartsWith("yourpass", StringComparison.Ordinal) || word.StartsWith("yourown", StringComparison.Ordinal)
        || word.StartsWith("placeholder", StringComparison.Ordinal) || word.StartsWith("insertyour", StringComparison.Ordinal);
}

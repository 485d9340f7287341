namespace Fairlead.Core.Connections;

/// <summary>
/// Mistakes in URIs that Airflow reads without complaint. Strict mode refuses each with a word on how to write it.
/// </summary>
internal static class ConnectionUriTraps
{
    /// <summary>Finds the first trap in the text, as a sentence that quotes none of it. Returns null if there is none.</summary>
    public static string? Find(string text, bool repeatsParameters = false)
    {
        if (text.Length == 0) return "The URI is empty";
        if (HasControlCharacter(text) || char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[text.Length - 1]))
            return "The URI has control characters in it or white space around it; percent-encode what belongs to a value";

        int schemeEnd = text.IndexOf("://", StringComparison.Ordinal);
        if (schemeEnd < 0) return "The URI has no '://' after the connection type";
        if (!SplitUri.IsScheme(text, 0, schemeEnd))
        {
            return text.IndexOf('_', 0, schemeEnd) >= 0
                ? "A URI scheme cannot hold '_'; write the connection type with '-' instead"
                : "The URI does not start with a connection type: a letter, then letters, digits, '+', '-' or '.'";
        }

        int authority = schemeEnd + 3;
        int innerEnd = text.IndexOf("://", authority, StringComparison.Ordinal);
        if (innerEnd >= 0)
        {
            if (!SplitUri.IsScheme(text, authority, innerEnd) || text.IndexOf("://", innerEnd + 3, StringComparison.Ordinal) >= 0)
                return "Only a host's scheme may follow the connection type as another '://'; percent-encode those inside a value " +
                    "(%3A%2F%2F)";
            if (text.Substring(0, innerEnd).EndsWith(text.Substring(0, schemeEnd), StringComparison.OrdinalIgnoreCase))
                return "The host's scheme repeats the connection type, and Airflow would remove both; percent-encode the host's " +
                    "'://' (%3A%2F%2F)";
            authority = innerEnd + 3;
        }

        int authorityEnd = text.IndexOfAny(SplitUri.AuthorityEnds, authority);
        if (authorityEnd >= 0)
        {
            if (text.IndexOf('@', authorityEnd) >= 0 && !IsInValues(text, authority, authorityEnd))
                return "An '@' follows a '/', '?' or '#'; percent-encode these in login and password (%2F, %3F, %23), and an '@' in " +
                    "a later part (%40)";
            if (text.IndexOf('#', authorityEnd) >= 0) return "Airflow drops everything after a '#'; percent-encode it (%23)";
        }

        if (!PercentEncoding.IsWellFormed(text)) return "A '%' does not start an escape of UTF-8 text; write a percent sign itself as %25";
        return FindInQuery(text, repeatsParameters);
    }

    private static bool HasControlCharacter(string text)
    {
        foreach (char c in text)
        {
            if (char.IsControl(c)) return true;
        }
        return false;
    }

    /// <summary>Determines whether the authority has its '@', and all others stand in values of parameters.</summary>
    private static bool IsInValues(string text, int authority, int authorityEnd)
    {
        int query = text.IndexOf('?', authorityEnd);
        if (query < 0 || text.IndexOf('@', authorityEnd) < query || text.IndexOf('@', authority, authorityEnd - authority) < 0)
            return false;
        return text.Substring(query + 1).Split('&')
            .All(static pair => pair.IndexOf('=') is > 0 and int equals && pair.IndexOf('@', 0, equals) < 0);
    }

    private static string? FindInQuery(string text, bool repeatsParameters)
    {
        int start = text.IndexOf('?');
        if (start < 0 || text.IndexOf('&', start) < 0) return null; // a single parameter is at odds with no other

        List<KeyValuePair<string, string>> pairs = SplitUri.ReadQuery(text.Substring(start + 1));
        if (pairs.Count > 1 && pairs.Exists(pair => pair.Key == ConnectionUri.ExtraParameter))
            return $"Airflow ignores every other parameter beside {ConnectionUri.ExtraParameter}; put them into its JSON";
        if (!repeatsParameters && pairs.Select(pair => pair.Key).Distinct(StringComparer.Ordinal).Count() < pairs.Count)
            return "A parameter is written twice, and only its last value would count";
        return null;
    }
}

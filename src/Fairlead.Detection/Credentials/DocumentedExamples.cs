using Fairlead.Detection.Text.Values;

namespace Fairlead.Detection.Credentials;

/// <summary>
/// Values that documentation shows: pairs with a word for the password, connection strings and URIs that lead to the reader's own machine
/// or nowhere.
/// </summary>
internal static class DocumentedExamples
{
    private static readonly string[] LocalHosts = ["localhost", "127.0.0.1", "[::1]", "(local)", "host.docker.internal", "=.;"];

    private static readonly string[] Introductions = ["example", "examples", "e.g", "e.g.", "for instance", "such as"];

    /// <summary>Determines whether the words before a place introduce an example: <c>Example: 'Bearer 12345abcdef'</c>.</summary>
    public static bool IsIntroduced(string text, int start)
    {
        const int LongestIntroduction = 16;
        int from = Math.Max(0, start - LongestIntroduction);
        string before = text.Substring(from, start - from).TrimEnd(' ', ':', '\'', '"', '`', '(', '\\');
        return Array.Exists(Introductions, words => before.EndsWith(words, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Determines whether a value is made up: of words alone, or an id. With digits or signs it may be somebody's.</summary>
    public static bool IsMadeUp(string secret) =>
        Guid.TryParse(secret, out _)
        || (secret.All(static c => char.IsLetter(c) || c is '-' or '_' or ' ') && !RandomValues.IsRandom(secret));

    /// <summary>Determines whether a line of documentation is one.</summary>
    public static bool IsExample(string line, string secret)
    {
        if (line.IndexOf("://xxx", StringComparison.OrdinalIgnoreCase) >= 0) return IsMadeUp(secret);
        if (!Array.Exists(LocalHosts, host => line.IndexOf(host, StringComparison.OrdinalIgnoreCase) >= 0)) return false;
        return WeakPasswords.Contains(secret)
            || SecretNounTable.Find(secret.ToLowerInvariant()) is not null
            || SecretNames.NamesSecret(secret) // mypassword
            || line.IndexOf(secret + ":" + secret + "@", StringComparison.Ordinal) >= 0; // user:user
    }
}

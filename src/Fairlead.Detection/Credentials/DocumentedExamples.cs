namespace Fairlead.Detection.Credentials;

/// <summary>
/// Connection strings and URIs that documentation shows: they lead to the reader's own machine, with a word for the password.
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

    /// <summary>Determines whether a line of documentation is one.</summary>
    public static bool IsExample(string line, string secret)
    {
        if (!Array.Exists(LocalHosts, host => line.IndexOf(host, StringComparison.OrdinalIgnoreCase) >= 0)) return false;
        return WeakPasswords.Contains(secret)
            || SecretNounTable.Find(secret.ToLowerInvariant()) is not null
            || SecretNames.NamesSecret(secret) // mypassword
            || line.IndexOf(secret + ":" + secret + "@", StringComparison.Ordinal) >= 0; // user:user
    }
}

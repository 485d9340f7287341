using Fairlead.Core.ConnectionStrings;

namespace Fairlead.Detection.Credentials.Uris;

/// <summary>The names of query parameters that take secrets.</summary>
internal static class UriSecretNames
{
    public const string Password = "a password in a URI";

    public const string UnnamedKey = "a key in a URI";

    private const string Key = "an API key in a URI";
    private const string Token = "a token in a URI";
    private const string Secret = "a secret in a URI";
    private const string Signature = "a signature in a URI";

    /// <summary>A shared access signature or a function's code is at least this long; a shorter one is a page's parameter.</summary>
    private const int ShortestOpaque = 24;

    private static readonly (string Ending, string What)[] Endings =
    [
        ("password", Password), ("passwd", Password), ("pwd", Password), ("passphrase", Password),
        ("key", Key), ("token", Token), ("secret", Secret), ("credential", Secret), ("assertion", Secret),
    ];

    private static readonly (string Name, string What)[] Names =
    [
        ("pass", Password), ("pw", Password), ("auth", Token), ("jwt", Token), ("sig", Signature), ("signature", Signature), ("code", Key),
    ];

    /// <summary>
    /// Describes what the value of a parameter is, with its article. Returns null if the name does not say a secret. Allocates nothing.
    /// </summary>
    public static string? Describe(string text, int start, int end)
    {
        foreach ((string ending, string what) in Endings)
        {
            if (end - start >= ending.Length && Matches(text, end - ending.Length, ending)) return what;
        }
        foreach ((string name, string what) in Names)
        {
            if (end - start == name.Length && Matches(text, start, name)) return what;
        }
        return null;
    }

    public static bool IsSecret(string name, string what, string value) => what switch
    {
        Password => SecretValues.IsSecret(value),
        Signature => value.Length >= ShortestOpaque && SecretValues.IsSecretNamed("secret", value),
        Key when name.Equals("code", StringComparison.OrdinalIgnoreCase) =>
            value.Length >= ShortestOpaque && SecretValues.IsSecretNamed("secret", value),
        Key when name.Equals("key", StringComparison.OrdinalIgnoreCase) => SecretValues.IsSecretNamed("apiKey", value),
        _ => SecretValues.IsSecretNamed(name, value),
    };

    private static bool Matches(string text, int start, string word)
    {
        for (int i = 0; i < word.Length; i++)
        {
            if (KeywordIndex.ToLower(text[start + i]) != word[i]) return false;
        }
        return true;
    }
}

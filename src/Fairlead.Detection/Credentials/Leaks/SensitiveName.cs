namespace Fairlead.Detection.Credentials.Leaks;

/// <summary>
/// Whether the name alone is enough to call whatever a variable holds a secret. Stricter than <see cref="SecretName"/>, which also sees the
/// value: a token may be a word of a parser, a credential a certificate.
/// </summary>
internal static class SensitiveName
{
    private static readonly HashSet<string> TokenKinds = new(StringComparer.Ordinal)
    {
        "access", "refresh", "bearer", "auth", "api", "jwt", "sas", "secret", "session", "security", "oauth", "o", "bot", "github", "personal", "authentication", "authorization",
    };

    public static bool Is(string name) => SecretName.KindOf(name) switch
    {
        SecretNameKind.Password or SecretNameKind.Passphrase or SecretNameKind.Secret or SecretNameKind.Key => true,
        SecretNameKind.Token => SecretWords.Of(name).Any(TokenKinds.Contains),
        _ => false,
    };

    /// <summary>The same for a key of a configuration or an environment variable, by its last part: <c>Smtp:Password</c>, <c>DB__PASSWORD</c>.</summary>
    public static bool IsOfKey(string key)
    {
        int start = key.LastIndexOf(':') + 1;
        int underscores = key.LastIndexOf("__", StringComparison.Ordinal);
        return Is(key.Substring(Math.Max(start, underscores < 0 ? 0 : underscores + 2)));
    }
}

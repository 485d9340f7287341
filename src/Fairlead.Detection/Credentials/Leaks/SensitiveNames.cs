using Fairlead.Detection.Text.Names;

namespace Fairlead.Detection.Credentials.Leaks;

/// <summary>
/// Whether the name alone is enough to call whatever a variable holds a secret. Stricter than <see cref="SecretNames"/>, which also sees
/// the value: a token may be a word of a parser, a credential a certificate.
/// </summary>
internal static class SensitiveNames
{
    private static readonly HashSet<string> TokenKinds = new(StringComparer.Ordinal)
    {
        "access", "refresh", "bearer", "auth", "api", "jwt", "sas", "secret", "session", "security", "oauth", "o", "bot", "github",
        "personal", "authentication", "authorization",
    };

    /// <summary>What has keys for its entries as often as secret ones: <c>storeKey</c>, <c>userKey</c>.</summary>
    private static readonly HashSet<string> EntryOwners = new(StringComparer.Ordinal)
    {
        "store", "user", "usr", "client", "service", "server", "machine", "blob", "web", "app", "application", "mail", "bot", "connection",
    };

    private static readonly string[] ConnectionStringSettings = ["ConnectionStrings:", "ConnectionStrings__", "SQLCONNSTR_",
        "SQLAZURECONNSTR_", "MYSQLCONNSTR_", "POSTGRESQLCONNSTR_", "CUSTOMCONNSTR_"];

    /// <summary>What says that the password is no longer in a connection string.</summary>
    private static readonly HashSet<string> HarmlessKinds = new(StringComparer.Ordinal)
    {
        "masked", "safe", "sanitized", "sanitised", "redacted", "clean", "cleaned", "display", "displayed", "hidden", "stripped",
        "obfuscated", "censored", "loggable", "without",
        "no", "passwordless", "public", "invalid", "empty",
    };

    public static bool IsSensitive(string name) => NamesConnectionString(name) || SecretNames.GetKind(name) switch
    {
        SecretNameKind.Password or SecretNameKind.Passphrase or SecretNameKind.Secret => true,
        SecretNameKind.Key => !IsKeyOfEntry(name),
        SecretNameKind.Token => SecretWords.SplitName(name).Any(TokenKinds.Contains),
        _ => false,
    };

    private static bool IsKeyOfEntry(string name)
    {
        List<string> words = SecretWords.SplitName(name);
        int key = words.LastIndexOf("key");
        return key > 0 && EntryOwners.Contains(words[key - 1]);
    }

    /// <summary>False for nearly every name, without taking it apart.</summary>
    public static bool MayNameConnectionString(string name) => name.IndexOf("conn", StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>Determines whether a key is one under which .NET and its hosts look for connection strings.</summary>
    public static bool IsKeyOfConnectionString(string key) =>
        ConnectionStringSettings.Any(start => key.Length > start.Length && key.StartsWith(start, StringComparison.OrdinalIgnoreCase));

    private static bool NamesConnectionString(string name)
    {
        if (!MayNameConnectionString(name)) return false;
        List<string> words = IdentifierWords.Split(name);
        if (words.Count == 0 || words.Any(HarmlessKinds.Contains)) return false;
        string last = words[words.Count - 1];
        if (last is "connectionstring" or "connstring" or "connstr") return true;
        return words.Count > 1 && last is "string" or "str" && words[words.Count - 2] is "connection" or "conn";
    }

    /// <summary>
    /// The same for a key of a configuration or an environment variable, by its last part: <c>Smtp:Password</c>, <c>DB__PASSWORD</c>.
    /// </summary>
    public static bool IsSensitiveKey(string key)
    {
        int start = key.LastIndexOf(':') + 1;
        int underscores = key.LastIndexOf("__", StringComparison.Ordinal);
        return IsSensitive(key.Substring(Math.Max(start, underscores < 0 ? 0 : underscores + 2)));
    }
}

using Fairlead.Core.Json;

namespace Fairlead.Core.Manifest;

/// <summary>
/// Whether a value of a manifest is a secret, as far as its name and plain shape tell: the manifest declares the rest.
/// A name is judged by its head noun, so that <c>api_token</c> is one and <c>token_endpoint</c> is not.
/// </summary>
internal static class ManifestSecrets
{
    private static readonly HashSet<string> SecretNouns = new(StringComparer.Ordinal)
    {
        "password", "passwd", "pwd", "passphrase", "secret", "token", "credential", "credentials",
        "apikey", "accesskey", "privatekey", "secretkey", "accountkey",
    };

    /// <summary>Words that make a following "key" a secret one.</summary>
    private static readonly HashSet<string> SecretKeyKinds = new(StringComparer.Ordinal)
    {
        "api", "access", "private", "secret", "account", "encryption", "signing", "shared", "master", "storage", "sas",
    };

    /// <summary>By the name of the property and by its value; members of an object are judged as well.</summary>
    public static bool LooksSecret(string name, JsonValue value) => value.Kind switch
    {
        JsonKind.String => (value.Text!.Length > 0 && NamesSecret(name)) || HoldsSecret(value),
        JsonKind.Array => value.Elements.Any(element => LooksSecret(name, element)),
        JsonKind.Object => value.Members.Any(static member => LooksSecret(member.Name, member.Value)),
        _ => false,
    };

    /// <summary>
    /// Determines whether what should be a name is a pair or an address, as a connection string that was pasted as a key is. It would be
    /// generated as it stands.
    /// </summary>
    public static bool IsPairOrAddress(string name) =>
        name.IndexOfAny(['=', ';']) >= 0 || name.IndexOf("://", StringComparison.Ordinal) >= 0;

    /// <summary>By the value alone: a URI with a password in it, or a private key.</summary>
    public static bool HoldsSecret(JsonValue value) => value.Kind switch
    {
        JsonKind.String => HasUriPassword(value.Text!) || HasPrivateKey(value.Text!),
        JsonKind.Array => value.Elements.Any(HoldsSecret),
        JsonKind.Object => value.Members.Any(static member => HoldsSecret(member.Value)),
        _ => false,
    };

    private static bool NamesSecret(string name)
    {
        List<string> words = SplitWords(name);
        if (words.Count == 0) return false;
        string head = words[words.Count - 1];
        return SecretNouns.Contains(head) || (head == "key" && words.Count > 1 && SecretKeyKinds.Contains(words[words.Count - 2]));
    }

    /// <summary>Splits the lower-case words of snake_case, kebab-case, dotted and camelCase names.</summary>
    private static List<string> SplitWords(string name)
    {
        var words = new List<string>();
        int start = 0;
        for (int i = 0; i <= name.Length; i++)
        {
            bool separator = i == name.Length || !char.IsLetterOrDigit(name[i]);
            bool hump = !separator && i > 0 && char.IsUpper(name[i]) && char.IsLower(name[i - 1]);
            if (!separator && !hump) continue;
            if (i > start) words.Add(name.Substring(start, i - start).ToLowerInvariant());
            start = separator ? i + 1 : i;
        }
        return words;
    }

    /// <summary><c>scheme://user:password@host</c>; an empty password is none.</summary>
    private static bool HasUriPassword(string text)
    {
        for (int scheme = text.IndexOf("://", StringComparison.Ordinal); scheme >= 0;
            scheme = text.IndexOf("://", scheme + 3, StringComparison.Ordinal))
        {
            int start = scheme + 3;
            int end = text.IndexOfAny(['/', '?', '#', ' ', '"', '\''], start);
            if (end < 0) end = text.Length;
            int at = end > start ? text.LastIndexOf('@', end - 1, end - start) : -1;
            int colon = at < 0 ? -1 : text.IndexOf(':', start, at - start);
            if (colon >= 0 && colon + 1 < at) return true;
        }
        return false;
    }

    private static bool HasPrivateKey(string text) =>
        text.IndexOf("-----BEGIN ", StringComparison.Ordinal) is >= 0 and var begin
        && text.IndexOf("PRIVATE KEY-----", begin, StringComparison.Ordinal) >= 0;
}

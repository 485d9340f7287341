using Fairlead.Detection.Credentials;
using Fairlead.Detection.SecretFormats;
using Fairlead.Detection.Text.Names;
using Fairlead.Detection.Text.Values;

namespace Fairlead.Detection.Configuration;

/// <summary>Meanings of the names that lead to a value.</summary>
internal static class ConfigurationNames
{
    /// <summary>NuGet's name, which sounds as if a text were to be cleared.</summary>
    private const string ClearTextPassword = "ClearTextPassword";

    private static readonly HashSet<string> Verbs = new(StringComparer.Ordinal)
        { "read", "write", "admin", "manage", "create", "update", "delete", "list", "view", "user", "repo", "openid", "edit", "publish" };

    private static readonly string[] VariableEndings = ["_PASSWORD", "_PASSWD", "_PASS", "_PWD"];

    /// <summary>
    /// Describes what a value is by its names, with its article. Returns null if they promise no secret or the value is none.
    /// </summary>
    public static string? DescribeSecret(ConfigurationValue value)
    {
        if (KnownNonSecrets.Contains(value.Text, 0, value.Text.Length) || PublishedKeys.Contains(value.Text) || IsListInOneText(value))
            return null;
        if (IsLabel(value.Key) || IsScope(value.Text)) return null;
        foreach (string name in GetNames(value.Key))
        {
            if (IsSecretObject(name, value.Text)) continue;
            if (SecretValues.IsSecretNamed(name, value.Text) || IsVariableOfPassword(name, value.Text) || IsNounAtServer(name, value.Text))
                return Describe(name);
        }

        return value.Key.Parent is { } list
            && IsListOfSecrets(list.Title)
            && RandomValues.IsRandom(value.Text)
            && SecretValues.IsSecretNamed(list.Title, value.Text)
            && !value.Key.Name.EndsWith("Id", StringComparison.OrdinalIgnoreCase)
            ? Describe(list.Title)
            : null;
    }

    /// <summary><c>&lt;add key="…" value="…" /&gt;</c>: what another value is called.</summary>
    private static bool IsLabel(ConfigurationKey key) => key is { Name: "key" or "name", Parent: { IsItem: true, Label: not null } };

    /// <summary><c>write:pets</c>, which a token may do.</summary>
    private static bool IsScope(string value) =>
        value.IndexOf(':') is > 0 and var colon
        && Verbs.Contains(value.Substring(0, colon))
        && value.All(static c => c is (>= 'a' and <= 'z') or ':' or '_' or '.' or '*' or '-');

    /// <summary><c>privateKeySecret: my-secret</c> names the object of Kubernetes that has the key: a label of words.</summary>
    private static bool IsSecretObject(string name, string value)
    {
        List<string> words = IdentifierWords.Split(name);
        return words.Count > 2
            && words[words.Count - 1] == "secret"
            && words[words.Count - 2] is "key" or "password" or "cert" or "certificate" or "tls" or "credentials"
            && value.All(static c => c is (>= 'a' and <= 'z') or '-')
            && !RandomValues.IsRandom(value);
    }

    /// <summary><c>secrets: inherit</c> and <c>secrets: A, B</c> name what is meant; one secret has a name in the singular.</summary>
    private static bool IsListInOneText(ConfigurationValue value) =>
        !value.Key.IsItem && IsListOfSecrets(value.Key.Name) && !RandomValues.IsRandom(value.Text);

    /// <summary>The own name says most. A bare noun such as Key says what it is together with the name around it.</summary>
    private static IEnumerable<string> GetNames(ConfigurationKey key)
    {
        ConfigurationKey subject = key.Subject;
        if (subject.Label is { } label) yield return label == ClearTextPassword ? "Password" : label;
        yield return subject.Name;
        if (subject.Parent is { Parent: not null } parent && IdentifierWords.Split(subject.Name).Count == 1)
            yield return parent.Title + "_" + subject.Name;
    }

    /// <summary>DB_PASSWORD is a variable that a program reads its password from, so that even <c>password</c> is meant as one.</summary>
    private static bool IsVariableOfPassword(string name, string value) =>
        VariableEndings.Any(ending => name.EndsWith(ending, StringComparison.Ordinal)) && !name.Any(char.IsLower) && value.Length > 2
        && SecretValues.IsSecret(value)
        && !value.Any(char.IsWhiteSpace)
        && !ValueShapes.IsAddress(value)
        && !TechnicalWords.IsTechnical(value)
        && !ValueShapes.IsPattern(value);

    /// <summary><c>Smtp: { Password: password }</c>: beside a server's name even the noun is meant as its password.</summary>
    private static bool IsNounAtServer(string name, string value) =>
        value.All(char.IsLower)
        && SecretNounTable.Find(value) is { Kind: SecretNameKind.Password }
        && SecretNames.GetKind(name) == SecretNameKind.Password
        && IdentifierWords.Split(name).Exists(NameWords.Servers.Contains);

    /// <summary><c>ApiKeys: { Billing: … }</c>: the list says what each of its members is.</summary>
    private static bool IsListOfSecrets(string name) =>
        name.EndsWith("s", StringComparison.OrdinalIgnoreCase) && SecretNames.NamesSecret(name.Substring(0, name.Length - 1));

    /// <summary>By the noun that comes last: a key's password is a password.</summary>
    private static string Describe(string name)
    {
        int Last(string word) => name.LastIndexOf(word, StringComparison.OrdinalIgnoreCase);
        int password = Math.Max(Last("pass"), Math.Max(Last("pwd"), Last("pw")));
        int last = Math.Max(Math.Max(Last("key"), Last("token")), Math.Max(Last("secret"), password));
        return true switch
        {
            _ when last < 0 => "a secret",
            _ when last == password => Last("passphrase") >= 0 ? "a passphrase" : "a password",
            _ when last == Last("token") => "a token",
            _ when last == Last("key") => "a key",
            _ => "a secret",
        };
    }
}

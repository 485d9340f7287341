using Fairlead.Detection.Credentials;
using Fairlead.Detection.Naming;

namespace Fairlead.Detection.Configuration;

/// <summary>What the names that lead to a value say of it.</summary>
internal static class ConfigurationName
{
    /// <summary>NuGet's name, which sounds as if a text were to be cleared.</summary>
    private const string ClearTextPassword = "ClearTextPassword";

    /// <summary>What a value is by its names, with its article; null where they promise no secret or the value is none.</summary>
    public static string? WhatIsNamed(ConfigurationValue value)
    {
        foreach (string name in NamesOf(value.Key))
        {
            if (SecretValue.IsSecretOf(name, value.Text) || IsVariableOfPassword(name, value.Text)) return WhatIs(name);
        }

        return value.Key.Parent is { } list && IsListOfSecrets(list.Title) && ValueShape.IsRandom(value.Text) && SecretValue.IsSecretOf(list.Title, value.Text)
            && !value.Key.Name.EndsWith("Id", StringComparison.OrdinalIgnoreCase)
            ? WhatIs(list.Title)
            : null;
    }

    /// <summary>The own name says most. A bare noun such as Key says what it is together with the name around it.</summary>
    private static IEnumerable<string> NamesOf(ConfigurationKey key)
    {
        ConfigurationKey subject = key.Subject;
        if (subject.Label is { } label) yield return label == ClearTextPassword ? "Password" : label;
        yield return subject.Name;
        if (subject.Parent is { Parent: not null } parent && IdentifierWords.Of(subject.Name).Count == 1) yield return parent.Title + "_" + subject.Name;
    }

    /// <summary>DB_PASSWORD is a variable that a program reads its password from, so that even <c>password</c> is meant as one.</summary>
    private static bool IsVariableOfPassword(string name, string value) =>
        name.IndexOf('_') > 0 && name.IndexOf("PASS", StringComparison.Ordinal) >= 0 && !name.Any(char.IsLower) && SecretName.IsOfSecret(name)
        && SecretValue.IsSecret(value) && !value.Any(char.IsWhiteSpace) && !ValueShape.IsAddress(value) && !TechnicalWords.Are(value);

    /// <summary><c>ApiKeys: { Billing: … }</c>: the list says what each of its members is.</summary>
    private static bool IsListOfSecrets(string name) =>
        name.EndsWith("s", StringComparison.OrdinalIgnoreCase) && SecretName.IsOfSecret(name.Substring(0, name.Length - 1));

    private static string WhatIs(string name)
    {
        bool Has(string word) => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;
        if (Has("passphrase")) return "a passphrase";
        if (Has("token")) return "a token";
        if (Has("key")) return "a key";
        return Has("pass") || Has("pwd") ? "a password" : "a secret";
    }
}

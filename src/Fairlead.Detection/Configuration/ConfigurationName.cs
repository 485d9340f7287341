using Fairlead.Detection.Credentials;

namespace Fairlead.Detection.Configuration;

/// <summary>What the names that lead to a value say of it.</summary>
internal static class ConfigurationName
{
    /// <summary>What a value is by its names, with its article; null where they promise no secret or the value is none.</summary>
    public static string? WhatIsNamed(ConfigurationValue value)
    {
        foreach (string name in NamesOf(value.Key))
        {
            if (SecretValue.IsSecretOf(name, value.Text)) return WhatIs(name);
        }
        return null;
    }

    /// <summary>
    /// The own name says most. A bare noun such as Key says what it is together with the name around it, and in <c>ApiKeys: { Billing: … }</c> the
    /// list says what each of its members is.
    /// </summary>
    private static IEnumerable<string> NamesOf(ConfigurationKey key)
    {
        ConfigurationKey subject = key.Subject;
        if (subject.Label is { } label) yield return label;
        yield return subject.Name;
        if (subject.Parent is { Parent: not null } parent) yield return parent.Title + "_" + subject.Name;
    }

    private static string WhatIs(string name)
    {
        bool Has(string word) => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;
        if (Has("passphrase")) return "a passphrase";
        if (Has("pass") || Has("pwd")) return "a password";
        if (Has("token")) return "a token";
        return Has("key") ? "a key" : "a secret";
    }
}

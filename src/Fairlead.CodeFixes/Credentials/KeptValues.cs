using Fairlead.CodeFixes.UserSecrets;

namespace Fairlead.CodeFixes.Credentials;

/// <summary>
/// Values that nothing reads any more, kept in the user secrets under keys that tell where they came from. A value that is already kept
/// under such a key keeps it, so that the same value gets the same name in all files of a project.
/// </summary>
internal sealed class KeptValues(string section, UserSecretsStore store)
{
    /// <summary>Gets the name under which a value is kept, below the section.</summary>
    /// <param name="name">The name to give it if it has none yet; a number follows where another value has that name.</param>
    /// <param name="value">The value.</param>
    public string Keep(string name, string value)
    {
        string prefix = section + ":";
        string? known = store.FindKeys(value).FirstOrDefault(key => key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
        if (known is not null) return known.Substring(prefix.Length);

        string free = name;
        for (int number = 2; store.FindValue(prefix + free) is not null; number++) free = $"{name}-{number}";
        store.Plan([new StoredSecret(prefix + free, value)]);
        return free;
    }
}

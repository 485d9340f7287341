using Fairlead.CodeFixes.UserSecrets;

namespace Fairlead.CodeFixes.Credentials;

/// <summary>
/// Values that nothing reads any more, kept in the user secrets under keys that tell where they came from. A value that is already kept
/// under such a key keeps it, so that the same value gets the same name in all files of a project.
/// </summary>
internal sealed class KeptValues(string section, string userSecretsId)
{
    private readonly Dictionary<string, string> _known = new(
        UserSecretsFile.Open(userSecretsId).Read().ToDictionary(static pair => pair.Key, static pair => pair.Value),
        StringComparer.OrdinalIgnoreCase);

    private readonly List<StoredSecret> _added = [];

    /// <summary>The values to store.</summary>
    public IReadOnlyList<StoredSecret> Added => _added;

    /// <summary>Gets the name under which a value is kept, below the section.</summary>
    /// <param name="name">The name to give it if it has none yet; a number follows where another value has that name.</param>
    /// <param name="value">The value.</param>
    public string Keep(string name, string value)
    {
        string prefix = section + ":";
        foreach (KeyValuePair<string, string> known in _known)
        {
            if (known.Value == value && known.Key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                return known.Key.Substring(prefix.Length);
        }

        string free = name;
        for (int number = 2; _known.ContainsKey(prefix + free); number++) free = $"{name}-{number}";
        _known[prefix + free] = value;
        _added.Add(new StoredSecret(prefix + free, value));
        return free;
    }
}

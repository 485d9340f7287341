using Fairlead.Detection.Configuration;
using Fairlead.Detection.Credentials;
using Fairlead.Detection.Text.Names;

namespace Fairlead.Detection.Transport;

/// <summary>
/// The settings beside one: the other members of its object, or the other variables with its prefix.
/// </summary>
internal sealed class SettingGroup(ConfigurationText file, ConfigurationKey key, string prefix = "")
{
    private static readonly HashSet<string> ServerNouns = new(StringComparer.Ordinal)
        { "host", "hosts", "hostname", "server", "servers", "address", "url", "uri", "endpoint", "endpoints", "brokers", "pghost",
            "authority" };

    /// <summary>Lists of settings of all kinds, in which only those with a common beginning belong together.</summary>
    private static readonly HashSet<string> Lists = new(StringComparer.OrdinalIgnoreCase)
        { "appSettings", "Values", "environment", "env", "environmentVariables", "variables" };

    private static readonly HashSet<string> UserNouns = new(StringComparer.Ordinal) { "user", "username", "login", "userid", "pguser" };

    /// <summary>Finds the setting that names the server. Returns null if none does.</summary>
    public ConfigurationValue? FindServer() => Find(static (_, words) => ServerNouns.Contains(words[words.Count - 1]));

    /// <summary>Determines whether a setting of that name names a server.</summary>
    public static bool IsServer(string name) =>
        IdentifierWords.Split(name) is { Count: > 0 } words && ServerNouns.Contains(words[words.Count - 1]);

    /// <summary>Finds the credentials that are sent to it, for a message. Returns null if none are seen.</summary>
    public string? FindCredentials()
    {
        // Whatever stands at the top of a file belongs to everything.
        if (prefix.Length == 0 && Scope.Parent is null) return null;
        List<string> own = IdentifierWords.Split(SettingNames.GetName(key));
        if (own.Contains("launch") || own.LastOrDefault() == "link" || IsAddressOfSite(own)) return null; // a browser opens it
        bool isListed = prefix.Length == 0 && Lists.Contains(Scope.Name);
        if (Find((name, words) => IsBeside(words) && SecretNames.NamesSecret(name)) is { } secret)
            return $"The value of '{SettingNames.GetName(secret.Key)}'";
        return Find((_, words) => IsBeside(words)
            && (UserNouns.Contains(string.Concat(words.Skip(words.Count - 2))) || UserNouns.Contains(words[words.Count - 1]))) is null
            ? null
            : "A password";

        bool IsBeside(List<string> words) => !isListed || (own.Count > 1 && words.Count > 1 && own[0] == words[0]);
    }

    /// <summary><c>destinationAppUrl</c> of a publishing profile, whose credentials go to <c>publishUrl</c>.</summary>
    private static bool IsAddressOfSite(List<string> words) => words.Count == 3 && words[0] == "destination" && words[1] == "app";

    private ConfigurationKey Scope
    {
        get
        {
            ConfigurationKey subject = key.Subject;
            ConfigurationKey parent = subject.Parent ?? subject;
            return parent is { Name: "extra", Parent: { } connection } ? connection : parent;
        }
    }

    private ConfigurationValue? Find(Func<string, List<string>, bool> isSought)
    {
        ConfigurationKey scope = Scope;
        foreach (ConfigurationValue value in file.Values)
        {
            ConfigurationKey subject = value.Key.Subject;
            if (subject == key.Subject || !IsWithin(subject, scope)) continue;
            string name = SettingNames.GetName(value.Key);
            if (!name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) continue;
            List<string> words = IdentifierWords.Split(name);
            if (words.Count > 0 && isSought(name, words)) return value;
        }
        return null;
    }

    private static bool IsWithin(ConfigurationKey subject, ConfigurationKey scope) =>
        subject.Parent == scope || (subject.Parent is { Name: "extra" } extra && extra.Parent == scope);
}

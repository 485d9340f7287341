using Microsoft.Extensions.Configuration;

namespace Fairlead.Google;

/// <summary>
/// Reads options from the settings of a deployment. The names are those of the options, in any case and with <c>_</c> or <c>-</c> between
/// words, and Airflow's. No message quotes a value.
/// </summary>
internal static class SecretManagerBackendSettings
{
    private static readonly Dictionary<string, Action<GoogleSecretManagerBackendOptions, string>> Setters = new(StringComparer.Ordinal)
    {
        ["name"] = static (options, text) => options.Name = text,
        ["project"] = static (options, text) => options.Project = text,
        ["connectionsprefix"] = static (options, text) => options.ConnectionsPrefix = text,
        ["separator"] = static (options, text) => options.Separator = text,
        ["location"] = static (options, text) => options.Location = text,
        ["version"] = static (options, text) => options.Version = text,
        ["credentialsfile"] = static (options, text) => options.CredentialsFile = text,
        ["endpoint"] = static (options, text) => options.Endpoint = new Uri(text, UriKind.Absolute),
    };

    private static readonly Dictionary<string, string> Aliases = new(StringComparer.Ordinal)
    {
        ["projectid"] = "project", ["prefix"] = "connectionsprefix", ["sep"] = "separator", ["gcpkeypath"] = "credentialsfile",
        ["keypath"] = "credentialsfile", ["credentialspath"] = "credentialsfile",
    };

    /// <summary>Settings that would hold a secret, and what to do instead.</summary>
    private static readonly Dictionary<string, string> Secrets = new(StringComparer.Ordinal)
    {
        ["gcpkeyfiledict"] = "the setting 'credentials_file'",
        ["keyfiledict"] = "the setting 'credentials_file'",
        ["credentials"] = "the setting 'credentials_file'",
        ["credentialsjson"] = "the setting 'credentials_file'",
        ["privatekey"] = "the setting 'credentials_file'",
        ["token"] = "application default credentials",
        ["accesstoken"] = "application default credentials",
        ["apikey"] = "application default credentials",
    };

    /// <exception cref="InvalidOperationException">A setting is unknown, would hold a secret, or cannot be read.</exception>
    public static GoogleSecretManagerBackendOptions Read(IConfiguration settings)
    {
        var options = new GoogleSecretManagerBackendOptions();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (IConfigurationSection section in settings.GetChildren())
        {
            string name = Normalize(section.Key);
            if (name == "type") continue;
            string known = Aliases.GetValueOrDefault(name, name);
            if (Secrets.TryGetValue(known, out string? instead))
                throw new InvalidOperationException($"the setting '{Show(section.Key)}' would hold a secret; use {instead}");
            if (!Setters.TryGetValue(known, out Action<GoogleSecretManagerBackendOptions, string>? set))
                throw new InvalidOperationException($"it has no setting '{Show(section.Key)}'");
            if (!seen.Add(known)) throw new InvalidOperationException($"the setting '{Show(section.Key)}' is there twice, under two names");
            Set(section, options, set);
        }
        return options;
    }

    private static string Normalize(string name) =>
        name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();

    /// <summary>A text that does not look like the name of a setting may be a secret in the wrong place.</summary>
    private static string Show(string name) =>
        name.Length <= 40 && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-') ? name : "…";

    private static void Set(
        IConfigurationSection section, GoogleSecretManagerBackendOptions options, Action<GoogleSecretManagerBackendOptions, string> set)
    {
        try
        {
            set(options, section.Value ?? throw new FormatException());
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw new InvalidOperationException($"the setting '{Show(section.Key)}' cannot be read");
        }
    }
}

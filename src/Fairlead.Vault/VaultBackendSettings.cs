using System.Globalization;
using Fairlead.Settings;
using Microsoft.Extensions.Configuration;

namespace Fairlead.Vault;

/// <summary>
/// Reads options from the settings of a deployment. The names are those of the options and Airflow's, in any case, and with <c>_</c> or
/// <c>-</c> between words. No message quotes a value.
/// </summary>
internal static class VaultBackendSettings
{
    private static readonly Dictionary<string, Action<VaultBackendOptions, string>> Setters = new(StringComparer.Ordinal)
    {
        ["name"] = static (options, text) => options.Name = text,
        ["address"] = static (options, text) => options.Address = new Uri(text, UriKind.Absolute),
        ["namespace"] = static (options, text) => options.Namespace = text,
        ["mountpoint"] = static (options, text) => options.MountPoint = text,
        ["connectionspath"] = static (options, text) => options.ConnectionsPath = text,
        ["isairflows"] = static (options, text) => options.IsAirflows = bool.Parse(text),
        ["kvversion"] = static (options, text) => options.KvVersion = int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture),
        ["authmethod"] = static (options, text) => options.AuthMethod = ReadMethod(text),
        ["authmountpoint"] = static (options, text) => options.AuthMountPoint = text,
        ["role"] = static (options, text) => options.Role = text,
        ["roleid"] = static (options, text) => options.RoleId = text,
        ["secretidfile"] = static (options, text) => options.SecretIdFile = text,
        ["tokenfile"] = static (options, text) => options.TokenFile = text,
        ["jwtfile"] = static (options, text) => options.JwtFile = text,
        ["iswrapped"] = static (options, text) => options.IsWrapped = bool.Parse(text),
        ["cacertificatefile"] = static (options, text) => options.CaCertificateFile = text,
        ["cacertificatedirectory"] = static (options, text) => options.CaCertificateDirectory = text,
        ["clientcertificatefile"] = static (options, text) => options.ClientCertificateFile = text,
        ["clientkeyfile"] = static (options, text) => options.ClientKeyFile = text,
        ["timeout"] = static (options, text) =>
            options.Timeout = VaultSettings.ReadTimeout(text) ?? TimeSpan.Parse(text, CultureInfo.InvariantCulture),
        ["allowcleartext"] = static (options, text) => options.AllowClearText = bool.Parse(text),
    };

    /// <summary>Other names of the settings: Airflow's, those of Vault's variables, and common ones.</summary>
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.Ordinal)
    {
        ["url"] = "address", ["mount"] = "mountpoint", ["path"] = "connectionspath", ["kvengineversion"] = "kvversion",
        ["authtype"] = "authmethod", ["authmount"] = "authmountpoint", ["auth"] = "authmethod",
        ["kubernetesrole"] = "role", ["jwtrole"] = "role", ["tokenpath"] = "tokenfile", ["kubernetesjwtpath"] = "jwtfile",
        ["jwtpath"] = "jwtfile",
        ["cacert"] = "cacertificatefile", ["capath"] = "cacertificatedirectory", ["clientcert"] = "clientcertificatefile",
        ["clientkey"] = "clientkeyfile",
    };

    /// <summary>Settings that would contain a secret, and what to set instead.</summary>
    private static readonly Dictionary<string, string> Secrets = new(StringComparer.Ordinal)
    {
        ["token"] = "VAULT_TOKEN, or the setting 'tokenFile'",
        ["secretid"] = "VAULT_SECRET_ID, or the setting 'secretIdFile'",
        ["jwt"] = "the setting 'jwtFile'",
        ["jwttoken"] = "the setting 'jwtFile'",
        ["password"] = "another sign-in method, because this one is not supported",
    };

    private static readonly SettingsReader<VaultBackendOptions> Reader = new(Setters, Aliases, Secrets)
    {
        SectionSetters =
            new Dictionary<string, Action<VaultBackendOptions, IConfigurationSection>> { ["databasecredentials"] = ReadCredentials },
    };

    /// <exception cref="InvalidOperationException">A setting is unknown, would contain a secret, or cannot be read.</exception>
    public static VaultBackendOptions Read(IConfiguration settings) =>
        Reader.Read(settings.GetChildren().SelectMany(ListSettings), new VaultBackendOptions());

    /// <summary>The settings for signing in may be in an object of their own.</summary>
    private static IEnumerable<(string Name, IConfigurationSection Section)> ListSettings(IConfigurationSection section)
    {
        string name = SettingNames.Normalize(section.Key);
        return name == "auth" && section.Value is null
            ? section.GetChildren().Select(static part => (NamePart(SettingNames.Normalize(part.Key)), part))
            : [(name, section)];
    }

    private static string NamePart(string word) => word is "method" or "type" or "mount" or "mountpoint" ? "auth" + word : word;

    private static void ReadCredentials(VaultBackendOptions options, IConfigurationSection section)
    {
        foreach (IConfigurationSection credentials in section.GetChildren())
            options.DatabaseCredentials[credentials.Key] = credentials.Value ?? "";
    }

    private static VaultAuthMethod ReadMethod(string text) =>
        Enum.GetNames<VaultAuthMethod>().Contains(text, StringComparer.OrdinalIgnoreCase)
            ? Enum.Parse<VaultAuthMethod>(text, ignoreCase: true)
            : throw new FormatException();
}

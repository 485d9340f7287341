using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Fairlead.Vault;

/// <summary>
/// Reads options from the settings of a deployment. The names are those of the options, in any case and with <c>_</c> or <c>-</c> between
/// words, and Airflow's. No message quotes a value.
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

    /// <summary>Names that Airflow's settings, Vault's variables and people have for the same.</summary>
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.Ordinal)
    {
        ["url"] = "address", ["mount"] = "mountpoint", ["path"] = "connectionspath", ["kvengineversion"] = "kvversion",
        ["authtype"] = "authmethod", ["authmount"] = "authmountpoint", ["auth"] = "authmethod",
        ["kubernetesrole"] = "role", ["jwtrole"] = "role", ["tokenpath"] = "tokenfile", ["kubernetesjwtpath"] = "jwtfile",
        ["jwtpath"] = "jwtfile",
        ["cacert"] = "cacertificatefile", ["capath"] = "cacertificatedirectory", ["clientcert"] = "clientcertificatefile",
        ["clientkey"] = "clientkeyfile",
    };

    /// <summary>Settings that would hold a secret, and what to set instead.</summary>
    private static readonly Dictionary<string, string> Secrets = new(StringComparer.Ordinal)
    {
        ["token"] = "VAULT_TOKEN, or the setting 'tokenFile'",
        ["secretid"] = "VAULT_SECRET_ID, or the setting 'secretIdFile'",
        ["jwt"] = "the setting 'jwtFile'",
        ["jwttoken"] = "the setting 'jwtFile'",
        ["password"] = "another sign-in method, because this one is not supported",
    };

    /// <exception cref="InvalidOperationException">A setting is unknown, would hold a secret, or cannot be read.</exception>
    public static VaultBackendOptions Read(IConfiguration settings)
    {
        var options = new VaultBackendOptions();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (IConfigurationSection section in settings.GetChildren())
        {
            string name = Normalize(section.Key);
            if (name == "auth" && section.Value is null)
            {
                foreach (IConfigurationSection part in section.GetChildren())
                {
                    string word = Normalize(part.Key);
                    Read(part, word is "method" or "type" or "mount" or "mountpoint" ? "auth" + word : word, options, seen);
                }
            }
            else if (name != "type")
            {
                Read(section, name, options, seen);
            }
        }
        return options;
    }

    private static void Read(IConfigurationSection section, string name, VaultBackendOptions options, HashSet<string> seen)
    {
        string known = Aliases.GetValueOrDefault(name, name);
        if (Secrets.TryGetValue(known, out string? instead))
            throw new InvalidOperationException($"the setting '{Show(section.Key)}' would hold a secret; use {instead}");
        if (!seen.Add(known)) throw new InvalidOperationException($"the setting '{Show(section.Key)}' is there twice, under two names");
        if (known == "databasecredentials") ReadCredentials(section, options);
        else if (Setters.TryGetValue(known, out Action<VaultBackendOptions, string>? set)) Set(section, options, set);
        else throw new InvalidOperationException($"it has no setting '{Show(section.Key)}'");
    }

    private static string Normalize(string name) =>
        name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();

    /// <summary>A text that does not look like the name of a setting may be a secret in the wrong place.</summary>
    private static string Show(string name) =>
        name.Length <= 40 && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-') ? name : "…";

    private static void Set(IConfigurationSection section, VaultBackendOptions options, Action<VaultBackendOptions, string> set)
    {
        try
        {
            set(options, section.Value ?? throw new FormatException());
        }
        catch (Exception e) when (e is FormatException or OverflowException or ArgumentException)
        {
            throw new InvalidOperationException($"the setting '{Show(section.Key)}' cannot be read");
        }
    }

    private static void ReadCredentials(IConfigurationSection section, VaultBackendOptions options)
    {
        foreach (IConfigurationSection credentials in section.GetChildren())
            options.DatabaseCredentials[credentials.Key] = credentials.Value ?? "";
    }

    private static VaultAuthMethod ReadMethod(string text) =>
        Enum.GetNames<VaultAuthMethod>().Contains(text, StringComparer.OrdinalIgnoreCase)
            ? Enum.Parse<VaultAuthMethod>(text, ignoreCase: true)
            : throw new FormatException();
}

using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Fairlead.Vault;

/// <summary>
/// Reads options from the settings of a deployment. The names are those of the options, in any case and with <c>_</c> or <c>-</c> between words, and
/// Airflow's. No message quotes a value.
/// </summary>
internal static class VaultBackendSettings
{
    private static readonly Dictionary<string, Action<VaultBackendOptions, string>> Setters = new(StringComparer.OrdinalIgnoreCase)
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
        ["timeout"] = static (options, text) => options.Timeout = VaultSettings.ReadTimeout(text) ?? TimeSpan.Parse(text, CultureInfo.InvariantCulture),
        ["allowcleartext"] = static (options, text) => options.AllowClearText = bool.Parse(text),
    };

    /// <summary>Names that Airflow's settings, and people, have for the same.</summary>
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["url"] = "address", ["mount"] = "mountpoint", ["path"] = "connectionspath", ["kvengineversion"] = "kvversion", ["authtype"] = "authmethod", ["auth"] = "authmethod",
        ["kubernetesrole"] = "role", ["jwtrole"] = "role", ["tokenpath"] = "tokenfile", ["kubernetesjwtpath"] = "jwtfile", ["jwtpath"] = "jwtfile",
    };

    /// <summary>Settings that would hold a secret, and what to set instead.</summary>
    private static readonly Dictionary<string, string> Secrets = new(StringComparer.OrdinalIgnoreCase)
    {
        ["token"] = "VAULT_TOKEN, or the setting 'tokenFile'",
        ["secretid"] = "VAULT_SECRET_ID, or the setting 'secretIdFile'",
        ["jwt"] = "the setting 'jwtFile'",
        ["jwttoken"] = "the setting 'jwtFile'",
        ["password"] = "another sign-in method, because this one is not supported",
        ["clientkey"] = "VAULT_CLIENT_KEY, or the setting 'clientKeyFile'",
    };

    /// <exception cref="InvalidOperationException">A setting is unknown, would hold a secret, or cannot be read.</exception>
    public static VaultBackendOptions Read(IConfiguration settings)
    {
        var options = new VaultBackendOptions();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (IConfigurationSection section in settings.GetChildren())
        {
            string name = section.Key.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
            if (Aliases.TryGetValue(name, out string? alias)) name = alias;
            if (name.Equals("type", StringComparison.OrdinalIgnoreCase)) continue;
            if (Secrets.TryGetValue(name, out string? instead))
                throw new InvalidOperationException($"The setting '{section.Key}' of a backend of the type 'vault' would hold a secret; use {instead}");
            if (!seen.Add(name)) throw new InvalidOperationException($"The setting '{section.Key}' of a backend of the type 'vault' is there twice, under two names");
            if (name.Equals("databasecredentials", StringComparison.OrdinalIgnoreCase)) ReadCredentials(section, options);
            else if (Setters.TryGetValue(name, out Action<VaultBackendOptions, string>? set)) Set(section, options, set);
            else throw new InvalidOperationException($"A backend of the type 'vault' has no setting '{section.Key}'; it has {string.Join(", ", Setters.Keys.Append("databasecredentials").Order())}");
        }
        return options;
    }

    private static void Set(IConfigurationSection section, VaultBackendOptions options, Action<VaultBackendOptions, string> set)
    {
        try
        {
            set(options, section.Value ?? throw new FormatException());
        }
        catch (Exception e) when (e is FormatException or OverflowException or ArgumentException)
        {
            throw new InvalidOperationException($"The setting '{section.Key}' of a backend of the type 'vault' cannot be read");
        }
    }

    private static void ReadCredentials(IConfigurationSection section, VaultBackendOptions options)
    {
        foreach (IConfigurationSection credentials in section.GetChildren()) options.DatabaseCredentials[credentials.Key] = credentials.Value ?? "";
    }

    private static VaultAuthMethod ReadMethod(string text) =>
        Enum.GetValues<VaultAuthMethod>().Cast<VaultAuthMethod?>().FirstOrDefault(method => method.ToString()!.Equals(text, StringComparison.OrdinalIgnoreCase)) ?? throw new FormatException();
}

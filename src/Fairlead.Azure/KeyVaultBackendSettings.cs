using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Fairlead.Azure;

/// <summary>
/// Reads options from the settings of a deployment. The names are those of the options, in any case and with <c>_</c> or <c>-</c> between
/// words, and Airflow's. No message quotes a value.
/// </summary>
internal static class KeyVaultBackendSettings
{
    private static readonly Dictionary<string, Action<AzureKeyVaultBackendOptions, string>> Setters = new(StringComparer.Ordinal)
    {
        ["name"] = static (options, text) => options.Name = text,
        ["vaulturi"] = static (options, text) => options.VaultUri = new Uri(text, UriKind.Absolute),
        ["connectionsprefix"] = static (options, text) => options.ConnectionsPrefix = text,
        ["separator"] = static (options, text) => options.Separator = text,
        ["authmethod"] = static (options, text) => options.AuthMethod = ReadMethod(text),
        ["clientid"] = static (options, text) => options.ClientId = text,
        ["tenantid"] = static (options, text) => options.TenantId = text,
        ["federatedtokenfile"] = static (options, text) => options.FederatedTokenFile = text,
        ["authorityhost"] = static (options, text) => options.AuthorityHost = new Uri(text, UriKind.Absolute),
        ["cacertificatefile"] = static (options, text) => options.CaCertificateFile = text,
        ["disablechallengeresourceverification"] =
            static (options, text) => options.DisableChallengeResourceVerification = bool.Parse(text),
        ["purgeondelete"] = static (options, text) => options.PurgeOnDelete = bool.Parse(text),
        ["writesettletime"] = static (options, text) => options.WriteSettleTime = TimeSpan.Parse(text, CultureInfo.InvariantCulture),
        ["timeout"] = static (options, text) => options.Timeout = TimeSpan.Parse(text, CultureInfo.InvariantCulture),
    };

    /// <summary>Names that Airflow's settings, the SDK and people have for the same.</summary>
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.Ordinal)
    {
        ["vaulturl"] = "vaulturi", ["address"] = "vaulturi", ["url"] = "vaulturi", ["prefix"] = "connectionsprefix", ["sep"] = "separator",
        ["managedidentityclientid"] = "clientid", ["workloadidentityclientid"] = "clientid",
        ["workloadidentitytenantid"] = "tenantid", ["cacert"] = "cacertificatefile",
    };

    /// <summary>Settings that would hold a secret, and what to do instead.</summary>
    private static readonly Dictionary<string, string> Secrets = new(StringComparer.Ordinal)
    {
        ["clientsecret"] = "a managed or workload identity, or AZURE_CLIENT_SECRET",
        ["password"] = "a managed or workload identity",
        ["token"] = "a managed or workload identity",
    };

    /// <exception cref="InvalidOperationException">A setting is unknown, would hold a secret, or cannot be read.</exception>
    public static AzureKeyVaultBackendOptions Read(IConfiguration settings)
    {
        var options = new AzureKeyVaultBackendOptions();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (IConfigurationSection section in settings.GetChildren())
        {
            string name = Normalize(section.Key);
            if (name == "type") continue;
            string known = Aliases.GetValueOrDefault(name, name);
            if (Secrets.TryGetValue(known, out string? instead))
                throw new InvalidOperationException($"the setting '{Show(section.Key)}' would hold a secret; use {instead}");
            if (!Setters.TryGetValue(known, out Action<AzureKeyVaultBackendOptions, string>? set))
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
        IConfigurationSection section, AzureKeyVaultBackendOptions options, Action<AzureKeyVaultBackendOptions, string> set)
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

    private static KeyVaultAuthMethod ReadMethod(string text) =>
        Enum.GetNames<KeyVaultAuthMethod>().FirstOrDefault(name => Normalize(name) == Normalize(text)) is { } found
            ? Enum.Parse<KeyVaultAuthMethod>(found)
            : throw new FormatException();
}

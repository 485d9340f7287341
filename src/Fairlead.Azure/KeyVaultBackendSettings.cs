using System.Globalization;
using Fairlead.Settings;
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
        ["isairflows"] = static (options, text) => options.IsAirflows = bool.Parse(text),
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

    private static readonly SettingsReader<AzureKeyVaultBackendOptions> Reader = new(Setters, Aliases, Secrets);

    /// <exception cref="InvalidOperationException">A setting is unknown, would hold a secret, or cannot be read.</exception>
    public static AzureKeyVaultBackendOptions Read(IConfiguration settings) => Reader.Read(settings, new AzureKeyVaultBackendOptions());

    private static KeyVaultAuthMethod ReadMethod(string text) =>
        Enum.GetNames<KeyVaultAuthMethod>()
            .FirstOrDefault(name => SettingNames.Normalize(name) == SettingNames.Normalize(text)) is { } found
            ? Enum.Parse<KeyVaultAuthMethod>(found)
            : throw new FormatException();
}

using Fairlead.Settings;
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
        ["isairflows"] = static (options, text) => options.IsAirflows = bool.Parse(text),
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

    private static readonly SettingsReader<GoogleSecretManagerBackendOptions> Reader = new(Setters, Aliases, Secrets);

    /// <exception cref="InvalidOperationException">A setting is unknown, would hold a secret, or cannot be read.</exception>
    public static GoogleSecretManagerBackendOptions Read(IConfiguration settings) =>
        Reader.Read(settings, new GoogleSecretManagerBackendOptions());
}

using System.Globalization;
using Fairlead.Settings;
using Microsoft.Extensions.Configuration;

namespace Fairlead.Aws;

/// <summary>
/// Reads options from the settings of a deployment. The names are those of the options and Airflow's, in any case, and with <c>_</c> or
/// <c>-</c> between words. No message quotes a value.
/// </summary>
internal static class AwsBackendSettings
{
    private static readonly Dictionary<string, Action<AwsBackendOptions, string>> Shared = new(StringComparer.Ordinal)
    {
        ["name"] = static (options, text) => options.Name = text,
        ["connectionslookuppattern"] = static (options, text) => options.ConnectionsLookupPattern = text,
        ["isairflows"] = static (options, text) => options.IsAirflows = bool.Parse(text),
        ["region"] = static (options, text) => options.Region = text,
        ["endpoint"] = static (options, text) => options.Endpoint = text,
        ["profile"] = static (options, text) => options.Profile = text,
        ["rolearn"] = static (options, text) => options.RoleArn = text,
        ["externalid"] = static (options, text) => options.ExternalId = text,
        ["cacertificatefile"] = static (options, text) => options.CaCertificateFile = text,
        ["timeout"] = static (options, text) => options.Timeout = TimeSpan.Parse(text, CultureInfo.InvariantCulture),
        ["allowcleartext"] = static (options, text) => options.AllowClearText = bool.Parse(text),
    };

    private static readonly Dictionary<string, Action<AwsSecretsManagerBackendOptions, string>> OfSecretsManager =
        new(StringComparer.Ordinal)
    {
        ["versionstage"] = static (options, text) => options.VersionStage = text,
        ["kmskeyid"] = static (options, text) => options.KmsKeyId = text,
        ["recoverywindowdays"] = static (options, text) =>
            options.RecoveryWindowDays = int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture),
    };

    private static readonly Dictionary<string, Action<AwsParameterStoreBackendOptions, string>> OfParameterStore =
        new(StringComparer.Ordinal)
    {
        ["kmskeyid"] = static (options, text) => options.KmsKeyId = text,
        ["tier"] = static (options, text) => options.Tier = ReadTier(text),
    };

    /// <summary>Other names of the settings: Airflow's, the SDK's, and common ones.</summary>
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.Ordinal)
    {
        ["connectionsprefix"] = "prefix", ["separator"] = "sep", ["regionname"] = "region", ["endpointurl"] = "endpoint",
        ["profilename"] = "profile", ["stage"] = "versionstage", ["cacert"] = "cacertificatefile", ["cabundle"] = "cacertificatefile",
        ["extraconnwords"] = "fieldnames",
    };

    /// <summary>Settings that would contain a secret, and what to use instead.</summary>
    private static readonly Dictionary<string, string> Secrets = new(StringComparer.Ordinal)
    {
        ["accesskeyid"] = "a role, a profile, or AWS_ACCESS_KEY_ID", ["awsaccesskeyid"] = "a role, a profile, or AWS_ACCESS_KEY_ID",
        ["secretaccesskey"] = "a role, a profile, or AWS_SECRET_ACCESS_KEY",
        ["awssecretaccesskey"] = "a role, a profile, or AWS_SECRET_ACCESS_KEY",
        ["sessiontoken"] = "a role, a profile, or AWS_SESSION_TOKEN", ["awssessiontoken"] = "a role, a profile, or AWS_SESSION_TOKEN",
    };

    /// <exception cref="InvalidOperationException">A setting is unknown, set twice, would contain a secret, or cannot be read.</exception>
    public static AwsSecretsManagerBackendOptions ReadSecretsManager(IConfiguration settings)
    {
        var sections =
            new Dictionary<string, Action<AwsSecretsManagerBackendOptions, IConfigurationSection>> { ["fieldnames"] = ReadFieldNames };
        return Read(settings, new AwsSecretsManagerBackendOptions(), OfSecretsManager, sections);
    }

    /// <exception cref="InvalidOperationException">A setting is unknown, set twice, would contain a secret, or cannot be read.</exception>
    public static AwsParameterStoreBackendOptions ReadParameterStore(IConfiguration settings) =>
        Read(settings, new AwsParameterStoreBackendOptions(), OfParameterStore, []);

    private static T Read<T>(
        IConfiguration settings, T options,
        Dictionary<string, Action<T, string>> own, Dictionary<string, Action<T, IConfigurationSection>> sections)
        where T : AwsBackendOptions
    {
        var place = new AwsPlaceSettings();
        var setters = new Dictionary<string, Action<T, string>>(own, StringComparer.Ordinal)
        {
            ["nametemplate"] = (_, text) => place.Template = text,
            ["prefix"] = (_, text) => place.Prefix = text,
            ["sep"] = (_, text) => place.Separator = text,
        };
        foreach ((string name, Action<AwsBackendOptions, string> set) in Shared) setters[name] = set;
        sections["versions"] = static (options, section) =>
        {
            foreach (IConfigurationSection version in section.GetChildren()) options.Versions[version.Key] = version.Value ?? "";
        };
        new SettingsReader<T>(setters, Aliases, Secrets) { SectionSetters = sections }.Read(settings, options);
        options.NameTemplate = place.Join(options);
        return options;
    }

    /// <summary>Reads <c>{ "usuario": "login" }</c>, or Airflow's form, <c>{ "login": ["usuario"] }</c>.</summary>
    private static void ReadFieldNames(AwsSecretsManagerBackendOptions options, IConfigurationSection section)
    {
        foreach (IConfigurationSection entry in section.GetChildren())
        {
            if (entry.Value is { } field) options.FieldNames[entry.Key] = field;
            foreach (IConfigurationSection word in entry.GetChildren()) options.FieldNames[word.Value ?? ""] = entry.Key;
        }
    }

    private static AwsParameterTier ReadTier(string text) =>
        Enum.GetValues<AwsParameterTier>().Cast<AwsParameterTier?>()
            .FirstOrDefault(tier => SettingNames.Normalize(tier.ToString()!) == SettingNames.Normalize(text))
                ?? throw new FormatException();
}

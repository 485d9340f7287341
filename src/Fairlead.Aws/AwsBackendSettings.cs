using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Fairlead.Aws;

/// <summary>
/// Reads options from the settings of a deployment. The names are those of the options, in any case and with <c>_</c> or <c>-</c> between words, and
/// Airflow's. No message quotes a value.
/// </summary>
internal static class AwsBackendSettings
{
    private static readonly Dictionary<string, Action<AwsBackendOptions, string>> Shared = new(StringComparer.OrdinalIgnoreCase)
    {
        ["name"] = static (options, text) => options.Name = text,
        ["nametemplate"] = static (options, text) => options.NameTemplate = text,
        ["prefix"] = static (options, text) => options.NameTemplate = text.TrimEnd('/') + "/{id}",
        ["region"] = static (options, text) => options.Region = text,
        ["endpoint"] = static (options, text) => options.Endpoint = text,
        ["profile"] = static (options, text) => options.Profile = text,
        ["rolearn"] = static (options, text) => options.RoleArn = text,
        ["externalid"] = static (options, text) => options.ExternalId = text,
        ["cabundle"] = static (options, text) => options.CaBundle = text,
        ["allowcleartext"] = static (options, text) => options.AllowClearText = bool.Parse(text),
    };

    private static readonly Dictionary<string, Action<AwsSecretsManagerBackendOptions, string>> OfSecretsManager = new(StringComparer.OrdinalIgnoreCase)
    {
        ["versionstage"] = static (options, text) => options.VersionStage = text,
        ["kmskeyid"] = static (options, text) => options.KmsKeyId = text,
        ["recoverywindowdays"] = static (options, text) => options.RecoveryWindowDays = int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture),
    };

    private static readonly Dictionary<string, Action<AwsParameterStoreBackendOptions, string>> OfParameterStore = new(StringComparer.OrdinalIgnoreCase)
    {
        ["kmskeyid"] = static (options, text) => options.KmsKeyId = text,
        ["tier"] = static (options, text) => options.Tier = ReadTier(text),
    };

    private static readonly Dictionary<string, string> Aliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["connectionsprefix"] = "prefix", ["regionname"] = "region", ["endpointurl"] = "endpoint", ["profilename"] = "profile", ["stage"] = "versionstage",
    };

    /// <exception cref="InvalidOperationException">A setting is unknown, there twice, or cannot be read.</exception>
    public static AwsSecretsManagerBackendOptions ReadSecretsManager(IConfiguration settings) =>
        Read(settings, "aws_secrets_manager", new AwsSecretsManagerBackendOptions(), OfSecretsManager);

    /// <exception cref="InvalidOperationException">A setting is unknown, there twice, or cannot be read.</exception>
    public static AwsParameterStoreBackendOptions ReadParameterStore(IConfiguration settings) =>
        Read(settings, "aws_parameter_store", new AwsParameterStoreBackendOptions(), OfParameterStore);

    private static T Read<T>(IConfiguration settings, string type, T options, Dictionary<string, Action<T, string>> own)
        where T : AwsBackendOptions
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (IConfigurationSection section in settings.GetChildren())
        {
            string name = section.Key.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
            if (Aliases.TryGetValue(name, out string? alias)) name = alias;
            if (name.Equals("type", StringComparison.OrdinalIgnoreCase)) continue;

            // The prefix is a shorter way to write the template.
            if (!seen.Add(name.Equals("prefix", StringComparison.OrdinalIgnoreCase) ? "nametemplate" : name))
                throw new InvalidOperationException($"The setting '{section.Key}' of a backend of the type '{type}' is there twice, under two names");
            if (name.Equals("versions", StringComparison.OrdinalIgnoreCase))
            {
                foreach (IConfigurationSection version in section.GetChildren()) options.Versions[version.Key] = version.Value ?? "";
            }
            else if (own.TryGetValue(name, out Action<T, string>? set)) Set(section, type, text => set(options, text));
            else if (Shared.TryGetValue(name, out Action<AwsBackendOptions, string>? setShared)) Set(section, type, text => setShared(options, text));
            else
            {
                string known = string.Join(", ", Shared.Keys.Concat(own.Keys).Append("versions").Order());
                throw new InvalidOperationException($"A backend of the type '{type}' has no setting '{section.Key}'; it has {known}");
            }
        }
        return options;
    }

    private static void Set(IConfigurationSection section, string type, Action<string> set)
    {
        try
        {
            set(section.Value ?? throw new FormatException());
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            throw new InvalidOperationException($"The setting '{section.Key}' of a backend of the type '{type}' cannot be read");
        }
    }

    private static AwsParameterTier ReadTier(string text)
    {
        string name = text.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);
        return Enum.GetValues<AwsParameterTier>().Cast<AwsParameterTier?>()
            .FirstOrDefault(tier => tier.ToString()!.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? throw new FormatException();
    }
}

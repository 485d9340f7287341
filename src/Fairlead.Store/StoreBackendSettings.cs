using System.Globalization;
using Fairlead.Settings;
using Microsoft.Extensions.Configuration;

namespace Fairlead.Store;

/// <summary>
/// Reads options from the settings of a deployment. The names are those of the options, in any case, and with <c>_</c> or <c>-</c> between
/// words. No message quotes a value.
/// </summary>
internal static class StoreBackendSettings
{
    private const string PasswordSource = "FAIRLEAD_STORE_PASSWORD, or the setting 'password_file'";
    private const string KeySource = "FAIRLEAD_STORE_KEY, or the setting 'key_file'";

    private static readonly Dictionary<string, Action<StoreBackendOptions, string>> Setters = new(StringComparer.Ordinal)
    {
        ["name"] = static (options, text) => options.Name = text,
        ["path"] = static (options, text) => options.Path = text,
        ["host"] = static (options, text) => options.Host = text,
        ["port"] = static (options, text) => options.Port = ReadNumber(text),
        ["database"] = static (options, text) => options.Database = text,
        ["schema"] = static (options, text) => options.Schema = text,
        ["username"] = static (options, text) => options.Username = text,
        ["passwordfile"] = static (options, text) => options.PasswordFile = text,
        ["cacertificatefile"] = static (options, text) => options.CaCertificateFile = text,
        ["allowcleartext"] = static (options, text) => options.AllowClearText = bool.Parse(text),
        ["keyfile"] = static (options, text) => options.KeyFile = text,
        ["keyvariable"] = static (options, text) => options.KeyVariable = text,
        ["folder"] = static (options, text) => options.Folder = text,
        ["changedby"] = static (options, text) => options.ChangedBy = text,
        ["historycount"] = static (options, text) => options.HistoryCount = ReadNumber(text),
        ["historyage"] = static (options, text) => options.HistoryAge = TimeSpan.Parse(text, CultureInfo.InvariantCulture),
        ["auditage"] = static (options, text) => options.AuditAge = TimeSpan.Parse(text, CultureInfo.InvariantCulture),
        ["timeout"] = static (options, text) => options.Timeout = TimeSpan.Parse(text, CultureInfo.InvariantCulture),
    };

    private static readonly Dictionary<string, string> Aliases = new(StringComparer.Ordinal)
    {
        ["file"] = "path", ["server"] = "host", ["dbname"] = "database", ["user"] = "username", ["login"] = "username",
        ["role"] = "username",
        ["sslrootcert"] = "cacertificatefile", ["cacert"] = "cacertificatefile",
    };

    /// <summary>Settings that would contain a secret, and what to set instead.</summary>
    private static readonly Dictionary<string, string> Secrets = new(StringComparer.Ordinal)
    {
        ["password"] = PasswordSource,
        ["connectionstring"] = "the settings 'host', 'port', 'database' and 'username'",
        ["url"] = "the settings 'host', 'port', 'database' and 'username'",
        ["uri"] = "the settings 'host', 'port', 'database' and 'username'",
        ["key"] = KeySource,
        ["keys"] = KeySource,
        ["encryptionkey"] = KeySource,
        ["fernetkey"] = KeySource,
    };

    private static readonly SettingsReader<StoreBackendOptions> Reader = new(Setters, Aliases, Secrets);

    /// <exception cref="InvalidOperationException">A setting is unknown, would contain a secret, or cannot be read.</exception>
    public static StoreBackendOptions Read(IConfiguration settings) => Reader.Read(settings, new StoreBackendOptions());

    private static int ReadNumber(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}

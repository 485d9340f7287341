using Fairlead.Core.Connections;

namespace Fairlead.Core.Manifest;

/// <summary>
/// A place that secrets come from, with the names that it can hold. Connection ids become names there: what one cannot hold is known before
/// anything is stored.
/// </summary>
internal sealed record SecretsBackend(string Id, string DisplayName)
{
    private static readonly HashSet<string> WindowsDevices = new(StringComparer.OrdinalIgnoreCase)
    {
        "con", "prn", "aux", "nul",
        "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
        "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
    };

    public static readonly IReadOnlyList<SecretsBackend> All =
    [
        new("environment", "The environment"),
        new("configuration", "Configuration"),
        new("secret_files", "A directory of secret files") { FindDefect = FindFileDefect },
        new("connection_file", "A file with connections"),
        new("store", "The encrypted store"),
        new("vault", "Vault"),
        new("aws_secrets_manager", "AWS Secrets Manager") { FindDefect = FindSecretsManagerDefect },
        new("aws_parameter_store", "AWS Parameter Store") { FindDefect = FindParameterStoreDefect },
        new("azure_key_vault",
            "Azure Key Vault") { FindDefect = id => FindDotDefect(id, "letters, digits and '-' (which stands for '_')") },
        new("google_secret_manager", "Google Secret Manager") { FindDefect = id => FindDotDefect(id, "letters, digits, '_' and '-'") },
    ];

    /// <summary>Why it cannot hold an id that <see cref="ManifestIds"/> allows, in words that follow a colon; null if it can.</summary>
    public Func<string, string?> FindDefect { get; private init; } = static _ => null;

    public static SecretsBackend? Find(string name) =>
        All.FirstOrDefault(backend => backend.Id == name.ToLowerInvariant().Replace('-', '_'));

    private static string? FindDotDefect(string id, string allowed) =>
        id.IndexOf('.') >= 0 ? $"its names may contain {allowed}, but not '.'" : null;

    /// <summary>Windows takes a device's name for the device, whatever follows its first dot, and drops dots at the end.</summary>
    private static string? FindFileDefect(string id) =>
        id[0] == '.' ? "its file names must not begin with '.'"
        : id[id.Length - 1] == '.' ? "Windows does not allow file names that end with '.'"
        : WindowsDevices.Contains(id.Split('.')[0]) ? "Windows reserves this file name for a device"
        : null;

    /// <summary>AWS itself appends a hyphen and six characters, and warns of names that look as if it had.</summary>
    private static string? FindSecretsManagerDefect(string id) =>
        id.Length > 7 && id[id.Length - 7] == '-' && id.Skip(id.Length - 6).All(char.IsLetterOrDigit)
            ? "its names must not end with '-' and six characters, which AWS appends itself"
            : null;

    private static string? FindParameterStoreDefect(string id) =>
        id.StartsWith("aws", StringComparison.OrdinalIgnoreCase) || id.StartsWith("ssm", StringComparison.OrdinalIgnoreCase)
            ? "its names must not begin with 'aws' or 'ssm'"
            : null;
}

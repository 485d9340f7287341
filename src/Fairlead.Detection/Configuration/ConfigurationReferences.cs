using Fairlead.Detection.Credentials;

namespace Fairlead.Detection.Configuration;

/// <summary>
/// Values that say where a secret is kept and are none themselves. Placeholders in general are known by the shared grammar; these are the
/// ones that only configuration has.
/// </summary>
internal static class ConfigurationReferences
{
    private static readonly string[] Beginnings =
    [
        // beside those that stand in code, too: resources, variables and files
        "projects/", "pass:", "env:", "file:",
        // paths of secrets that are mounted as files
        "/run/secrets/", "/var/run/secrets/", "/mnt/secrets", "/etc/secrets/", "/secrets/", "/vault/",
    ];

    /// <summary>Keys below which only names of secrets stand.</summary>
    private static readonly HashSet<string> ReferenceNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "valueFrom", "secretKeyRef", "secretRef", "configMapKeyRef", "secretKeyReference", "remoteRef", "encryptedData",
        "keyVaultReference", "keyVault", "secretStoreRef", "existingSecret", "imagePullSecrets", "envFrom", "fieldRef", "fromSecret",
        "from_secret", "configProtectedData", // of IIS: its keys are encrypted for the machine
    };

    public static bool IsReference(ConfigurationValue value)
    {
        string text = value.Text;
        int start = 0;
        while (start < text.Length && char.IsWhiteSpace(text[start])) start++;
        foreach (string beginning in Beginnings)
        {
            if (string.CompareOrdinal(text, start, beginning, 0, beginning.Length) == 0) return true;
        }

        return SecretReferences.IsReference(text.Trim())
            || IsVariable(text.Trim())
            || IsBelowReference(value.Key)
            || IsEncryptedForPipeline(value.Key);
    }

    /// <summary><c>NUGET_TOKEN: { secure: … }</c>: AppVeyor and Travis encrypt a variable for the project.</summary>
    private static bool IsEncryptedForPipeline(ConfigurationKey key) => key is { Name: "secure", Parent.Parent: not null };

    /// <summary>$NAME, %NAME%, ${NAME}, $(NAME), $$NAME$$, $env:NAME and nothing beside it.</summary>
    private static bool IsVariable(string text)
    {
        if (text.Length < 2) return false;
        return text[0] switch
        {
            '$' when text[1] is '{' => text[text.Length - 1] == '}',
            '$' when text[1] is '(' => text[text.Length - 1] == ')',
            '$' when text[1] is '$' => text.EndsWith("$$", StringComparison.Ordinal),
            '$' => IsVariableName(text, text.StartsWith("$env:", StringComparison.OrdinalIgnoreCase) ? 5 : 1, text.Length),
            '%' => text[text.Length - 1] == '%' && IsVariableName(text, 1, text.Length - 1),
            _ => false,
        };
    }

    private static bool IsVariableName(string text, int start, int end)
    {
        bool hasLower = false, hasUpper = false;
        for (int i = start; i < end; i++)
        {
            char c = text[i];
            if (!char.IsLetterOrDigit(c) && c is not ('_' or '.')) return false;
            hasLower |= char.IsLower(c);
            hasUpper |= char.IsUpper(c);
        }
        // A password may begin with a dollar sign; a variable is written in one case, or in words.
        return end > start
            && !char.IsDigit(text[start])
            && (!hasLower || !hasUpper || text.IndexOf('_') >= 0 || text.IndexOf('.') >= 0 || start > 1);
    }

    private static bool IsBelowReference(ConfigurationKey key)
    {
        for (ConfigurationKey? one = key; one is not null; one = one.Parent)
        {
            if (ReferenceNames.Contains(one.Name)) return true;
        }
        return false;
    }
}

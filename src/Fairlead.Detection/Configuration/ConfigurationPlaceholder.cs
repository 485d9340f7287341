using System.Text;
using Fairlead.Core.Text;
using Fairlead.Detection.Naming;

namespace Fairlead.Detection.Configuration;

/// <summary>
/// What is written in the place of a secret: in the language of the program that reads the file, if that fills in variables, and otherwise a text
/// that says which variable overrides the setting.
/// </summary>
internal static class ConfigurationPlaceholder
{
    /// <summary>Stands for a key that is no name, and may be a secret itself.</summary>
    private const string Unnamed = "SETTING";

    /// <summary>Null where no text would do: in encoded data, in prose, between the braces of YAML.</summary>
    public static string? For(string path, string text, ConfigurationFinding finding)
    {
        string name = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1).ToLowerInvariant();
        string[] keys = finding.Path.TrimStart('#').Split([':'], StringSplitOptions.RemoveEmptyEntries);
        if (keys.Length == 0 || finding.Path == ConfigurationFinding.CommandPath) return null;
        for (int i = 0; i < keys.Length; i++)
        {
            if (!QuotedName.LooksLikePath(keys[i])) keys[i] = Unnamed;
        }

        return ConfigurationFile.FormatOf(path) switch
        {
            ConfigurationFormat.Json => IsNumber(text, finding) ? null : $"<{Setting(name, keys)}>",
            ConfigurationFormat.Xml => ForXml(name, Variable(keys)),
            ConfigurationFormat.Yaml => IsEncoded(text, keys) || IsBetweenBraces(text, finding) ? null : ForYaml(path, name, Variable(keys)),
            ConfigurationFormat.Environment => "",
            ConfigurationFormat.Properties => $"${{{Variable(keys)}}}",
            ConfigurationFormat.Shell => IsBetween(text, finding, '\'') ? null : $"${{{Variable(keys)}}}",
            ConfigurationFormat.PowerShell => IsBetween(text, finding, '"') ? $"$env:{Variable(keys)}" : null,
            ConfigurationFormat.Batch => $"%{Variable(keys)}%",
            _ => null,
        };
    }

    private static string ForXml(string name, string variable)
    {
        if (name == "nuget.config") return $"%{variable}%";
        bool isProject = name.EndsWith("proj", StringComparison.Ordinal) || name.EndsWith(".props", StringComparison.Ordinal)
            || name.EndsWith(".targets", StringComparison.Ordinal) || name.EndsWith(".pubxml", StringComparison.Ordinal);
        return isProject ? $"$({variable})" : $"${{{variable}}}";
    }

    private static string ForYaml(string path, string name, string variable)
    {
        if (path.Replace('\\', '/').Contains(".github/")) return $"${{{{ secrets.{variable} }}}}";
        return name.StartsWith("azure-pipelines", StringComparison.Ordinal) ? $"$({variable})" : $"${{{variable}}}";
    }

    /// <summary>The variable that overrides a setting of .NET: <c>Smtp__Password</c>.</summary>
    private static string Setting(string name, string[] keys) => name switch
    {
        "launchsettings.json" => Identifier(keys[keys.Length - 1]),
        "local.settings.json" when keys[0] == "Values" => string.Join("__", keys.Skip(1).Select(Identifier)),
        _ => string.Join("__", keys.Select(Identifier)),
    };

    /// <summary>A variable by the last name, with the one before it where the last is a bare noun: <c>SMTP_PASSWORD</c>.</summary>
    private static string Variable(string[] keys)
    {
        string last = keys[keys.Length - 1];
        List<string> words = IdentifierWords.Of(last);
        if (words.Count == 1 && keys.Length > 1) words.InsertRange(0, IdentifierWords.Of(keys[keys.Length - 2]));
        return last.Any(char.IsLower) || words.Count > 1 ? Identifier(string.Join("_", words).ToUpperInvariant()) : Identifier(last);
    }

    private static string Identifier(string text)
    {
        var identifier = new StringBuilder(text.Length);
        foreach (char c in text) identifier.Append(c < 128 && char.IsLetterOrDigit(c) ? c : '_');
        return identifier.ToString();
    }

    private static bool IsNumber(string text, ConfigurationFinding finding) =>
        finding.Span.Start > 0 && finding.Span.End < text.Length && text[finding.Span.Start - 1] is ' ' or ':' or '\t' && text[finding.Span.End] is ',' or '}' or ' ' or '\r' or '\n';

    private static bool IsBetween(string text, ConfigurationFinding finding, char quote) =>
        finding.Span.Start > 0 && text[finding.Span.Start - 1] == quote && finding.Span.End < text.Length && text[finding.Span.End] == quote;

    private static bool IsEncoded(string text, string[] keys) =>
        keys[0] == "data" && text.IndexOf("kind: Secret", StringComparison.Ordinal) >= 0;

    private static bool IsBetweenBraces(string text, ConfigurationFinding finding)
    {
        int start = finding.Span.Start;
        if (start > 0 && text[start - 1] is '"' or '\'') return false;
        int line = start == 0 ? 0 : text.LastIndexOf('\n', start - 1) + 1;
        return text.IndexOf('{', line, start - line) >= 0;
    }
}

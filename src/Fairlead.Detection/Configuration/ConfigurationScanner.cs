using Fairlead.Core.Text;
using Fairlead.Detection.Credentials;
using Fairlead.Detection.Credentials.CommandLines;
using Fairlead.Detection.SecretFormats;

namespace Fairlead.Detection.Configuration;

/// <summary>
/// FLD1008's verdict: the secrets that a configuration file holds, by its name and text. A value is judged by what it holds itself and by
/// the names that lead to it; a comment by what it holds and as the settings that it may have been.
/// </summary>
internal static class ConfigurationScanner
{
    /// <summary>Finds the secrets of a file in their order; no two overlap.</summary>
    public static IReadOnlyList<ConfigurationFinding> Scan(string path, string text) =>
        ConfigurationFiles.IsIgnored(path) || TranslationFiles.IsTranslation(path, text) ? []
        : DataFiles.IsData(path) ? ScanForKnownFormats(text)
        : ConfigurationFiles.IsModel(path) ? WithoutInvitations(text, Scan(ConfigurationFiles.GetFormat(path), text))
        : Scan(ConfigurationFiles.GetFormat(path), text);

    /// <summary><c>your-very-long-signing-key</c> is in use where a program reads it; a model for its settings asks for a key.</summary>
    private static IReadOnlyList<ConfigurationFinding> WithoutInvitations(string text, IReadOnlyList<ConfigurationFinding> findings) =>
        [.. findings.Where(finding => !UnfilledValues.IsInvitation(text.Substring(finding.Span.Start, finding.Span.Length)))];

    private static IReadOnlyList<ConfigurationFinding> ScanForKnownFormats(string text) =>
        [.. SecretScanner.Scan(text).Select(static match => new ConfigurationFinding(match.Span, "", match.Pattern.Title))];

    /// <summary>Reads what a file says, as its format has it. Returns null for a format that is not read.</summary>
    public static ConfigurationText? Read(ConfigurationFormat format, string text) => format switch
    {
        ConfigurationFormat.Json => JsonConfigurationReader.Read(text),
        ConfigurationFormat.Xml => XmlConfigurationReader.Read(text),
        ConfigurationFormat.Yaml => YamlConfigurationReader.Read(text),
        ConfigurationFormat.Environment => LineConfigurationReader.ReadEnvironment(text),
        ConfigurationFormat.Properties => LineConfigurationReader.ReadProperties(text),
        ConfigurationFormat.Dockerfile => DockerfileReader.Read(text),
        ConfigurationFormat.Shell => ShellReader.Read(text),
        ConfigurationFormat.PowerShell => PowerShellReader.Read(text),
        ConfigurationFormat.Batch => BatchReader.Read(text),
        ConfigurationFormat.Terraform => BlockReader.ReadTerraform(text),
        ConfigurationFormat.Groovy => BlockReader.ReadGroovy(text),
        _ => null,
    };

    private static IReadOnlyList<ConfigurationFinding> Scan(ConfigurationFormat format, string text)
    {
        if (Read(format, text) is not { } file)
            return [.. CredentialScanner.Scan(text).Select(static match => new ConfigurationFinding(match.Span, "", match.What))];

        var findings = new List<ConfigurationFinding>();
        foreach (ConfigurationValue value in file.Values) AddValue(findings, text, value);
        for (int i = 0; i < file.Commands.Count; i++)
        {
            AddCommand(findings, text, file.Commands[i]);
            if (i > 0) AddPipedText(findings, text, file.Commands[i - 1], file.Commands[i]);
        }
        foreach (ConfigurationComment comment in file.Comments) AddComment(findings, format, text, comment);
        return WithoutOverlaps(findings);
    }

    private static void AddValue(List<ConfigurationFinding> findings, string text, ConfigurationValue value)
    {
        if (ConfigurationReferences.IsReference(value)) return;
        if (FindEmbeddedFormat(value) is { } format)
        {
            foreach (ConfigurationFinding inner in Scan(format, value.Text))
                findings.Add(
                    new ConfigurationFinding(value.Locate(text, inner.Span), $"{value.Key}:{inner.Path}".TrimEnd(':'), inner.What));
            return;
        }

        if (KubernetesSecrets.Decode(value) is { } decoded)
        {
            if (Judge(decoded, value with { Text = decoded, Span = new SourceSpan(0, decoded.Length) })
                .FirstOrDefault() is { What: not null } match)
                findings.Add(new ConfigurationFinding(value.Span, match.Path, match.What));
            return;
        }

        findings.AddRange(Judge(text, value));
    }

    private static void AddCommand(List<ConfigurationFinding> findings, string text, ConfigurationValue command)
    {
        foreach (CredentialMatch match in ScanText(command.Text))
            findings.Add(new ConfigurationFinding(command.Locate(text, match.Span), ConfigurationFinding.CommandPath, match.What));
    }

    /// <summary>A reader takes a pipe for two commands; the second one says whether what the first one writes is a secret.</summary>
    private static void AddPipedText(
        List<ConfigurationFinding> findings, string text, ConfigurationValue writer, ConfigurationValue reader)
    {
        int gap = reader.Span.Start - writer.Span.End;
        if (gap < 1 || text.Substring(writer.Span.End, gap).Trim() != "|") return;
        List<CredentialMatch>? matches = null;
        CommandScanner.Scan($"{writer.Text} | {reader.Text}", ref matches);
        foreach (CredentialMatch match in matches ?? [])
        {
            if (match.Span.End <= writer.Text.Length)
                findings.Add(new ConfigurationFinding(writer.Locate(text, match.Span), ConfigurationFinding.CommandPath, match.What));
        }
    }

    private static IEnumerable<ConfigurationFinding> Judge(string text, ConfigurationValue value)
    {
        CredentialMatch[] matches = [.. ScanText(value.Text, ConnectionStringKeys.IsConnectionString(value.Key))];
        if (matches.Length > 0)
            return matches.Select(match => new ConfigurationFinding(value.Locate(text, match.Span), value.Key.ToString(), match.What));
        return ConfigurationNames.DescribeSecret(value) is { } what
            ? [new ConfigurationFinding(value.Span, value.Key.ToString(), what)]
            : [];
    }

    /// <summary>Finds what a text holds by itself, without the published keys of emulators and the variables of scripts.</summary>
    private static IEnumerable<CredentialMatch> ScanText(string text, bool isConnectionString = false) =>
        CredentialScanner.Scan(text, isConnectionString).Where(match => !KnownNonSecrets.Contains(text, match.Span.Start, match.Span.End)
            && !(match.Span.Length > 2 && text[match.Span.Start] == '$' && text[match.Span.Start + 1] is '(' or '{'));

    /// <summary>
    /// A comment may be a setting that was switched off. Prose may look like one, too, so that only a name and a value without spaces are
    /// taken for it.
    /// </summary>
    private static void AddComment(
        List<ConfigurationFinding> findings, ConfigurationFormat format, string text, ConfigurationComment comment)
    {
        string content = text.Substring(comment.Content.Start, comment.Content.Length);
        int before = findings.Count;
        foreach (CredentialMatch match in ScanText(content))
            findings.Add(
                new ConfigurationFinding(new SourceSpan(comment.Content.Start + match.Span.Start, match.Span.Length), "#", match.What));
        if (findings.Count > before) return;

        // A comment in JSON has members without the braces around them.
        string prefix = format == ConfigurationFormat.Json ? "{" : "";
        foreach (ConfigurationValue value in Read(format, prefix + content)!.Values)
        {
            if (value.Key.Name.Any(char.IsWhiteSpace) || value.Text.Any(char.IsWhiteSpace) || ConfigurationReferences.IsReference(value))
                continue;
            if (ConfigurationNames.DescribeSecret(value) is { } what)
                findings.Add(new ConfigurationFinding(
                    new SourceSpan(comment.Content.Start + value.Span.Start - prefix.Length, value.Span.Length), $"#{value.Key}", what));
        }
    }

    /// <summary>Finds a file within a file, such as <c>appsettings.json: |</c> in a ConfigMap.</summary>
    public static ConfigurationFormat? FindEmbeddedFormat(ConfigurationValue value)
    {
        if (value.Text.IndexOf('\n') < 0 || value.Key.Name.IndexOf('.') < 0) return null;
        ConfigurationFormat format = ConfigurationFiles.GetFormat(value.Key.Name);
        return format == ConfigurationFormat.Text ? null : format;
    }

    private static List<ConfigurationFinding> WithoutOverlaps(List<ConfigurationFinding> findings)
    {
        var ordered = new List<ConfigurationFinding>(findings.Count);
        foreach (ConfigurationFinding finding in findings.OrderBy(static finding => finding.Span.Start))
        {
            if (ordered.Count == 0 || ordered[ordered.Count - 1].Span.End <= finding.Span.Start) ordered.Add(finding);
        }
        return ordered;
    }
}

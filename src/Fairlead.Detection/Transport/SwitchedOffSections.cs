using Fairlead.Detection.Configuration;
using Fairlead.Detection.Text.Names;

namespace Fairlead.Detection.Transport;

/// <summary>
/// Sections of a file that nothing reads, because they say so: <c>ingress: { enabled: false, tls: false }</c>. A section about security that
/// is switched off is a finding, not a reason to be quiet.
/// </summary>
internal sealed class SwitchedOffSections(ConfigurationText file)
{
    private static readonly HashSet<string> SecurityWords = new(StringComparer.Ordinal)
    {
        "tls", "ssl", "mtls", "https", "security", "secure", "encryption", "encrypt", "certificate", "certificates", "cert", "verify",
        "verification", "validation", "starttls",
    };

    private HashSet<ConfigurationKey>? _sections;

    /// <summary>Determines whether a setting is in one.</summary>
    public bool Contains(ConfigurationKey key)
    {
        _sections ??= [.. file.Values.Concat(file.Switches).Where(IsSwitch).Select(static value => value.Key.Parent!)];
        for (ConfigurationKey? section = key.Parent; section is not null && _sections.Count > 0; section = section.Parent)
        {
            if (_sections.Contains(section)) return true;
        }
        return false;
    }

    private static bool IsSwitch(ConfigurationValue value) =>
        value.Key is { Name: var name, Parent: { Parent: not null } section }
        && (name.ToLowerInvariant(), value.Text.ToLowerInvariant()) is ("enabled" or "enable", "false") or ("disabled", "true")
        && !IdentifierWords.Split(section.Title).Exists(SecurityWords.Contains);
}

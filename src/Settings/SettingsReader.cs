using Microsoft.Extensions.Configuration;

namespace Fairlead.Settings;

/// <summary>
/// Reads a backend's options from the settings of a deployment. A setting has the name of its option, in any case and with <c>_</c> or
/// <c>-</c> between words, or another that people know for it. No message quotes a value. Compiled into each package whose settings are
/// read this way.
/// </summary>
/// <typeparam name="TOptions">The options.</typeparam>
/// <param name="setters">Sets an option to a text, by the option's normalized name.</param>
/// <param name="aliases">Other names of options, and which option each means; both normalized.</param>
/// <param name="secrets">Normalized names that would hold a secret, and what to use instead.</param>
internal sealed class SettingsReader<TOptions>(
    IReadOnlyDictionary<string, Action<TOptions, string>> setters,
    IReadOnlyDictionary<string, string> aliases,
    IReadOnlyDictionary<string, string> secrets)
{
    /// <summary>Sets options that have parts, by the option's normalized name.</summary>
    public IReadOnlyDictionary<string, Action<TOptions, IConfigurationSection>> SectionSetters { get; init; } =
        new Dictionary<string, Action<TOptions, IConfigurationSection>>();

    /// <summary>Reads all settings beside the type.</summary>
    /// <exception cref="InvalidOperationException">A setting is unknown, there twice, would hold a secret, or cannot be read.</exception>
    public TOptions Read(IEnumerable<(string Name, IConfigurationSection Section)> settings, TOptions options)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string name, IConfigurationSection section) in settings)
        {
            if (name == "type") continue;
            string known = aliases.GetValueOrDefault(name, name);
            string shown = Show(section.Key);
            if (secrets.TryGetValue(known, out string? instead))
                throw new InvalidOperationException($"the setting '{shown}' would hold a secret; use {instead}");
            if (!seen.Add(known)) throw new InvalidOperationException($"the setting '{shown}' is there twice, under two names");
            if (SectionSetters.TryGetValue(known, out Action<TOptions, IConfigurationSection>? setSection)) setSection(options, section);
            else if (setters.TryGetValue(known, out Action<TOptions, string>? set)) Set(section, options, set);
            else throw new InvalidOperationException($"it has no setting '{shown}'");
        }
        return options;
    }

    /// <summary>Reads all settings beside the type.</summary>
    /// <exception cref="InvalidOperationException">A setting is unknown, there twice, would hold a secret, or cannot be read.</exception>
    public TOptions Read(IConfiguration settings, TOptions options) =>
        Read(settings.GetChildren().Select(static section => (SettingNames.Normalize(section.Key), section)), options);

    /// <summary>A text that does not look like the name of a setting may be a secret in the wrong place.</summary>
    private static string Show(string name) =>
        name.Length <= 40 && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-') ? name : "…";

    private static void Set(IConfigurationSection section, TOptions options, Action<TOptions, string> set)
    {
        try
        {
            set(options, section.Value ?? throw new FormatException());
        }
        catch (Exception e) when (e is FormatException or OverflowException or ArgumentException)
        {
            throw new InvalidOperationException($"the setting '{Show(section.Key)}' cannot be read");
        }
    }
}

using Fairlead.Detection.Configuration;

namespace Fairlead.Detection.Transport;

/// <summary>The names that lead to a setting, from the last to the first, in small letters and without hyphens and underscores.</summary>
internal static class SettingPath
{
    // Jwt__RequireHttpsMetadata in an environment is Jwt:RequireHttpsMetadata.
    private static readonly string[] Separators = ["__", ":"];

    /// <summary>Never empty.</summary>
    public static IReadOnlyList<string> Of(ConfigurationKey key)
    {
        var names = new List<string>();
        for (ConfigurationKey? one = key.Subject; one is not null && (one.Parent is not null || names.Count == 0); one = one.Parent)
        {
            // What a thing is called, and what it is.
            if (one.Label is not null) names.AddRange(PartsOf(one.Label));
            names.AddRange(PartsOf(one.Name));
        }
        return names;
    }

    private static IEnumerable<string> PartsOf(string name) => name.Split(Separators, StringSplitOptions.None).Reverse().Select(Plain);

    private static string Plain(string name) => name.Replace("-", "").Replace("_", "").ToLowerInvariant();
}

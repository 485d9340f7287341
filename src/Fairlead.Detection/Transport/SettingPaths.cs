using Fairlead.Detection.Configuration;

namespace Fairlead.Detection.Transport;

/// <summary>The names that lead to a setting, from the last to the first, in small letters and without hyphens and underscores.</summary>
internal static class SettingPaths
{
    // Jwt__RequireHttpsMetadata in an environment is Jwt:RequireHttpsMetadata.
    private static readonly string[] Separators = ["__", ":"];

    /// <summary>Never empty.</summary>
    public static IReadOnlyList<string> GetNames(ConfigurationKey key)
    {
        var names = new List<string>();
        for (ConfigurationKey? one = key.Subject; one is not null && (one.Parent is not null || names.Count == 0); one = one.Parent)
        {
            // What a thing is called, and what it is.
            if (one.Label is not null) names.AddRange(SplitName(one.Label));
            names.AddRange(SplitName(one.Name));
        }
        return names;
    }

    private static IEnumerable<string> SplitName(string name) =>
        name.Split(Separators, StringSplitOptions.None).Reverse().Select(Normalize);

    private static string Normalize(string name) => name.Replace("-", "").Replace("_", "").ToLowerInvariant();
}

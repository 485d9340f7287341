namespace Fairlead.Settings;

/// <summary>Names of settings, of which case and signs between words do not matter.</summary>
internal static class SettingNames
{
    public static string Normalize(string name) =>
        name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
}

namespace Fairlead.Detection.Transport;

/// <summary>The names of what only developers' machines use, where clear text hurts nobody.</summary>
internal static class DevelopmentStages
{
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
        { "development", "dev", "local", "debug", "launchsettings", "override" };

    public static bool Contains(string name) => Words.Contains(name);

    /// <summary>
    /// By the words of a name: <c>appsettings.Development.json</c>, <c>launchSettings.json</c>, <c>docker-compose.override.yml</c>.
    /// </summary>
    public static bool IsNamedBy(string name) => name.Split('.', '-', '_').Any(Words.Contains);
}

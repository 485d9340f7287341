using Fairlead.Detection.Configuration;

namespace Fairlead.Detection.Transport;

/// <summary>Projects of Maven, whose <c>url</c> elements are links to the pages of people and projects, but for repositories.</summary>
internal static class MavenProjects
{
    private static readonly HashSet<string> Servers = new(StringComparer.Ordinal)
        { "repository", "pluginRepository", "snapshotRepository", "mirror", "site" };

    public static bool IsProject(string path) => ConfigurationFiles.GetFileName(path) == "pom.xml";

    /// <summary>Determines whether a URL is a link that people follow.</summary>
    public static bool IsLink(ConfigurationKey key) =>
        key.Name.EndsWith("url", StringComparison.OrdinalIgnoreCase) && key.Parent is { Name: var parent } && !Servers.Contains(parent);
}

using Fairlead.Core.Text;
using Fairlead.Detection.Configuration;
using Fairlead.Detection.Text.Urls;

namespace Fairlead.Detection.Transport;

/// <summary>FLD2007 in configuration files: a server that listens on every address in clear text, and nowhere with https.</summary>
internal static class ListeningSettings
{
    /// <summary>What is wrong, in code and in files alike.</summary>
    public const string Problem = "This server listens on every address in clear text; listen with https, or on localhost behind a proxy";

    private static readonly HashSet<string> Names = new(StringComparer.Ordinal) { "urls", "aspnetcoreurls", "dotneturls", "server.urls" };

    // What runs in a container is reached through what stands before it.
    private static readonly HashSet<string> Containers =
        new(StringComparer.Ordinal) { "services", "containers", "initcontainers", "templates" };

    /// <summary>
    /// Finds the first address that is in clear text. Returns null if the setting has none, or the file has one with https.
    /// </summary>
    public static SourceSpan? Find(ConfigurationValue value, IReadOnlyList<string> path, ConfigurationText file)
    {
        if (!IsListening(path) || value.Key.Root.Kind is not null || path.Any(Containers.Contains)) return null;
        return FindOpen(value.Text) is { } place
            && !file.Values.Any(static candidate => IsListening(SettingPaths.GetNames(candidate.Key)) && HasHttps(candidate.Text))
            ? place
            : null;
    }

    private static bool IsListening(IReadOnlyList<string> path) =>
        Names.Contains(path[0]) || (path[0] == "url" && path.Contains("endpoints") && path.Contains("kestrel"));

    private static bool HasHttps(string addresses) => addresses.IndexOf("https://", StringComparison.OrdinalIgnoreCase) >= 0;

    private static SourceSpan? FindOpen(string addresses)
    {
        for (int from = 0; NetworkUrl.TryFind(addresses, from, out NetworkUrl url); from = Math.Max(url.AuthorityEnd, url.SchemeEnd + 1))
        {
            if (url.Scheme.IsHttp && HostClassifier.Classify(url.GetHost(addresses), InternalHostSuffixes.None) == HostKind.AnyAddress)
                return SourceSpan.FromBounds(url.Start, url.AuthorityEnd);
        }
        return null;
    }
}

using Fairlead.Core.Json;
using Fairlead.Detection.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Analyzers.ConnectionIds;

/// <summary>
/// The names under which the project's settings have connection strings: libraries find those too, besides what the manifest declares. Read
/// when the first name is asked for that is in no manifest.
/// </summary>
internal sealed class ConfiguredNames(AnalyzerOptions options)
{
    /// <summary>What the Functions host itself wants to be set.</summary>
    private static readonly string[] OfTheHost = ["AzureWebJobsStorage", "AzureWebJobsDashboard"];

    private static readonly string[] Sections = ["ConnectionStrings", "Values", "Parameters"];

    private readonly Lazy<HashSet<string>> _names = new(() => Read(options));

    public bool Contains(string name) => _names.Value.Contains(name);

    private static HashSet<string> Read(AnalyzerOptions options)
    {
        var names = new HashSet<string>(OfTheHost, StringComparer.OrdinalIgnoreCase);
        foreach (AdditionalText file in options.AdditionalFiles)
        {
            if (ConfigurationFiles.IsIgnored(file.Path) || file.FindText(options, default)?.ToString() is not { } text) continue;
            switch (ConfigurationFiles.GetFormat(file.Path))
            {
                case ConfigurationFormat.Json when JsonDocument.Parse(text, JsonReaderOptions.Relaxed).Root is { } root:
                    foreach (string section in Sections)
                        foreach (JsonMember member in root[section]?.Members ?? []) Add(names, member.Name);
                    break;
                case ConfigurationFormat.Xml:
                    foreach (ConfigurationValue value in XmlConfigurationReader.Read(text).Values)
                        if (FindName(value.Key.ToString().Split(':')) is { } name) Add(names, name);
                    break;
            }
        }
        return names;
    }

    /// <summary>Finds what follows the section in <c>configuration:connectionStrings:orders:connectionString</c>.</summary>
    private static string? FindName(string[] path)
    {
        int section = Array.IndexOf(path, "connectionStrings");
        return section >= 0 && section + 1 < path.Length ? path[section + 1] : null;
    }

    /// <summary>A setting of several parts is called by the first: <c>orders__serviceUri</c>, <c>ConnectionStrings:orders</c>.</summary>
    private static void Add(HashSet<string> names, string key)
    {
        foreach (string prefix in new[] { "ConnectionStrings:", "ConnectionStrings__" })
        {
            if (key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) key = key.Substring(prefix.Length);
        }
        names.Add(key);
        int part = key.IndexOf("__", StringComparison.Ordinal);
        if (part > 0) names.Add(key.Substring(0, part));
    }
}

using Fairlead.Detection.Configuration;
using Fairlead.Detection.Text.Names;

namespace Fairlead.Detection.Transport;

/// <summary>Meanings of the names that lead to a setting, for a URL in it.</summary>
internal static class SettingNames
{
    /// <summary>Links that people follow, and origins, which are compared.</summary>
    private static readonly HashSet<string> LinkNouns = new(StringComparer.Ordinal)
    {
        "homepage", "home", "repository", "bugs", "documentation", "docs", "contact", "icon", "logo", "author", "authors", "maintainers",
        "contributors", "funding", "sponsors",
        "sources", "origin", "origins", "cors", "feedback", "privacy", "terms", "banner", "blog", "changelog", "notes", "title", "text",
    };

    private static readonly HashSet<string> GenericNames = new(StringComparer.OrdinalIgnoreCase) { "url", "uri", "href", "link", "web" };

    private static readonly HashSet<string> LinkElements = new(StringComparer.OrdinalIgnoreCase)
        { "PackageProjectUrl", "ProjectUrl", "RepositoryUrl", "PackageLicenseUrl", "PackageIconUrl", "IconUrl", "LicenseUrl", "HelpUrl",
            "SupportUrl", "InfoUrl",
            "ProjectUri", "LicenseUri", "IconUri", "HelpInfoUri" };

    public static string GetName(ConfigurationKey key)
    {
        ConfigurationKey subject = key.Subject;
        return subject.Label ?? subject.Name;
    }

    /// <summary>Unknown where nothing tells that the URL is not connected to.</summary>
    public static UrlUse GetUse(ConfigurationKey key)
    {
        ConfigurationKey subject = key.Subject;
        foreach (string name in new[] { subject.Label ?? "", subject.Name, key.Name })
        {
            if (UrlContexts.NamesSomething(name)) return UrlUse.Name;
            if (LinkElements.Contains(name)) return UrlUse.Text;
            if (UrlNameWords.GetUse(name) is not UrlUse.Unknown and var use) return use;
            List<string> words = IdentifierWords.Split(name);
            if (words.Count > 0 && LinkNouns.Contains(words[words.Count - 1])) return UrlUse.Text;
        }

        // { "name": "A Person", "url": "http://…" } in a list of people.
        bool isInNamedItem = GenericNames.Contains(key.Name) && key.Parent is { IsItem: true, Label: not null };
        if (isInNamedItem && key.Parent!.Parent is { Parent: not null } people && GetUse(people) == UrlUse.Text) return UrlUse.Text;

        // A list's things are what the list is called, and a URL is one of what it is in.
        if (key.IsItem && UrlNameWords.NamesFormerUrls(subject.Name)) return UrlUse.Name;
        bool isOfParent = subject.Label is null && (subject.IsItem || GenericNames.Contains(subject.Name));
        return isOfParent && subject.Parent is { Parent: not null } parent ? GetUse(parent) : UrlUse.Unknown;
    }
}

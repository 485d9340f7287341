using Fairlead.Detection.Text.Names;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.Credentials;

/// <summary>Types that list names: ClaimTypes, ErrorCodes, SettingKeys. A plain word in them is one, whatever it is called.</summary>
internal static class NameContainers
{
    private static readonly HashSet<string> Lists = new(StringComparer.Ordinal)
    {
        "names", "name", "keys", "claims", "types", "type", "routes", "route", "permissions", "scopes", "policies", "roles", "events",
        "event", "codes", "code", "errors", "messages", "resources", "resource", "strings", "labels", "label", "fields", "columns",
        "parameters", "params", "properties", "headers", "attributes", "methods", "grants", "kinds", "schemes", "selectors", "ids", "urls",
        "endpoints", "paths", "views", "pages", "actions", "commands", "features", "tags", "categories", "reasons", "templates", "icons",
        "texts", "localization", "translations", "modes", "purposes", "providers", "sections", "variables", "elements", "tables",
    };

    public static bool IsNameContainer(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.ContainingType)
        {
            List<string> words = IdentifierWords.Split(type.Name);
            if (words.Count > 0 && Lists.Contains(words[words.Count - 1])) return true;
        }

        return false;
    }
}

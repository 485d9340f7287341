using Fairlead.Detection.Configuration;

namespace Fairlead.Detection.Transport;

/// <summary>
/// Lists of records in a file, which are data that a program shows or works on: catalogues, seeds, site maps, recordings. Nobody writes
/// more than twenty settings of one name on one level, unless the file says that it holds settings.
/// </summary>
internal static class DataLists
{
    private const int MostSettings = 20;
    private const int MostFieldsOfSetting = 5;

    private static readonly HashSet<string> SettingWords = new(StringComparer.Ordinal)
    {
        "appsettings", "settings", "config", "configuration", "compose", "values", "env", "environment", "deployment", "deploy",
        "parameters", "variables", "vars", "web", "app", "secrets", "launchsettings", "prometheus", "ocelot", "yarp",
    };

    /// <summary>Determines whether a file may hold data, by its format and name.</summary>
    public static bool MayHold(ConfigurationFormat format, string path) =>
        format is ConfigurationFormat.Json or ConfigurationFormat.Xml or ConfigurationFormat.Yaml
        && !ConfigurationFiles.GetFileName(path).Split('.', '-', '_').Any(SettingWords.Contains);

    /// <summary>Finds the keys whose values belong to a list of records.</summary>
    public static HashSet<ConfigurationKey> FindKeys(IEnumerable<ConfigurationKey> keys, ConfigurationText file)
    {
        List<ConfigurationKey> all = [.. keys.Distinct()];
        HashSet<ConfigurationKey> records = FindRecordsOfFile(file);
        return
        [
            .. all.Where(key => records.Contains(FindTop(key))),
            .. all.GroupBy(static key => (CountParents(key), key.IsItem ? "" : key.Name))
                .Where(static group => group.Count() > MostSettings)
                .SelectMany(static group => group),
        ];
    }

    /// <summary>Finds the items of a file that is itself a list, of things that have more to them than a name and an address.</summary>
    private static HashSet<ConfigurationKey> FindRecordsOfFile(ConfigurationText file) =>
    [
        .. file.Values.Select(static value => FindTop(value.Key))
            .Where(static item => item.IsItem && char.IsDigit(item.Name[0]))
            .GroupBy(static item => item)
            .Where(static group => group.Count() > MostFieldsOfSetting)
            .Select(static group => group.Key),
    ];

    private static ConfigurationKey FindTop(ConfigurationKey key)
    {
        while (key.Parent is { Parent: not null } parent) key = parent;
        return key;
    }

    private static int CountParents(ConfigurationKey key)
    {
        int parents = 0;
        for (ConfigurationKey? parent = key.Parent; parent is not null; parent = parent.Parent) parents++;
        return parents;
    }
}

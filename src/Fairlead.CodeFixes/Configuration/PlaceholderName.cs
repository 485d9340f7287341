using System.Globalization;
using Fairlead.Detection.Configuration;
using Fairlead.Detection.Text.Names;

namespace Fairlead.CodeFixes.Configuration;

/// <summary>Names for the variables that take the place of secrets: <c>DB_PASSWORD</c>.</summary>
internal static class PlaceholderName
{
    private const string Fallback = "SECRET";

    /// <summary>Names that say where a value is, not what it is.</summary>
    private static readonly HashSet<string> Containers = new(StringComparer.OrdinalIgnoreCase)
    {
        "environment", "env", "variables", "args", "propertygroup", "configuration", "appsettings", "packagesourcecredentials", "steps",
    };

    /// <summary>Creates the name that the file itself gives the value; a word that says little gets the one around it in front.</summary>
    public static string Create(SecretPlace place)
    {
        ConfigurationKey subject = place.Value.Key.Subject;
        List<string> words = Split(subject.Label ?? subject.Name);
        bool isContainer(ConfigurationKey key) => key.IsItem || key.Parent is null || Containers.Contains(key.Name);
        if ((words.Count < 2 || words[0] == "CLEAR") && FindAround(subject, isContainer) is { } around)
            words = [.. Split(around), .. words.Where(static word => word is not ("CLEAR" or "TEXT"))];
        if (place.FileName == ".npmrc") words = [.. words.Where(static word => word is "TOKEN" or "AUTH" or "PASSWORD").Prepend("NPM")];

        // The value says more than the secret, which needs a name of its own.
        if (!place.IsWholeValue) words.Add("PASSWORD");
        string name = string.Join("_", words);
        return name.Length == 0 || char.IsDigit(name[0]) ? Fallback : name;
    }

    public static string AddNumber(string name, int number) =>
        number == 1 ? name : name + "_" + number.ToString(CultureInfo.InvariantCulture);

    private static string? FindAround(ConfigurationKey subject, Func<ConfigurationKey, bool> isContainer)
    {
        ConfigurationKey? around = subject.Parent;
        while (around is not null && isContainer(around)) around = around.Parent;
        return around is null || around.Title.Length == 0 ? null : around.Title;
    }

    private static List<string> Split(string name) => [.. IdentifierWords
        .Split(name)
        .Select(static word => string.Concat(word.Where(static c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9'))).ToUpperInvariant())
        .Where(static word => word.Length > 0)];
}

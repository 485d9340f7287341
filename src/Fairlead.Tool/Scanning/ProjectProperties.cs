using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Fairlead.Tool.Scanning;

/// <summary>
/// The properties and items of a project as far as its file and the <c>Directory.Build.props</c> above it say them. MSBuild does not run:
/// a condition that compares two known texts is honoured, any other counts as false.
/// </summary>
internal sealed partial class ProjectProperties
{
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Kind, string Include, bool IsRemoved)> _items = [];

    /// <summary>Reads files in the order in which MSBuild would.</summary>
    public static ProjectProperties Read(string projectFile, IEnumerable<string> files, ICollection<string> unreadable)
    {
        var project = new ProjectProperties();
        project._values["MSBuildProjectName"] = Path.GetFileNameWithoutExtension(projectFile);
        project._values["MSBuildProjectDirectory"] = Path.GetDirectoryName(projectFile) ?? "";
        project._values["Configuration"] = "Debug";
        foreach (string file in files)
        {
            project._values["MSBuildThisFileDirectory"] = Path.GetDirectoryName(file) + "/";
            try
            {
                XElement? root = XDocument.Load(file).Root;
                if (root?.Attribute("Sdk")?.Value is { } sdk) project._values["_Sdk"] = sdk;
                if (root is not null) project.ReadGroups(root);
            }
            catch (Exception e) when (e is XmlException or IOException or UnauthorizedAccessException)
            {
                unreadable.Add(file);
            }
        }
        return project;
    }

    /// <summary>
    /// Gets the properties and items, in an order that is always the same, without those that name a folder of this machine.
    /// </summary>
    public IEnumerable<(string Name, string Value)> All => _values
        .Where(static value => !value.Key.StartsWith("MSBuild", StringComparison.Ordinal))
        .Select(static value => (value.Key, value.Value))
        .Concat(_items.Select(static item => (item.Kind, item.Include)))
        .Order();

    public string? Find(string name) => _values.TryGetValue(name, out string? value) && value.Length > 0 ? value : null;

    public bool IsTrue(string name) => Find(name) is { } value
        && (value.Equals("true", StringComparison.OrdinalIgnoreCase) || value.Equals("enable", StringComparison.OrdinalIgnoreCase));

    /// <summary>Gets what items of a kind include, each part of a list by itself.</summary>
    public IEnumerable<string> GetItems(string kind) => _items
        .Where(item => item.Kind == kind && !item.IsRemoved)
        .Select(static item => item.Include).Distinct(StringComparer.OrdinalIgnoreCase);

    private void ReadGroups(XElement parent)
    {
        foreach (XElement element in parent.Elements().Where(IsIncluded))
        {
            switch (element.Name.LocalName)
            {
                case "PropertyGroup":
                    foreach (XElement property in element.Elements().Where(IsIncluded))
                        _values[property.Name.LocalName] = Expand(property.Value.Trim());
                    break;
                case "ItemGroup":
                    foreach (XElement item in element.Elements().Where(IsIncluded)) ReadItem(item);
                    break;
                case "Choose":
                    foreach (XElement when in element.Elements().Where(IsIncluded).Take(1)) ReadGroups(when);
                    break;
            }
        }
    }

    private void ReadItem(XElement item)
    {
        string? included = item.Attribute("Include")?.Value ?? item.Attribute("Update")?.Value;
        string? removed = item.Attribute("Remove")?.Value;
        foreach (string part in Expand(included ?? removed ?? "")
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            _items.Add((item.Name.LocalName, part, included is null));
    }

    private bool IsIncluded(XElement element) =>
        element.Attribute("Condition")?.Value is not { } condition || string.IsNullOrWhiteSpace(condition) || IsTrueCondition(condition);

    private bool IsTrueCondition(string condition)
    {
        string[] alternatives = Or().Split(condition);
        if (alternatives.Length > 1) return alternatives.Any(IsTrueCondition);
        string[] parts = And().Split(condition);
        if (parts.Length > 1) return parts.All(IsTrueCondition);
        Match match = Comparison().Match(Expand(condition));
        if (!match.Success) return false;
        bool isEqual = match.Groups["left"].Value.Equals(match.Groups["right"].Value, StringComparison.OrdinalIgnoreCase);
        return isEqual == (match.Groups["operator"].Value == "==");
    }

    private string Expand(string text) => Reference().Replace(text, match => _values.GetValueOrDefault(match.Groups[1].Value, ""));

    [GeneratedRegex(@"\s+or\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Or();

    [GeneratedRegex(@"\s+and\s+", RegexOptions.IgnoreCase)]
    private static partial Regex And();

    [GeneratedRegex(@"\$\((\w+)\)")]
    private static partial Regex Reference();

    [GeneratedRegex(@"^\s*'?(?<left>[^'=!]*)'?\s*(?<operator>==|!=)\s*'?(?<right>[^'=!]*)'?\s*$")]
    private static partial Regex Comparison();
}
